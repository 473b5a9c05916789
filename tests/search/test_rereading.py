"""What is not found as it was written is read otherwise: slips, joins, names; and that is shown."""

import gc
import weakref
from collections.abc import Callable
from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.model import Access, Attendance, Online, Venue, Weekday
from finder.search.query import parse_query
from finder.web.asking import settled
from tests.search.small import Small, at, meeting

World = Callable[..., Small]
MEETINGS = (
    meeting("Serenity Now", venue=at(42.36, -71.06, locality="Boston", region="MA")),
    meeting("Gratitude Hour", venue=Venue(locality="Salem", region="MA")),
    meeting("Wednesday Wanderers", weekday=Weekday.THURSDAY),
    meeting("Beginners Big Book"),
    meeting("BlackStar", weekday=Weekday.TUESDAY, start=time(12)),
    meeting("Parents on the Phone", attendance=Attendance.ONLINE),
    meeting("Pod Polska Flaga", notes="Polish spoken"),
    meeting("Remote", attendance=Attendance.ONLINE, online=Online(provider="Zoom")),
    meeting("Old Round Table", notes="ring the blue bell"),
)


def read(world: Small, asked: str) -> tuple[list[tuple[str, str, str]], str]:
    """What is shown as understood, and the words that are looked for."""
    query = parse_query([("q", asked)], world.index, None)
    shown = [(item.text, item.parameter, item.value) for item in query.understood]
    return shown, " ".join(query.words)


@pytest.mark.parametrize(("asked", "expected", "left"), [
    ("sernity", [("sernity", "q", "serenity")], "serenity"),
    ("sserenity", [("sserenity", "q", "serenity")], "serenity"),
    ("serenety", [("serenety", "q", "serenity")], "serenity"),
    ("seerntiy", [], "seerntiy"),
    ("srenity", [("srenity", "q", "serenity")], "serenity"),
    ("zerenity", [("zerenity", "q", "serenity")], "serenity"),
    ("serentiy", [("serentiy", "q", "serenity")], "serenity"),
    ("sereinty now", [("sereinty", "q", "serenity")], "serenity now"),
    ("gratitute hour", [("gratitute", "q", "gratitude")], "gratitude hour"),
    ("serenity", [], "serenity"), ("seren", [], "seren"), ("nuw", [], "nuw"),
    ("bigbook", [("bigbook", "q", "big book")], "big book"),
    ("black star", [("black star", "q", "blackstar")], "blackstar"),
    ("beginers tusday", [("beginers", "q", "beginners"), ("tusday", "day", "tue")], "beginners"),
    ('"sernity"', [], ""),
])  # fmt: skip
def test_a_slip_is_forgiven_where_nobody_wrote_it(
    small: World, asked: str, expected: list[tuple[str, str, str]], left: str
) -> None:
    assert read(small(*MEETINGS), asked) == (expected, left)


@pytest.mark.parametrize(("asked", "name"), [
    ("wednesday wanderers", "Wednesday Wanderers"),
    ("polish speaking pod", "Pod Polska Flaga"),
    ("zoom parents", "Parents on the Phone"),
    ("blackstar noon", "BlackStar"),
    ("boston serenity group", "Serenity Now"),
    ("blue round table bell clubhouse", "Old Round Table"),
])  # fmt: skip
def test_the_next_best_reading_is_taken_where_the_plain_one_finds_nothing(
    small: World, asked: str, name: str
) -> None:
    assert small(*MEETINGS).names(q=asked) == [name]


@pytest.mark.parametrize("asked", ["serenity boston xyzzy tuesday", "gratitude wednesday"])
def test_what_nobody_offers_is_not_found(small: World, asked: str) -> None:
    assert small(*MEETINGS).names(q=asked) == []


NEAR_BOSTON = (
    meeting("Harbor Light", weekday=Weekday.SUNDAY, venue=at(42.36, -71.07, locality="Boston")),
    meeting("Clam Shell", weekday=Weekday.SUNDAY, venue=at(42.38, -71.05, locality="Chelsea")),
    meeting("Early Bird", start=time(7), venue=at(42.36, -71.07, locality="Boston")),
    meeting("Women in Bloom", weekday=Weekday.SUNDAY, venue=at(42.38, -71.05, locality="Chelsea")),
    meeting("Far Away", weekday=Weekday.SUNDAY, venue=at(30, -90, locality="Slidell")),
)


@pytest.mark.parametrize(("asked", "near", "left", "names"), [
    ("boston", None, "boston", {"Harbor Light", "Early Bird"}),
    ("boston tonight", "boston", "", {"Harbor Light", "Clam Shell", "Women in Bloom"}),
    ("women boston tonight", "boston", "women", {"Women in Bloom"}),
    ("women boston", "boston", "women", {"Women in Bloom"}),
    ("boston 7pm", "boston", "", {"Harbor Light", "Clam Shell", "Women in Bloom"}),
    ("chelsea mondays", "chelsea", "", {"Early Bird"}),
    ("boston sunday", None, "boston", {"Harbor Light"}),
    ('"boston" friday', None, "", set()),
    ("slidell monday", None, "slidell", set()),
])  # fmt: skip
def test_words_that_find_nothing_are_the_place_they_name(
    small: World, asked: str, near: str | None, left: str, names: set[str]
) -> None:
    world = small(*NEAR_BOSTON)
    query = parse_query([("q", asked)], world.index, None)
    shown = [item.value for item in query.understood if item.parameter == "near"]
    assert (shown, " ".join(query.words)) == ([near] if near else [], left)
    assert set(world.names(q=asked)) == names


