"""Words that are parameters: days, places, languages; never in quotes, never against a name."""

from collections.abc import Callable

import pytest

from finder.model import Venue, Weekday
from finder.search.choices import allowed
from finder.search.meanings import meanings, synonyms
from finder.search.query import FOR, parse_query, public
from tests.search.small import Small, at, meeting

World = Callable[..., Small]
BOSTON = at(42.36, -71.06, locality="Boston", region="MA")
NO_FACETS = {"for": FOR, "on": ("0",)}
MEETINGS = (
    meeting("Just for Today", venue=BOSTON),
    meeting("Open Door"),
    meeting("Now or Never"),
    meeting("Living in Salem", venue=at(42.52, -70.9, locality="Salem", region="MA")),
    meeting("Without a point", venue=Venue(locality="Lowell", region="MA")),
)


def understood(world: Small, *pairs: tuple[str, str]) -> tuple[list[tuple[str, str, str]], str]:
    """(text, parameter, value) of what is understood, and the words left to be found."""
    query = parse_query(pairs, world.index, None)
    shown = [(item.text, item.parameter, item.value) for item in query.understood]
    phrases = [f'"{" ".join(phrase)}"' for phrase in query.phrases]
    return shown, " ".join([*query.words, *phrases])


@pytest.mark.parametrize(("asked", "expected", "left"), [
    ("tuesday", [("tuesday", "day", "tue")], ""),
    ("Tuesdays,", [("Tuesdays,", "day", "tue")], ""),
    ("hope on friday", [("on friday", "day", "fri")], "hope"),
    ("monday wednesday", [("monday", "day", "mon"), ("wednesday", "day", "wed")], ""),
    ("monday night", [("monday", "day", "mon"), ("night", "time", "evening"),
                      ("night", "time", "night")], ""),
    ("night owls", [], "night owls"),
    ("tonight", [("tonight", "day", "today"), ("tonight", "time", "evening"),
                 ("tonight", "time", "night")], ""),
    ("now", [("now", "on", "0")], ""), ("hope right now", [("right now", "on", "0")], "hope"),
    ("online now", [("online", "attendance", "online"), ("now", "on", "0")], ""),
    ("open now", [("open", "access", "open"), ("now", "on", "0")], ""),
    ("women ahora mismo", [("ahora mismo", "on", "0")], "women"),
    ("now or never", [], "now never"), ('"now" women', [], 'women "now"'),
    ("today", [("today", "day", "today")], ""),
    ("women today", [("today", "day", "today")], "women"),
    ("just for today", [], "just today"),
    ("near boston", [("near boston", "near", "boston")], ""),
    ("hope near Boston, MA tomorrow", [("near Boston, MA", "near", "Boston, MA"),
                                     ("tomorrow", "day", "tomorrow")], "hope"),
    ("near boston women", [("near boston", "near", "boston")], "women"),
    ("near atlantis", [], "atlantis"),
    ("near me", [], ""), ("hope nearby", [], "hope"),
    ("hope in boston", [("in boston", "near", "boston")], "hope"),
    ("living in salem", [], "living salem"),
    ("in unity", [], "unity"), ("hope in lowell", [], "hope lowell"),
    ("hope meetings", [("meetings", "kind", "meeting")], "hope"),
    ("open", [("open", "access", "open")], ""), ("open door", [], "open door"),
    ("open do", [], "open do"), ("open women", [("open", "access", "open")], "women"),
    ("spanish speaking", [("spanish speaking", "language", "es")], ""),
    ("en español", [("en español", "language", "es")], ""),
    ("in person", [("in person", "attendance", "in_person")], ""),
    ("al-anon", [("al-anon", "fellowship", "al-anon")], ""),
    ("Al Anon hope", [("Al Anon", "fellowship", "al-anon")], "hope"),
    ("alanon", [("alanon", "fellowship", "al-anon")], ""),
    ("A.A. meetings", [("A.A.", "fellowship", "aa"), ("meetings", "kind", "meeting")], ""),
    ("adult children of alcoholics",
     [("adult children of alcoholics", "fellowship", "aca")], ""),
    ("gamblers annonymous", [("gamblers annonymous", "fellowship", "ga")], ""),
    ("ca", [], "ca"),
    ("tue/thu", [("tue/", "day", "tue"), ("thu", "day", "thu")], ""),
    ("mon, wed and fri", [("mon,", "day", "mon"), ("wed", "day", "wed"),
                          ("fri", "day", "fri")], ""),
    ("weekend", [("weekend", "day", "sat"), ("weekend", "day", "sun")], ""),
    ("tomorrow morning", [("tomorrow", "day", "tomorrow"), ("morning", "time", "morning")], ""),
    ("after 7pm", [("after 7pm", "after", "19:00")], ""),
    ("before 9.30 a.m.", [("before 9.30 a.m.", "before", "09:30")], ""),
    ("7pm", [("7pm", "after", "19:00"), ("7pm", "before", "20:00")], ""),
    ("18:30", [("18:30", "after", "18:30"), ("18:30", "before", "18:45")], ""),
    ("monday noon", [("monday", "day", "mon"), ("noon", "after", "12:00"),
                     ("noon", "before", "13:00")], ""),
    ("6:30", [], "6 30"), ("step 7", [], "step 7"), ("12 x 12", [], "12x12"),
    ("for women", [("for women", "audience", "women")], ""), ("women", [], "women"),
    ("wheelchair", [("wheelchair", "accessibility", "wheelchair")], ""),
    ("polish speaking", [("polish speaking", "language", "pl")], ""),
    ("in farsi", [("in farsi", "language", "fa")], ""),
    ("closed", [("closed", "access", "closed")], ""),
    ("zoom", [("zoom", "attendance", "online"), ("zoom", "q", "zoom")], "zoom"),
    ("for my", [], "for my"), ("hope for my", [], "hope"),
    ('"tuesday"', [], '"tuesday"'), ("“tuesday” friday", [("friday", "day", "fri")], '"tuesday"'),
    ('"near boston', [], '"near boston"'), ("", [], ""),
])  # fmt: skip
def test_words_become_parameters(
    small: World, asked: str, expected: list[tuple[str, str, str]], left: str
) -> None:
    assert understood(small(*MEETINGS), ("q", asked)) == (expected, left)


