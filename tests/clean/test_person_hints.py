"""A text in which no word hints at a person is left out, and loses nothing by that."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from importers.clean import people, privacy
from importers.clean.name_words import hints_at_person
from importers.clean.people import without_last_names
from importers.clean.privacy import scrub, scrub_name, scrub_place
from importers.clean.remembered import forget

_WORDS = (
    *("John", "john", "Mary", "Grace", "May", "Xavia", "Smith", "Jones", "O'Brien", "Zzyx", "de"),
    *("A", "B.", "Dr.", "Mrs", "contact", "Contact", "chair", "Secretary", "led", "by", "call"),
    *("the", "hall", "Hall", "St", "Meeting", "Sunday", "Robin's", "García", "(Smith)", "—", ","),
    *("7", "07700 900123", "me@example.org", "www.example.org", ".", "\n"),
)
_TEXTS = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=8).map(" ".join)


@contextmanager
def _looked_at() -> Iterator[None]:
    """Every text looks as if it could hold a person, a number or a sign."""
    forget()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(people, "hints_at_person", lambda *_, **__: True)
        patch.setattr(privacy, "hints_at_person", lambda *_, **__: True)
        patch.setattr(privacy, "_may_tell_contact", lambda _: True)
        yield
    forget()


def _cleaned(text: str) -> tuple[str | None, ...]:
    return (
        without_last_names(text),
        without_last_names(text, common_only=True),
        scrub(text),
        scrub(text, country="GB"),
        scrub_name(text),
        scrub_place(text),
    )


@settings(max_examples=300, deadline=None)
@given(_TEXTS)
@example("Xavia B. Smith leads")
@example("Contact John Smith")
@example("Dr. Zzyx")
def test_a_text_is_cleaned_as_if_every_word_hinted_at_a_person(text: str) -> None:
    quick = _cleaned(text)
    with _looked_at():
        assert quick == _cleaned(text)


@pytest.mark.parametrize(
    ("text", "hints", "in_a_name"),
    [
        ("John at eight", True, False),
        ("Dr. Who", True, False),
        ("contact us", True, True),
        ("Xavia B. Smith", True, True),
        ("A Meeting of Smith", True, True),
        ("A Meeting", False, False),
        ("the hall of Smith", False, True),
        ("the hall of smith", False, False),
        ("the hall", False, False),
    ],
)
def test_given_names_titles_announcements_and_surnames_with_initials_hint(
    text: str, hints: bool, in_a_name: bool
) -> None:
    assert hints_at_person(text) is hints
    assert hints_at_person(text, common_only=True) is in_a_name
