"""The name of a snapshot is a hash of what it holds."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from finder.duplicates import Source
from finder.errors import BadSettings
from finder.snapshot import Contents, Gone
from finder.snapshot.digest import name_of
from tests.made import contents, meeting, publisher, state

BASE = contents([meeting("one"), meeting("two")])


def test_the_order_of_the_meetings_changes_nothing() -> None:
    assert name_of(replace(BASE, meetings=list(reversed(BASE.meetings)))) == name_of(BASE)


def test_the_times_of_fetching_change_nothing() -> None:
    later = state(last_success=datetime(2027, 1, 1, tzinfo=UTC), held="shrunk")
    assert name_of(replace(BASE, feed_states=[later])) == name_of(BASE)


@pytest.mark.parametrize(
    "other",
    [
        replace(BASE, meetings=[meeting("one"), meeting("two", name="Another")]),
        replace(BASE, meetings=[meeting("one")]),
        replace(BASE, publishers={"test": publisher(title="Another")}),
        replace(BASE, publishers={"test": publisher(demo=True)}),
        replace(BASE, first_seen={}),
        replace(BASE, changed={}),
        replace(BASE, moved={"test_old": "test_one"}),
        replace(BASE, linked={"other_one": "test_one"}),
        replace(BASE, sources={"test_one": (Source(id="other_one", feed="other"),)}),
        replace(BASE, gone=[Gone(id="test_gone", name="Gone", since=date(2026, 1, 1))]),
    ],
)
def test_whatever_a_reader_could_see_changes_the_name(other: Contents) -> None:
    assert name_of(other) != name_of(BASE)


def test_demonstration_and_real_feeds_never_meet() -> None:
    both = replace(BASE, publishers={"test": publisher(), "demo": publisher("demo", demo=True)})
    with pytest.raises(BadSettings, match="never meet"):
        name_of(both)


@pytest.mark.parametrize("demo", [True, False])
def test_a_snapshot_knows_whether_its_meetings_exist(demo: bool) -> None:
    assert replace(BASE, publishers={"test": publisher(demo=demo)}).demo is demo
