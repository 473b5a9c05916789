"""Finding by words: every word, an unfinished last one, phrases; the best first."""

from collections.abc import Callable
from pathlib import Path

import pytest

from finder.model import Attendance, Online, Venue
from finder.search import words as word_index
from finder.search.building import WORDS
from finder.search.columns.bitmaps import from_rows, nothing
from finder.search.vocabulary import Asked
from tests.search.small import Small, meeting

World = Callable[..., Small]


@pytest.mark.parametrize(("name", "asked"), [
    ("O'Brien Hall", "obrien"), ("OBrien Hall", "O’Brien"), ("A.A. Sunrise", "aa sunrise"),
    ("Café Hope", "cafe"), ("Cafe Hope", "CAFÉ"), ("As Bill Sees It", "as bill sees it"),
    ("Step 1", "step 1"), ("Serenity", "seren"), ("St. Mary's", "st mary"),
    ("Keep It Simple", "it sim"), ("12 & 12", "12"), ("東京", "東"), ("12 X 12", "12x12"),
    ("Twelve and Twelve", "12 & 12"), ("24/7", "24/7"), ("Step-1", "step 1"),
    ("Step 1", "step one"),
    ("A Step at Six", "step at 6"), ("Six O’Clock", "6 oclock"), ("Centre", "center"),
])  # fmt: skip
def test_a_name_is_found_however_it_is_written(small: World, name: str, asked: str) -> None:
    assert small(meeting("Other"), meeting(name)).names(q=asked) == [name]


@pytest.mark.parametrize("asked", ["serenity faith", "ser hope", '"serenity" ho "faith"'])
def test_every_word_must_occur_and_only_the_last_may_be_unfinished(
    small: World, asked: str
) -> None:
    world = small(meeting("Serenity Hope"), meeting("Faith"))
    assert world.names(q=asked) == []
    assert world.names(q="serenity ho") == ["Serenity Hope"]


def test_words_may_stand_in_different_texts(small: World) -> None:
    world = small(
        meeting("Hope", notes="Bring a friend", venue=Venue(locality="Salem")),
        meeting("Hope again"),
    )
    assert world.names(q="salem friend hope") == ["Hope"]


def test_a_phrase_stands_in_one_text_in_that_order(small: World) -> None:
    world = small(
        meeting("Big Book"), meeting("Book Big"), meeting("Big", group="Book"),
        meeting("Big Blue Book"), meeting("Other", notes="the big, book"),
    )  # fmt: skip
    assert sorted(world.names(q='"big book"')) == ["Big Book", "Other"]
    assert world.names(q='"big boo"') == []


def test_the_exact_name_comes_first_then_group_place_and_notes(small: World) -> None:
    world = small(
        meeting("D", notes="serenity"),
        meeting("C", venue=Venue(name="Serenity Hall")),
        meeting("B", group="Serenity"),
        meeting("Serenity Now"),
        meeting("Serenity"),
        meeting("Serenityville"),
    )
    assert world.names(q="serenity") == ["Serenity", "Serenity Now", "B", "C", "D", "Serenityville"]


def test_equally_good_ones_come_in_the_order_of_time(small: World) -> None:
    from datetime import time

    world = small(
        meeting("Hope late", start=time(21)), meeting("Hope soon", start=time(8)),
        meeting("Hope never", weekday=None),
    )  # fmt: skip
    assert world.names(q="hope") == ["Hope soon", "Hope late", "Hope never"]


@pytest.mark.parametrize(("asked", "found"), [
    ("newcomers", ["Beginners"]), ("womens", ["Ladies"]), ("zoom", ["Remote"]),
    ('"alcoholics anonymous"', ["Beginners", "Coast", "Free", "Ladies", "Rainbow", "Remote",
                                "Soldiers"]), ("big book", ["Remote"]),
    ("online", ["Remote"]), ("ladies", ["Ladies"]), ("gay", ["Rainbow"]), ("queer", ["Rainbow"]),
    ("atheist", ["Free"]), ("vets", ["Soldiers"]), ("california", ["Coast"]), ("calif", ["Coast"]),
])  # fmt: skip
def test_synonyms_and_labels_are_found_too(small: World, asked: str, found: list[str]) -> None:
    world = small(
        meeting("Beginners"),
        meeting("Ladies", audiences=frozenset({"women"})),
        meeting("Remote", attendance=Attendance.ONLINE, online=Online(provider="Zoom"),
                types=frozenset({"big_book"})),
        meeting("Rainbow", audiences=frozenset({"lgbtq"})),
        meeting("Free", types=frozenset({"secular"})),
        meeting("Soldiers", audiences=frozenset({"military_first_responders"})),
        meeting("Coast", venue=Venue(region="CA", country="US")),
    )  # fmt: skip
    assert sorted(world.names(q=asked)) == found


def test_passcodes_cannot_be_searched(small: World) -> None:
    joined = Online(notes="Passcode: 998877", url="https://zoom.us/j/555?pwd=998877")
    world = small(meeting("Remote", attendance=Attendance.ONLINE, online=joined,
                          notes="Passcode: 998877\nBring coffee"))  # fmt: skip
    assert world.names(q="998877") == []
    assert world.names(q="coffee") == ["Remote"]


@pytest.mark.parametrize("asked", ["a" * 400, "* ? [a-z] ~", "title:x OR (", "'", "%", "\ufffd"])
def test_signs_of_query_languages_mean_nothing(small: World, asked: str) -> None:
    small(meeting("One")).names(q=asked)


def test_a_snapshot_without_meetings_is_searched_too(small: World) -> None:
    world = small()
    assert world.ask(q='hope "big book"', day="today").total == 0
    assert world.ask(lat="1", lon="1").total == 0


def test_rows_without_words_keep_their_number(small: World) -> None:
    world = small(meeting("—"), meeting("Hope"), meeting("…"), meeting("Faith"))
    assert world.names(q="faith") == ["Faith"]


@pytest.mark.parametrize("asked", [Asked("hope"), Asked("hop", unfinished=True), Asked("zoom")])
def test_a_word_occurs_where_any_row_that_counts_has_it(small: World, asked: Asked) -> None:
    index = small(*(meeting(f"Hope {number}", notes="zoom") for number in range(9))).index
    for row in range(9):  # what the others say does not count: they may have gone
        assert index.vocabulary.occurs(asked, from_rows([row], index.capacity))
    assert not index.vocabulary.occurs(asked, nothing(index.capacity))
    assert not index.vocabulary.occurs(Asked("faith"), index.alive)


def test_misspelt_words_have_suggestions(small: World) -> None:
    assert small(meeting("Serenity")).index.spellings("seremity") == ["serenity"]


def test_postings_are_in_the_order_of_octets(small: World, tmp_path: Path) -> None:
    small(meeting("Ａbc zoom 東京 ǆ é 😀a"))
    terms = [term.encode() for term, _, _ in word_index.postings(tmp_path / WORDS)]
    assert terms == sorted(terms)
