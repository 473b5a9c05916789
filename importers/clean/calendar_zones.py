"""A VTIMEZONE's own rules -> an IANA zone whose clocks show the same (RFC 5545, 3.6.5).

A zone counts as the same if it has the same offset on every day of two years: then whichever of
several it is, the times are right.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from importers.clean.clocks import offset_on
from importers.clean.recurrence import Rule, dates_of, read_rule
from importers.clean.zones import best_known, zone_name, zones_named_in

_DAYS = 2 * 366
_SHOWN = re.compile(r"\((?:UTC|GMT)([+-]\d\d):(\d\d)\) (.+)")  # as Windows lists them
_MIDS = (date(2026, 1, 15), date(2026, 7, 15))  # the offset shown is that of the winter
_OFFSET = re.compile(r"([+-])(\d\d)([0-5]\d)(?:\d\d)?", re.ASCII)
_NUMBERS = ("INTERVAL", "COUNT", "BYMONTH", "BYMONTHDAY")
_NAMES = ("FREQ", "BYDAY", "WKST")


@dataclass(frozen=True, slots=True, kw_only=True)
class Observance:
    """STANDARD or DAYLIGHT as written: `lines` are (name in upper case, value)."""

    lines: tuple[tuple[str, str], ...]

    def all(self, name: str) -> list[str]:
        return [value for found, value in self.lines if found == name]


def zone_shown(text: str) -> str | None:
    """By its name, else by its towns and offset: `(UTC+01:00) Amsterdam, Berlin, Bern`."""
    found = _SHOWN.fullmatch(text)
    if found is None:
        return None
    if name := zone_name(found[3]):
        return name
    hours, minutes = int(found[1]), int(found[2])
    offset = hours * 60 + (minutes if hours >= 0 else -minutes)
    winter = [(name, offset_on(name, day)) for name in zones_named_in(found[3]) for day in _MIDS]
    return next((name for name, given in winter if given == offset), None)


@lru_cache(maxsize=256)
def zone_by_rules(parts: Sequence[Observance], likely: Sequence[str], today: date) -> str | None:
    """The first of `likely`, then of all zones, with these offsets; None where rules are odd."""
    offsets = _offsets(parts, today)
    if offsets is None:
        return None
    days = [today + timedelta(days=number) for number in range(_DAYS)]
    names = dict.fromkeys((*likely, *best_known()))
    return next((name for name in names if _same(name, days, offsets)), None)


def _same(name: str, days: Sequence[date], offsets: Sequence[int]) -> bool:
    return all(offset_on(name, day) == offset for day, offset in zip(days, offsets, strict=True))


def _offsets(parts: Sequence[Observance], today: date) -> list[int] | None:
    """Minutes east of UTC on each day of the two years."""
    changes: list[tuple[date, int]] = []
    for part in parts:
        minutes = _minutes(next(iter(part.all("TZOFFSETTO")), ""))
        begins = _day(next(iter(part.all("DTSTART")), ""))
        rules = [_rule(text) for text in part.all("RRULE")[:2]]
        if minutes is None or begins is None or None in rules:
            return None
        known = [rule for rule in rules if rule is not None]
        changes.extend((day, minutes) for day in _onsets(part, begins, known, today))
    changes.sort()
    if not changes:
        return None
    return [_at(changes, today + timedelta(days=number)) for number in range(_DAYS)]


def _at(changes: Sequence[tuple[date, int]], day: date) -> int:
    """By the last change until then; before the first, as after the last but one of a year."""
    return next((minutes for at, minutes in reversed(changes) if at <= day), changes[0][1])


def _onsets(part: Observance, begins: date, rules: Iterable[Rule], today: date) -> Iterator[date]:
    yield begins
    yield from (
        day for text in part.all("RDATE") for item in text.split(",") if (day := _day(item))
    )
    for rule in rules:
        window = today - timedelta(days=400), today + timedelta(days=_DAYS)
        found = list(dates_of(rule, begins, *window))
        yield from found or ([rule.until] if rule.until else [])


def _rule(text: str) -> Rule | None:
    """Yearly ones only: no clock changes more often."""
    given = dict(item.upper().split("=", 1) for item in text.split(";") if "=" in item)
    values: dict[str, list[object]] = {
        name: list(given[name].split(",")) for name in _NAMES if name in given
    }
    try:
        for name in _NUMBERS:
            if name in given:
                values[name] = [int(item) for item in given[name].split(",")]
    except ValueError:
        return None
    last = _day(given.get("UNTIL", ""))
    if given.get("FREQ") != "YEARLY" or ("UNTIL" in given and last is None):
        return None
    return read_rule(values, datetime.combine(last, time()) if last else None)


def _minutes(text: str) -> int | None:
    found = _OFFSET.fullmatch(text.strip())
    if found is None:
        return None
    minutes = int(found[2]) * 60 + int(found[3])
    return minutes if found[1] == "+" else -minutes


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()[:8])
    except ValueError:
        return None
