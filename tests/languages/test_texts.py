import pytest

from finder import languages
from finder.languages import (
    AREAS,
    checked,
    gettext,
    ngettext,
    pgettext,
    said_in,
    speaking,
    told_in,
    weekday_name,
)

SENTENCE = "What is said there stays there. That is a custom, not a law."


def test_english_is_what_the_code_holds() -> None:
    assert gettext("noon") == "noon"
    assert ngettext("{n} meeting", "{n} meetings", 1) == "{n} meeting"
    assert pgettext("type", "Discussion") == "Discussion"


def test_a_message_is_said_in_the_language_spoken() -> None:
    with speaking("es"):
        assert gettext("noon") == "mediodía"
    assert gettext("noon") == "noon"


def test_what_has_no_translation_is_said_in_english() -> None:
    with speaking("es"):
        assert gettext("No translator has seen this.") == "No translator has seen this."
    with speaking("fr"):
        assert gettext("noon") == "noon"


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 reuniones"), (1, "1 reunión"), (2, "2 reuniones")]
)
def test_a_number_bends_what_is_counted(number: int, words: str) -> None:
    with speaking("es"):
        form = ngettext("{n} meeting", "{n} meetings", number)
    assert form.format(n=number) == words


def test_an_empty_message_stays_empty() -> None:
    with speaking("es"):
        assert gettext("") == ""


@pytest.mark.parametrize("area", AREAS)
def test_a_sentence_that_nobody_has_read_in_a_language_stays_english(area: str) -> None:
    with speaking("es"):
        assert checked(area, SENTENCE) == SENTENCE
        assert ' lang="en"' in said_in(area)


def test_a_sentence_that_a_person_has_read_is_shown_translated() -> None:
    with speaking("es", reviewed=frozenset({"first_visit"})):
        assert checked("first_visit", SENTENCE) != SENTENCE
        assert said_in("first_visit") == ""
        assert checked("access", "Anyone may come.") == "Anyone may come."


def test_what_goes_into_such_a_sentence_is_in_its_language() -> None:
    with speaking("es"), told_in("access"):
        assert weekday_name(0) == "Monday"
    with speaking("es", reviewed=frozenset({"access"})), told_in("access"):
        assert weekday_name(0) == "lunes"


def test_english_needs_no_mark() -> None:
    assert said_in("access") == ""


def test_an_area_that_is_none_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        checked("acces", SENTENCE)


def test_the_language_of_one_task_is_not_that_of_another() -> None:
    with speaking("es"):
        with speaking("en"):
            assert languages.language() == "en"
        assert languages.language() == "es"
    assert languages.language() == "en"
