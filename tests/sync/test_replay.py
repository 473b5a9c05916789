"""The UK and Ireland list of 2026 over that of 2023, as four feeds: trust.md, section 5.

Its publisher lost a whole fellowship, flattened who may come, renamed a country and kept 9 in 100
of its ids. The loss of OA is held back; three years of ordinary change are not.
"""

import csv
from collections import Counter
from io import StringIO
from pathlib import Path

import pytest

from finder.catalogue import open_catalogue, stored_of
from finder.model import Meeting
from importers.sync import State
from tests.sync.conftest import World

BEFORE, AFTER = "uk-ireland-2023-05-16.csv", "uk-ireland-2026-08-05.csv"
FEEDS = ("aa", "ca", "na", "oa")
# Meetings of both lists at the same place, day and time: facts on sources, section 7.
SAME = {"aa": 0.68, "ca": 0.45, "na": 0.53}


def publish(world: World, file: Path, day: str | None) -> dict[str, int]:
    """Each fellowship's lines (of that day) as a feed of its own; how many it has."""
    header, *lines = csv.reader(StringIO(file.read_bytes().decode("utf-8-sig"), newline=""))
    at = header.index("MeetingTypeNamespace")
    lines = [line for line in lines if day in (None, line[header.index("Day")])]
    for key in FEEDS:
        text = StringIO()
        csv.writer(text).writerows([header, *(line for line in lines if line[at].lower() == key)])
        world.publish(key, text.getvalue().encode(), fellowship=key, timezone="Europe/London")
    return dict(Counter(line[at].lower() for line in lines))


def catalogued(world: World, key: str) -> dict[str, Meeting]:
    with open_catalogue(world.config.data) as database:
        return {item.meeting.id: item.meeting for item in stored_of(database, key)}


@pytest.mark.parametrize("day", ["Saturday", pytest.param(None, marks=pytest.mark.full)])
def test_a_fellowship_that_disappears_is_held_and_the_rest_is_applied(
    world: World, listings: Path, day: str | None
) -> None:
    rows = publish(world, listings / "csv" / BEFORE, day)
    lost = f"the meetings fall from {rows['oa']} to 0"
    first = world.sync()
    assert {key: (item.state, item.meetings) for key, item in first.items()} == {
        key: (State.NEW, rows[key]) for key in FEEDS
    }
    before = {key: catalogued(world, key) for key in FEEDS}

    rows = publish(world, listings / "csv" / AFTER, day)
    second = world.sync()
    held = second.pop("oa")
    assert (held.state, held.message) == (State.HELD, lost)
    assert (held.meetings, held.changed, held.gone) == (len(before["oa"]), 0, 0)
    assert catalogued(world, "oa") == before["oa"]

    for key, item in second.items():
        assert (item.state, item.meetings) == (State.UPDATED, rows[key])
        assert item.added - item.gone == rows[key] - len(before[key])
        kept = catalogued(world, key).keys() & before[key].keys()
        assert len(kept) == len(before[key]) - item.gone
        assert len(kept) >= 0.9 * SAME[key] * len(before[key])
        assert 0 < item.changed <= len(kept)

    site = world.site()
    shown = Counter(item.feed for item in site.meetings(range(len(site))))
    assert shown == {**rows, "oa": len(before["oa"])}
    states = {state.key: state for state in site.feed_states()}
    assert [key for key in FEEDS if states[key].held] == ["oa"]
    assert states["oa"].held == lost
