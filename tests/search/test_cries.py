"""A cry for help that names a place is answered there; its words are neither wanted nor mended."""

from collections.abc import Callable

import pytest

from finder.register.gazetteer import Gazetteer
from finder.search.asked import Query
from finder.search.engine import find
from finder.search.query import parse_query
from finder.web.asking import settled
from tests.search.small import NOW, Small, at, meeting

World = Callable[..., Small]
BOSTON, DENVER = (42.36, -71.06), (39.74, -104.98)
MEETINGS = (
    meeting("Harbor Light", venue=at(*BOSTON, locality="Boston", region="MA")),
    meeting("Mile High", venue=at(*DENVER, locality="Denver", region="CO")),
    meeting("It Hit Me", venue=at(*DENVER, locality="Denver", region="CO")),
    meeting("After Suicide", venue=at(*DENVER, locality="Denver", region="CO")),
)
IN_BOSTON, IN_DENVER = ["Harbor Light"], ["After Suicide", "It Hit Me", "Mile High"]


def names(world: Small, query: Query) -> list[str]:
    return sorted(world.meetings[hit.row].name for hit in find(world.index, query, NOW).hits)


@pytest.mark.parametrize(
    ("asked", "place", "found"),
    [
        ("he hits me boston", "Boston", IN_BOSTON),
        ("Boston he hits me", "Boston", IN_BOSTON),
        ("he hits me in boston ma", "Boston", IN_BOSTON),
        ("he hits me 02108", "02108", IN_BOSTON),
        ("i want to die denver", "Denver", IN_DENVER),
        ("i want to die cambridge massachusetts", "Cambridge", IN_BOSTON),
        ("i want to die please help me someone denver", "Denver", IN_DENVER),
        ("me pega denver", "Denver", IN_DENVER),
        ("quiero morir en Denver", "Denver", IN_DENVER),
        ("suicide denver", None, ["After Suicide"]),
        ("suicide boston", "Boston", []),
        ("he hits me", None, []),
        ("he hits me help", None, []),
        ("suiside", None, []),
    ],
)
def test_the_place_in_a_cry_is_where_to_look(
    small: World, gazetteer: Gazetteer, asked: str, place: str | None, found: list[str]
) -> None:
    world = small(*MEETINGS)
    query = parse_query([("q", asked)], world.index, gazetteer, country="US")
    named = query.place.name if query.place else None
    assert (named or "").startswith(place or "")
    assert bool(named) is bool(place)
    assert names(world, query) == found
    assert not [item for item in query.understood if item.parameter == "q"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("hits me women near boston", ["Women of Hope"]),
        ("hits me women's boston", ["Women of Hope"]),
        ("suicide in spanish near boston", ["Spanish Hour"]),
        ("my son overdosed al-anon near boston", ["Al-Anon Night"]),
        ("hits me please help near boston", None),
        ("women hit me boston", None),
        ("hits me men near boston", None),
    ],
)
def test_beside_a_place_only_the_cry_s_own_words_are_let_go(
    small: World, gazetteer: Gazetteer, asked: str, found: list[str] | None
) -> None:
    boston = at(*BOSTON, locality="Boston", region="MA")
    names_there = ("Women of Hope", "Spanish Hour", "Al-Anon Night", "Gratitude")
    world = small(
        *(
            meeting(name, venue=boston, fellowship="al-anon" if "Anon" in name else "aa")
            for name in names_there
        )
    )
    query = parse_query([("q", asked)], world.index, gazetteer, country="US")
    assert names(world, query) == (found or sorted(names_there))
    again = parse_query(settled(query), world.index, gazetteer, country="US")
    assert names(world, again) == names(world, query)


@pytest.mark.parametrize(
    ("asked", "found", "kept", "lost"),
    [
        ("kill myself adult children", ["Adult Children"], ["adult children"], []),
        ("I want to die YOUNG People boston", ["Young People"], ["YOUNG People"], []),
        ("hits me gay men's boston", ["Gay Men's Night"], ["gay", "men's"], []),
        ("hits me for women, boston", ["Women of Hope"], ["for women,"], []),
        ("me pega mujeres boston", ["Women of Hope"], ["mujeres"], []),
        ("hits me and i cant go on boston", None, [], []),
        ("hits me lesbian boston", None, [], ["lesbian"]),
        ("my adult children hit me boston", None, [], []),
        ("my son overdosed and my adult children boston", None, [], []),
        ("he hits me gratitude boston", None, [], []),
    ],
)
def test_whom_a_meeting_is_for_is_kept_apart_from_the_cry_and_what_is_let_go_is_said(
    small: World,
    gazetteer: Gazetteer,
    asked: str,
    found: list[str] | None,
    kept: list[str],
    lost: list[str],
) -> None:
    boston = at(*BOSTON, locality="Boston", region="MA")
    held = ("Women of Hope", "Adult Children", "Young People", "Gay Men's Night", "Harbor Light")
    world = small(*(meeting(name, venue=boston) for name in held))
    query = parse_query([("q", asked)], world.index, gazetteer, country="US")
    assert names(world, query) == (found or sorted(held))
    assert query.aside
    read = [item for item in query.understood if item.parameter == "q"]
    assert [item.text for item in read if item.value == item.text] == kept
    assert [item.text for item in read if not item.value] == lost
    again = parse_query(settled(query), world.index, gazetteer, country="US")
    assert names(world, again) == names(world, query)
    assert again.aside


@pytest.mark.parametrize("asked", ["he hits me boston", "suicide boston", "i want to die denver"])
def test_what_was_understood_as_parameters_finds_the_same(
    small: World, gazetteer: Gazetteer, asked: str
) -> None:
    world = small(*MEETINGS)
    plain = parse_query([("q", asked)], world.index, gazetteer)
    again = parse_query(settled(plain), world.index, gazetteer)
    assert "near" in dict(settled(plain))
    assert (again.words, again.place) == (plain.words, plain.place)
    assert names(world, again) == names(world, plain)
