"""A publisher's own words on who may come, short, where a card's words do not say them already."""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from textwrap import shorten

from finder.model import Access, Meeting
from finder.register.access import BOTH_LABELS, is_for_children

_LONGEST = 90  # characters, cut at a word
_LABEL = 2  # words: so few are a label, which our own words explain


def own_words(meeting: Meeting) -> str | None:
    """None for children's groups, of which no text of a publisher's is shown."""
    said = meeting.access_text
    if said is None or is_for_children(meeting) or meeting.access_weeks:
        return None  # of weeks that were read our own words tell
    said = said.removeprefix(BOTH_LABELS).strip(" ;:.,")
    if not said or said in (meeting.conditions or "") or _is_said(meeting.access, said):
        return None
    return shorten(said, _LONGEST, placeholder=" …")


def _is_said(access: Access, said: str) -> bool:
    """Whether the label for this says as much."""
    plain = said.casefold()
    if access is Access.OPEN:
        return not _holds(plain, _words()["more_than_open"])
    if access is Access.OPEN_ON_REQUEST and _holds(plain, _words()["ask_first"]):
        return True
    # What "modified closed" is no page says: our own words there are a guess at it.
    return access is not Access.CLOSED_WITH_GUESTS and len(said.split()) <= _LABEL


def _holds(text: str, signs: Sequence[str]) -> bool:
    return any(sign in text for sign in signs)


@cache
def _words() -> Mapping[str, Sequence[str]]:
    text = files("finder.register").joinpath("own_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
