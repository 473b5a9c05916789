"""Times of day in a person's words: "7pm", "after 18:30", "before noon"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TIME = re.compile(
    r"(?:\b(?P<lead>after|from|before|until|till|at|around|about)\s+|(?<![\w.:@/-]))"
    r"(?:(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>am|pm|a\.m\.?|p\.m\.?)"
    r"|(?P<full>[01]?\d|2[0-3]):(?P<past>[0-5]\d)|(?P<noon>noon|(?:al\s+)?medio\s?d[ií]a))(?![\w:])",
    re.IGNORECASE,
)
_AFTER = ("after", "from")
_BEFORE = ("before", "until", "till")
_HOUR, _MINUTES = 60, 15  # how long "7pm" and "7:30pm" last


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockWords:
    """What of a text is a time of day, from the sign `start` to before `end`, as parameters."""

    start: int
    end: int
    gives: tuple[tuple[str, str], ...]


def clock_words(text: str) -> Iterator[ClockWords]:
    """The times of day that a text names; "6:30" alone is left, it may be either half."""
    for found in _TIME.finditer(text):
        minute = _minute(found)
        if minute is not None:
            gives = _gives((found["lead"] or "").lower(), minute, exact=_is_exact(found))
            yield ClockWords(start=found.start(), end=found.end(), gives=gives)


def _minute(found: re.Match[str]) -> int | None:
    """Minutes after midnight."""
    if found["noon"]:
        return 12 * 60
    if found["half"]:
        past_noon = found["half"][0] in "pP"
        return (int(found["hour"]) % 12 + 12 * past_noon) * 60 + int(found["minute"] or 0)
    hour = int(found["full"])
    is_clear = hour == 0 or hour > 12 or found["full"].startswith("0")
    return hour * 60 + int(found["past"]) if is_clear else None


def _is_exact(found: re.Match[str]) -> bool:
    return bool(found["minute"] or found["past"])


def _gives(lead: str, minute: int, *, exact: bool) -> tuple[tuple[str, str], ...]:
    if lead in _AFTER:
        return (("after", _wall(minute)),)
    if lead in _BEFORE:
        return (("before", _wall(minute)),)
    until = minute + (_MINUTES if exact else _HOUR)
    return ("after", _wall(minute)), ("before", _wall(until))


def _wall(minute: int) -> str:
    return f"{minute // 60 % 24:02}:{minute % 60:02}"
