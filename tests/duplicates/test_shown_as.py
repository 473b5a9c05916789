"""Under which id a meeting is shown over the years: each row is a history of syncs."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.duplicates import Link, Named, named

FIRST = date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Sync:
    """`groups` are the ids listed, those that mean one meeting joined by =: "a=b c"."""

    groups: str
    down: str = ""

    @property
    def sets(self) -> list[list[str]]:
        return [group.split("=") for group in self.groups.split()]


def played(syncs: Iterable[Sync]) -> Named:
    """The last of them; each a day later. An id that vanished and came back is seen anew."""
    since: dict[str, date] = {}
    found = Named(shown={}, links={})
    for number, sync in enumerate(syncs):
        today = FIRST + timedelta(days=number)
        ids = [key for group in sync.sets for key in group]
        since = {key: since.get(key, today) for key in ids}
        found = named(since, sync.sets, found.links, sync.down.split())
    return found


# What is listed sync by sync -> what is shown (id: listing whose record it is), what leads where.
HISTORIES = [
    ("one feed", ["a"], "a:a", ""),
    ("a neighbour lists it later", ["a", "a=b"], "a:a", "b>a"),
    ("both at once: by id", ["b=a"], "a:a", "b>a"),
    ("the neighbour was first", ["b", "a=b"], "b:b", "a>b"),
    ("the first vanishes from its feed", ["a", "a=b", "b"], "a:b", "b>a"),
    ("and stays so", ["a", "a=b", "b", "b", "b"], "a:b", "b>a"),
    ("the other vanishes", ["a", "a=b", "a"], "a:a", "b>a"),
    ("the first comes back", ["a", "a=b", "b", "a=b"], "a:a", "b>a"),
    ("it comes back as another meeting", ["a", "a=b", "b", "a b"], "a:a b:b", ""),
    ("its feed numbers it anew", ["a", "a=b", "b", "c=b"], "a:b", "b>a c>a"),
    ("they come to differ", ["a", "a=b", "a b"], "a:a b:b", ""),
    ("they differ, then agree again", ["a", "a=b", "a b", "a=b"], "a:a", "b>a"),
    ("they differ, then the first vanishes", ["a", "a=b", "a b", "b"], "b:b", ""),
    ("both vanish", ["a", "a=b", "c"], "c:c", "b>a"),
    ("one after the other", ["a", "a=b", "b", "c"], "c:c", "b>a"),
    ("both vanish, and the other comes back", ["a", "a=b", "c", "c b"], "a:b c:c", "b>a"),
    ("both vanish, and the first comes back", ["a", "a=b", "c", "c", "c a"], "a:a c:c", "b>a"),
    ("both come back, and differ", ["a", "a=b", "c", "c a b"], "a:a b:b c:c", ""),
    ("a third feed", ["a", "a=b", "a=b=c"], "a:a", "b>a c>a"),
    ("of three the first vanishes", ["a", "a=b", "a=b=c", "b=c"], "a:b", "b>a c>a"),
    ("two vanish", ["a", "a=b", "a=b=c", "c"], "a:c", "b>a c>a"),
    ("then the rest differ", ["a", "a=b=c", "b=c", "b c"], "a:b c:c", "b>a"),
    ("the one without it stays", ["a", "a=b=c", "b=c", "b c", "c"], "c:c", "b>a"),
    ("one of three differs", ["a", "a=b=c", "a=b c"], "a:a c:c", "b>a"),
    ("it is found to be an older one too", ["z", "z a", "z a=b", "z=a=b"], "z:z", "a>z b>z"),
    (
        "an older one, though its own id is gone",
        ["z", "z a", "z a=b", "z b", "z=b"],
        "z:z",
        "a>z b>z",
    ),
    ("gone ids lead on", ["z", "z a", "z a=b", "z a", "z=a"], "z:z", "a>z b>z"),
    (
        "a younger one joins what is shown as a gone id",
        ["a", "a=b", "b c", "b=c"],
        "a:b",
        "b>a c>a",
    ),
    ("pairs join", ["a c", "a=b c=d", "a=b=c=d"], "a:a", "b>a c>a d>a"),
    ("pairs part again", ["a c", "a=b c=d", "a=b=c=d", "a=b c=d"], "a:a c:c", "b>a d>c"),
]


@pytest.mark.parametrize(
    ("history", "shown", "leads"), [row[1:] for row in HISTORIES], ids=[row[0] for row in HISTORIES]
)
def test_a_history(history: list[str], shown: str, leads: str) -> None:
    found = played(Sync(groups) for groups in history)
    assert {key: item.listed[0] for key, item in found.shown.items()} == {
        part.partition(":")[0]: part.partition(":")[2] for part in shown.split()
    }
    assert {key: link.shown_as for key, link in found.links.items()} == {
        part.partition(">")[0]: part.partition(">")[2] for part in leads.split()
    }


@pytest.mark.parametrize("down", ["a", "b"])
@pytest.mark.parametrize("then", ["a b", "b", "a", "b c", "x", "x|a b", "x|b"])
def test_what_was_taken_down_stays_one_meeting(down: str, then: str) -> None:
    syncs = [Sync("a"), Sync("a=b"), *(Sync(groups, down) for groups in then.split("|"))]
    found = played(syncs)
    assert "b" not in found.shown
    assert found.links["b"].shown_as == "a"


def test_of_two_that_part_the_first_seen_keeps_the_id_and_the_gone_one_leads_there() -> None:
    found = played([Sync("a"), Sync("a=b=c"), Sync("b c")])
    assert found.shown["a"].listed == ("b",)
    assert found.shown["a"].former == ("a",)


def test_what_is_shown_knows_who_stood_behind_it() -> None:
    found = played([Sync("a"), Sync("a=b"), Sync("a=b=c"), Sync("a=c")])
    assert (found.shown["a"].listed, found.shown["a"].former) == (("a", "c"), ("b",))


IDS = "abcde"


@st.composite
def syncs(draw: st.DrawFn) -> Sync:
    """Some of five ids, in some groups."""
    listed = draw(st.lists(st.sampled_from(IDS), unique=True, min_size=1))
    groups: dict[int, list[str]] = {}
    for key in listed:
        groups.setdefault(draw(st.integers(0, 2)), []).append(key)
    return Sync(" ".join("=".join(group) for group in groups.values()))


@settings(max_examples=150, deadline=None)
@given(st.lists(syncs(), min_size=1, max_size=6))
def test_every_listing_is_shown_once_and_every_link_leads_to_what_is_shown_or_went_with_it(
    history: list[Sync],
) -> None:
    found, before = played(history), played(history[:-1])
    listed = {key for group in history[-1].sets for key in group}
    assert sorted(key for item in found.shown.values() for key in item.listed) == sorted(listed)
    for key, link in found.links.items():
        assert link.shown_as in found.shown or not {key, link.shown_as} & listed
    assert not found.links.keys() & {link.shown_as for link in found.links.values()}
    assert not found.links.keys() & found.shown.keys()
    assert all(key in found.shown or key in found.links for key in listed)
    for key, item in before.shown.items():
        if set(item.listed) <= listed and _together(item.listed, history[-1].sets):
            assert key in found.shown or key in found.links, "an address that was shown is lost"


def _together(ids: Collection[str], groups: Iterable[Collection[str]]) -> bool:
    return any(set(ids) <= set(group) for group in groups)


def test_ties_go_by_id_and_order_changes_nothing() -> None:
    day = dict.fromkeys("abc", FIRST)
    one = named(day, [["c", "b", "a"]], {})
    two = named(dict(reversed(day.items())), [["a", "b", "c"]], {})
    assert one == two
    assert one.links == dict.fromkeys("bc", Link(shown_as="a", since=FIRST))
