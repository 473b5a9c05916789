"""Every published zone, ten years each way: what its VTIMEZONE says, read by icalendar and
dateutil.rrule, is what its clocks show, and how they call it.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from dateutil.rrule import rrulestr
from icalendar import Component

from finder.ical.zones import zone_text
from finder.schedule import zone

BEGIN, END = datetime(2016, 1, 1), datetime(2040, 12, 31)
ALL = sorted(name for name in available_timezones() if zone(name))
TENTH = ALL[::10]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Onset:
    """From `at` (UTC, naive) on, that offset under that name."""

    at: datetime
    before: timedelta
    after: timedelta
    name: str


def onsets(name: str) -> list[Onset]:
    component = Component.from_ical(zone_text(name, 2026, 2026).decode())
    return sorted(onset for part in component.subcomponents for onset in _onsets_of(part))


def _onsets_of(part: Component) -> list[Onset]:
    begin = part["DTSTART"].dt
    before, after = part["TZOFFSETFROM"].td, part["TZOFFSETTO"].td
    return [
        Onset(at=wall - before, before=before, after=after, name=str(part["TZNAME"]))
        for wall in (_walls(part, begin, before) if "RRULE" in part else [begin])
    ]


def _walls(part: Component, begin: datetime, before: timedelta) -> list[datetime]:
    rule = dict(pair.split("=") for pair in part["RRULE"].to_ical().decode().split(";"))
    until = rule.pop("UNTIL", None)
    last = datetime.strptime(until, "%Y%m%dT%H%M%SZ") + before if until else END
    text = ";".join(f"{key}={value}" for key, value in rule.items())
    return list(rrulestr(text, dtstart=begin).between(begin, last, inc=True))


def instants(said: Sequence[Onset]) -> list[datetime]:
    """Every 29 hours, and the second before and of each onset."""
    count = (END - BEGIN) // timedelta(hours=29)
    edges = [onset.at + timedelta(seconds=s) for onset in said for s in (-1, 0)]
    plain = [BEGIN + timedelta(hours=29 * number) for number in range(count)]
    return [*plain, *(edge for edge in edges if BEGIN <= edge <= END)]


def wrong(name: str) -> list[datetime]:
    real, said = ZoneInfo(name), onsets(name)
    starts = [onset.at for onset in said]
    return [
        at
        for at in instants(said)
        if (shown := at.replace(tzinfo=UTC).astimezone(real))
        and (now := said[bisect_right(starts, at) - 1])
        and (now.after, now.name) != (shown.utcoffset(), shown.tzname())
    ]


@pytest.mark.parametrize("name", [*TENTH, "America/Chihuahua", "Antarctica/Troll", "Asia/Gaza"])
def test_a_tenth_of_all_zones_are_as_their_clocks(name: str) -> None:
    assert wrong(name) == []


@pytest.mark.full
@pytest.mark.parametrize("name", ALL)
def test_every_zone_is_as_its_clocks(name: str) -> None:
    assert wrong(name) == []


def test_all_zones_are_more_than_four_hundred() -> None:
    assert len(ALL) > 400