@pytest.mark.parametrize(("asked", "expected", "left"), [
    ("martes", [("martes", "day", "tue")], ""),
    ("SÁBADO", [("SÁBADO", "day", "sat")], ""),
    ("los miércoles", [("los miércoles", "day", "wed")], ""),
    ("hoy", [("hoy", "day", "today")], ""), ("mañana", [("mañana", "day", "tomorrow")], ""),
    ("por la mañana", [("por la mañana", "time", "morning")], ""),
    ("esta noche", [("esta noche", "day", "today"), ("esta noche", "time", "evening"),
                    ("esta noche", "time", "night")], ""),
    ("mediodía", [("mediodía", "after", "12:00"), ("mediodía", "before", "13:00")], ""),
    ("cerca de Boston", [("cerca de Boston", "near", "Boston")], ""),
    ("reuniones en Boston",
     [("reuniones", "kind", "meeting"), ("en Boston", "near", "Boston")], ""),
    ("reuniones de AA en Boston el martes por la tarde",
     [("reuniones", "kind", "meeting"), ("AA", "fellowship", "aa"), ("en Boston", "near", "Boston"),
      ("el martes", "day", "tue"), ("por la tarde", "time", "midday"),
      ("por la tarde", "time", "evening")], ""),
    ("en línea", [("en línea", "attendance", "online")], ""),
    ("virtual", [("virtual", "attendance", "online")], ""),
    ("presencial", [("presencial", "attendance", "in_person")], ""),
    ("principiantes", [("principiantes", "audience", "newcomers")], ""),
    ("mujeres hoy", [("mujeres", "audience", "women"), ("hoy", "day", "today")], ""),
    ("abierta", [("abierta", "access", "open")], ""),
    ("cerrada", [("cerrada", "access", "closed")], ""),
    ("para familias", [("para familias", "for", "family")], ""),
    ("grupo de familia", [("grupo de familia", "for", "family")], ""),
    ("cerca de mí", [], ""), ("hope martes", [("martes", "day", "tue")], "hope"),
    ("puerta abierta", [], "puerta abierta"), ("grupo de la paz", [], "grupo de la paz"),
    ('"martes"', [], '"martes"'),
])  # fmt: skip
def test_spanish_words_become_parameters(
    small: World, asked: str, expected: list[tuple[str, str, str]], left: str
) -> None:
    world = small(*MEETINGS, meeting("Puerta Abierta"), meeting("Grupo de la Paz"))
    assert understood(world, ("q", asked)) == (expected, left)


