"""Clock times, durations and dates of last edits as publishers write them.

What cannot be read is None, never 00:00, "now" or a guess. Only ASCII digits count.
"""

import re
from datetime import UTC, date, datetime, time
from functools import lru_cache

from importers.clean.remembered import remembered

LONGEST_MINUTES = 240  # longer meetings are data errors far more often than marathons
_HALF_DAY, _DAY = 12 * 60, 24 * 60
_FIRST_PADDED = "1000"  # the year from which on strftime writes four digits

_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?(?::(?P<second>\d{2})(?:\.0+)?)?"
    r"\s*(?P<half>[ap])?\.?\s?(?(half)m\.?|)",
    re.ASCII,
)
_FOUR_DIGITS = re.compile(r"[0-2]\d[0-5]\d", re.ASCII)
_WORD = re.compile(r"(?:12(?::00)?\s?)?(?:(?P<noon>noon|midday)|midnight)", re.ASCII)
# "19h", "20.00 Uhr", "1930 hrs": hours of the whole day.
_BY_THE_DAY = re.compile(
    r"(?:(?:um|at|kl\.?|klo|à|ab)\s)?"
    r"(?:(?P<clock>\d{1,2}[:.h]\d{2}|[0-2]\d[0-5]\d)\s?(?:uhr|hrs?|hours|h|uur)"
    r"|(?P<hour>\d{1,2})\s?(?:uhr|h|uur))\.?",
    re.ASCII,
)
_OF_A_SHEET = re.compile(r"\d{4}-\d{2}-\d{2}[t ](\d{2}:\d{2})(?::\d{2})?", re.ASCII)
_FRACTION = re.compile(r"0?\.\d{3,}", re.ASCII)
# 00:25, or a quarter of a day: two digits do not tell.
_UNCLEAR = re.compile(r"0\.\d\d", re.ASCII)
_CLOCK_DURATION = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?", re.ASCII)
_SPOKEN_DURATION = re.compile(
    r"(?:(\d{1,2})\s*(?:h|hrs?|hours?|std))?\.?\s*(?:(\d{1,3})\s*(?:m|mins?|minutes?|minuten))?\.?",
    re.ASCII,
)
_EDITED = re.compile(
    r"(\d{4}-\d{2}-\d{2})(?:[T ]?(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?",
    re.ASCII,
)


def wall_time(value: object) -> time | None:
    """Reads "19:00", "19:00:00", "7:00 PM", "7pm", "7:30 p.m.", "19.30", "1900" and "noon".

    Also "19h", "20.00 Uhr", "1930 hrs", and what sheets make of a time: 0.8125, a date with it.
    "24:00" is read as 00:00; `ends_the_day` tells it from the midnight that begins a day.
    """
    if isinstance(value, int) and not isinstance(value, bool) and 100 <= value <= 2359:
        value = f"{value:04}"
    if isinstance(value, float) and 0 < value < 1:
        return _of_a_day(value)
    return _spoken_time(value) if isinstance(value, str) else None


@remembered
def _spoken_time(value: str) -> time | None:
    text = _bare_clock(" ".join(value.lower().split()))
    if word := _WORD.fullmatch(text):
        return time(12 if word["noon"] else 0)
    if _FRACTION.fullmatch(text):
        return _of_a_day(float(text))
    if _UNCLEAR.fullmatch(text):
        return None
    if _FOUR_DIGITS.fullmatch(text):
        text = f"{text[:2]}:{text[2:]}"
    found = _CLOCK.fullmatch(text)
    return _clock(found) if found else None


def ends_the_day(value: object) -> bool:
    """Whether this is 24:00, the midnight at the end of the day it is given for (ISO 8601)."""
    return isinstance(value, str) and _ends_the_day(value)


@remembered
def _ends_the_day(written: str) -> bool:
    text = _bare_clock(written.lower().strip())
    return text in ("24:00", "24:00:00", "24.00", "2400", "24h00")


def _bare_clock(text: str) -> str:
    """Without what says that it is one."""
    if found := _BY_THE_DAY.fullmatch(text):
        return found["clock"] or f"{found['hour']}:00"
    if found := _OF_A_SHEET.fullmatch(text):
        return found[1]
    return text


def _of_a_day(part: float) -> time | None:
    """A part of a day as sheets count it; None for what is no whole minute."""
    minute = round(part * _DAY)
    whole = abs(part * _DAY - minute) < 0.01
    return time(minute // 60, minute % 60) if whole and minute < _DAY else None


def _clock(found: re.Match[str]) -> time | None:
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    second, half = int(found["second"] or 0), found["half"]
    if half is None and found["minute"] is None:
        return None  # "7" alone may be either half of the day
    if (hour, minute, second) == (24, 0, 0):
        return time(0)
    if (half == "a" and hour > 12) or (half == "p" and hour == 0):
        return None
    if half is not None and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 and second < 60 else None


def minutes(value: object) -> int | None:
    """A duration in minutes: "1hr 30mins", "01:30:00", "90", 90; None if it cannot be read.

    Zero and twenty-four hours are given as they are: what they stand for is the format's to say.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        return value if 0 <= value <= _DAY else None
    return _spoken_minutes(value) if isinstance(value, str) else None


@lru_cache(maxsize=1024)
def _spoken_minutes(value: str) -> int | None:
    text = " ".join(value.lower().split())
    if text.isascii() and text.isdigit() and len(text) <= 4:
        return minutes(int(text))
    found = _CLOCK_DURATION.fullmatch(text) or _SPOKEN_DURATION.fullmatch(text)
    if found is None or not any(found.groups()):
        return None
    total = int(found[1] or 0) * 60 + int(found[2] or 0)
    return total if total <= _DAY else None


def duration_between(start: time, end: time) -> tuple[int | None, str | None]:
    """Minutes from start to end, and the phrase for what was repaired or dropped.

    An end before the start is on the next day (23:30–00:30), if that makes at most four hours;
    else it is a slip of twelve hours (12:15–01:15 is 12:15–13:15), if that does; else dropped.
    """
    wanted = _minute(end) - _minute(start)
    if wanted == 0:
        return None, "end equals start"
    ahead = wanted % _DAY
    if ahead <= LONGEST_MINUTES:
        return ahead, None
    if 0 < ahead - _HALF_DAY <= LONGEST_MINUTES:
        return ahead - _HALF_DAY, "end twelve hours off"
    return None, "end before start" if wanted < 0 else "longer than four hours"


def edited(value: object) -> str | None:
    """An `updated` as an ISO date or UTC instant: "2022-08-25 11:17:07" -> "2022-08-25T11:17:07Z".

    A lost space is put back ("2020-04-0416:50:58"). Month and day in another order are not
    guessed: None.
    """
    found = _EDITED.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None:
        return None
    day, clock, offset = found.groups()
    try:
        if clock is None:
            return date.fromisoformat(day).isoformat()
        if offset in (None, "Z") and day >= _FIRST_PADDED:  # most are; the long way gives the same
            return f"{datetime.fromisoformat(f'{day}T{clock}').isoformat()}Z"
        moment = datetime.fromisoformat(f"{day}T{clock}{(offset or 'Z').replace('Z', '+00:00')}")
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError):
        return None


def _minute(clock: time) -> int:
    return clock.hour * 60 + clock.minute