def test_beside_a_place_that_was_given_words_are_no_place(small: World) -> None:
    query = parse_query(
        [("q", "boston tonight"), ("near", "Slidell")], small(*NEAR_BOSTON).index, None
    )
    assert query.words == ("boston",)


@pytest.mark.parametrize("asked", ["boston tonight", "women boston tonight", "chelsea mondays"])
def test_counts_are_those_of_the_place_that_is_answered(small: World, asked: str) -> None:
    world = small(*NEAR_BOSTON)
    answer = world.ask(q=asked)
    for facet in ("time", "attendance", "audience", "fellowship"):
        for option in answer.facets[facet]:
            assert world.ask(("q", asked), (facet, option.value)).total == option.count


def test_the_name_of_a_place_is_not_taken_for_a_slip(small: World) -> None:
    world = small(meeting("Hope Salam"), meeting("Solace", venue=at(1, 1, locality="Salem")))
    assert world.names(q="solem") == ["Solace"]
    assert world.names(q="hope salem") == []


def test_a_word_that_many_write_is_kept_even_where_nothing_is_found(small: World) -> None:
    many = [meeting(f"Hope {number}", id=f"f_{number}") for number in range(6)]
    world = small(*many, meeting("Rope Trick"))
    assert world.names(q="hope trick") == []
    assert read(world, "hope trick") == ([], "hope trick")


def test_a_filter_that_too_few_listings_state_stays_a_word(small: World) -> None:
    spoken = meeting("Hand in Hand", languages=frozenset({"pl"}))
    unsaid = [meeting(f"Polish {number}") for number in range(4)]
    assert read(small(spoken, *unsaid), "polish") == ([], "polish")
    assert read(small(spoken), "polish") == ([("polish", "language", "pl")], "")


def test_names_that_stand_together_only_now_and_then_keep_no_filter_away(small: World) -> None:
    spread = [meeting(f"Open {word}") for word in ("Door", "Heart", "Mind", "Book", "Road")]
    doors = [
        meeting(f"{word} Door", access=Access.OPEN)
        for word in ("Red", "Old", "Last", "Back", "Side", "Own")
    ]
    world = small(*spread, *doors)
    assert read(world, "open door") == ([("open", "access", "open")], "door")
    assert read(world, "open heart") == ([], "open heart")


@pytest.mark.parametrize("asked", [
    "sernity now", "black  star", "tue/thu serenity", "zoom meeting remote", "hope, tuesday",
    "sat saturday serenity", "near boston serenity now", "blue round table bell clubhouse",
    "beginers tusday after 7pm", "wednesday wanderers", "A.A. serenity",
])  # fmt: skip
def test_what_was_understood_says_the_same_as_parameters(small: World, asked: str) -> None:
    """The way a page takes single conditions away and adds others."""
    world = small(*MEETINGS)
    first = parse_query([("q", asked)], world.index, None)
    again = parse_query(settled(first), world.index, None)
    assert world.names(*settled(first)) == world.names(q=asked)
    assert [item for item in again.understood if item.parameter != "q"] == []


@pytest.mark.parametrize("asked", [
    "sernity", "polish", "wednesday wanderers", "polish speaking pod", "zoom parents", "noon",
    "blue round table bell clubhouse", "tuesday serenity", "open meeting polish", "xyzzy",
])  # fmt: skip
def test_a_count_is_the_total_that_its_choice_gives(small: World, asked: str) -> None:
    """For the reading follows from the words alone, whatever else is asked."""
    world = small(*MEETINGS)
    answer = world.ask(q=asked)
    for facet in ("day", "time", "attendance", "language", "audience", "type", "fellowship"):
        for option in answer.facets[facet]:
            assert world.ask(("q", asked), (facet, option.value)).total == option.count


_worlds: list[Small] = []
WORDS = st.sampled_from([
    "serenity", "sernity", "wednesday", "tusday", "polish", "near", "in", "boston", "zoom", "open",
    "7pm", "after", "women", "for", "black", "star", "xyzzy", '"', "al", "anon", "12", "x", "noon",
])  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(asked=st.lists(WORDS, min_size=1, max_size=7))
def test_another_reading_is_taken_only_where_it_finds_something(
    asked: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    if not _worlds:
        _worlds.append(Small(tmp_path_factory.mktemp("reread"), MEETINGS))
    world, text = _worlds[0], " ".join(asked)
    found = {
        item.parameter: item for item in parse_query([("q", text)], world.index, None).understood
    }
    if "q" in found and not found["q"].value and not {"after", "before", "near"} & found.keys():
        assert world.ask(q=text).total


def test_a_snapshot_that_was_asked_is_let_go(tmp_path) -> None:
    world = Small(tmp_path, MEETINGS)
    world.ask(q="sernity polish tuesday")
    index = weakref.ref(world.index)
    del world
    gc.collect()
    assert index() is None
