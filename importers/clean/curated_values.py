"""What an operator wrote in a field of a curated file -> its value, or None if it is none.

A value may be of TOML's own kinds (dates, times, numbers, lists) or text, as in a spreadsheet.
"""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from importlib.resources import files

from finder.model import Access, Attendance, Facilitation, Kind, Weekday
from finder.register.fellowships import find_fellowship
from finder.register.plain import plain_words
from finder.register.vocabulary import LABELS, meaning
from importers.clean import days, times
from importers.clean.meeting_guide_place import regions, words, yes_or_no

_MOST = 400
_ORDINAL = re.compile(r"([1-5])(?:st|nd|rd|th)?", re.ASCII)
_STATUS = {"active": False, "suspended": True}

Reader = Callable[[object], object]


def items(value: object) -> Iterator[object]:
    """The things of a list, or of a text with commas or semicolons between them."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            yield from (text for part in re.split(r"[;,]", item) if (text := part.strip()))
        elif item is not None:
            yield item


def role(value: object) -> tuple[str, Facilitation] | None:
    """A role as it may be shown, and who leads then; None for what may be a person."""
    text = plain_words(words(value) or "", " ")
    text = re.sub(r"^(?:an?|the|our|by) ", "", text)
    found = _roles().get(text) or _roles().get(text.removesuffix("s"))
    return (text, found) if found else None


def _text(value: object) -> str | None:
    return words(value) if isinstance(value, str | int | float) else None


def _yes_or_no(value: object) -> bool | None:
    return yes_or_no(value)


def _days(value: object) -> tuple[Weekday, ...] | None:
    found, unknown = days.weekdays(value)
    return None if unknown else found


def _time(value: object) -> time | None:
    if isinstance(value, time) and value.tzinfo is None:
        return value.replace(second=0, microsecond=0)
    return times.wall_time(value)


def _minutes(value: object) -> int | None:
    return times.minutes(value) or None


def _weeks(value: object) -> tuple[int, ...] | None:
    """`1, 3`, `1st and 3rd`, `last`, -1."""
    flat = re.sub(r"\band\b|&", ",", value) if isinstance(value, str) else value
    found = [_week(item) for item in items(flat)]
    return None if None in found else tuple(week for week in found if week is not None)


def _week(item: object) -> int | None:
    text = str(item).lower()
    if text in ("last", "-1"):
        return -1
    known = _ORDINAL.fullmatch(text)
    return int(known[1]) if known else None


def _date(value: object) -> date | None:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value.strip()) if isinstance(value, str) else None
    except ValueError:
        return None


def _dates(value: object) -> tuple[date, ...] | None:
    found = [_date(item) for item in items(value)][:_MOST]
    return None if None in found else tuple(day for day in found if day is not None)


def _updated(value: object) -> str | None:
    day = _date(value)
    return day.isoformat() if day else times.edited(value)


def _fellowship(value: object) -> str | None:
    return find_fellowship(words(value) or "")


def _suspended(value: object) -> bool | None:
    return _STATUS.get((words(value) or "").lower())


def _levels(value: object) -> tuple[str, ...]:
    return regions({"regions": value})


def _choice(options: type[StrEnum]) -> Reader:
    def read(value: object) -> StrEnum | None:
        named = plain_words(words(value) or "", "_")
        return options(named) if named in list(options) else None

    return read


def _access(value: object) -> Access | None:
    """One of our values, or a label that means one ("Open to the public")."""
    text = words(value) or ""
    named = plain_words(text, "_")
    if named in list(Access):
        return Access(named)
    found = [item.value for item in meaning(LABELS, text) if item.facet == "access"]
    return Access(found[0]) if found and found[0] in list(Access) else None


@cache
def _roles() -> Mapping[str, Facilitation]:
    text = files("importers.clean").joinpath("roles.toml").read_text("utf-8")
    return {name: Facilitation(key) for key, names in tomllib.loads(text).items() for name in names}


# Kind of a field -> how it is read, and the reason where it cannot be.
READERS: Mapping[str, tuple[Reader, str]] = {
    "text": (_text, "not a text"),
    "yes_or_no": (_yes_or_no, "neither yes nor no"),
    "days": (_days, "not a day: write monday, thursday"),
    "time": (_time, "not a time: write 19:30"),
    "minutes": (_minutes, "not a number of minutes"),
    "weeks": (_weeks, "not weeks of the month: write 1, 3 or last"),
    "date": (_date, "not a date: write 2026-11-30"),
    "dates": (_dates, "not dates: write 2026-11-30, 2026-12-14"),
    "updated": (_updated, "not a date: write 2026-11-30"),
    "fellowship": (_fellowship, "fellowship not known"),
    "suspended": (_suspended, "not a status: write active or suspended"),
    "levels": (_levels, "not a region"),
    "labels": (lambda value: tuple(items(value)), "not a list of words"),
    "as_given": (lambda value: value, ""),
    "role": (role, "not a role we know: a person is never named"),
    "kind": (_choice(Kind), "not a kind: write meeting, service or event"),
    "attendance": (_choice(Attendance), "write in_person, online or hybrid"),
    "facilitation": (_choice(Facilitation), "write peer or professional"),
    "access": (_access, "not one of the answers to who may come"),
}
