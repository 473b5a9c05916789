"""A cell of times: "7:00 PM - 8:30 PM", "7-8pm", "7:00 PM ET" -> start, end, the zone's words."""

import re
from dataclasses import dataclass
from datetime import time
from functools import lru_cache

from importers.clean.quick import quickly
from importers.clean.times import wall_time

_TO = re.compile(r"\s?[-–—]\s?|\s(?:to|until|till|bis|a|à|al)\s", re.IGNORECASE)
_HALF = re.compile(r"(?P<clock>[\d:.]+)\s?(?P<half>[ap]\.?m?\.?)", re.IGNORECASE)
_WITH_ZONE = re.compile(
    r"(?P<times>.*(?:\d|(?i:[ap]\.?m\.?|noon|midnight|uhr|h)))\s\(?"
    r"(?P<zone>UTC|[A-Z]{1,4}T|(?:Eastern|Central|Mountain|Pacific|Atlantic)(?: Time)?"
    r"|[A-Z][a-z]+/[A-Za-z_]+)\)?",
)
_LONGEST = 60  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """`zone` as written, for instance ET; None where the cell names none."""

    start: time
    end: time | None = None
    zone: str | None = None


_new_times = quickly(Times)


def times(value: object) -> Times | None:
    """None for what is no time; a cell that is one time alone is `wall_time`'s as well."""
    if (start := wall_time(value)) is not None:
        return _new_times(start=start)
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    return _spoken(" ".join(value.split()))


@lru_cache(maxsize=1024)
def _spoken(text: str) -> Times | None:
    found = _WITH_ZONE.fullmatch(text)
    words, zone = (found["times"], found["zone"]) if found else (text, None)
    ends = _TO.split(words)
    if len(ends) == 1:
        start = wall_time(words)
        return Times(start=start, zone=zone) if start and zone else None
    span = _span(*ends) if len(ends) == 2 else None
    return Times(start=span[0], end=span[1], zone=zone) if span else None


def _span(first: str, last: str) -> tuple[time, time] | None:
    """A start takes the half of its end: "7-8pm" is in the evening, "11-1pm" begins before noon."""
    start, end = wall_time(first), wall_time(last)
    half = _HALF.fullmatch(last.strip())
    if end is None:
        return None
    if half and re.fullmatch(r"\d{1,2}(?:[:.]\d{2})?", first.strip()):
        start = _before(first.strip(), half["half"], end)
    return (start, end) if start is not None else None


def _before(first: str, half: str, end: time) -> time | None:
    other = "am" if half[0].lower() == "p" else "pm"
    same = wall_time(f"{first} {half}")
    return same if same is None or same < end else wall_time(f"{first} {other}")