def test_a_meeting_that_is_called_after_its_day_is_still_found(small: World) -> None:
    named = meeting("Grupo El Martes", weekday=Weekday.TUESDAY)
    world = small(named, meeting("El Martes", weekday=Weekday.TUESDAY), meeting("Martes Alegre"))
    assert "El Martes" in world.names(q="el martes")
    assert world.names(q="martes alegre") == ["Martes Alegre"]
    assert world.names(q="grupo el martes")[0] == "Grupo El Martes"


@pytest.mark.parametrize(("asked", "near"), [
    ("02118", "02118"), ("02118 tuesday", "02118"), ("hope 02118", "02118"),
    ("02118-1234", "02118-1234"), ("step 2118", None), ('"02118"', None), ("0211", None),
    ("021 18", None), ("99999", None),
])  # fmt: skip
def test_a_postal_code_by_itself_is_a_place(small: World, asked: str, near: str | None) -> None:
    world = small(meeting("Hope", venue=at(42.34, -71.07, locality="Boston", postal_code="02118")))
    query = parse_query([("q", asked)], world.index, None, country="US")
    places = [item.value for item in query.understood if item.parameter == "near"]
    assert places == ([near] if near else [])


def test_a_postal_code_of_elsewhere_stays_a_word(small: World) -> None:
    world = small(meeting("Hope", venue=at(42.34, -71.07, locality="Boston", postal_code="02118")))
    assert parse_query([("q", "02118")], world.index, None, country="DE").words == ("02118",)


def test_a_parameter_that_was_given_wins_over_words(small: World) -> None:
    world = small(*MEETINGS)
    pairs = [("q", "tuesday near boston"), ("day", "mon"), ("near", "Salem")]
    query = parse_query(pairs, world.index, None)
    assert (query.days, query.near, query.words, query.understood) == (("mon",), "Salem", (), ())


def test_what_is_understood_stands_among_the_parameters(small: World) -> None:
    query = parse_query([("q", "hope tuesday")], small(*MEETINGS).index, None)
    assert public(query) == {
        "q": "hope tuesday",
        "day": ["tue"],
        "understood": [{"text": "tuesday", "parameter": "day", "value": "tue"}],
        "ignored": [],
    }


def test_what_is_understood_need_not_occur_in_the_text(small: World) -> None:
    world = small(meeting("Hope"), meeting("Tuesday Hope"))
    assert sorted(world.names(q="hope monday")) == ["Hope", "Tuesday Hope"]
    assert world.names(q='hope "tuesday"') == ["Tuesday Hope"]


def test_every_meaning_is_an_allowed_value(small: World) -> None:
    index = small(*MEETINGS).index
    for text, meaning in meanings().items():
        for parameter, value in meaning.gives:
            known = NO_FACETS.get(parameter) or allowed(index, parameter)
            assert value in known, text


def test_synonyms_go_both_ways() -> None:
    assert set(synonyms("beginner")) == set(synonyms("newcomers"))
    assert synonyms("serenity") == ("serenity",)
