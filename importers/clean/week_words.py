"""Lists of weeks of the month in English words: "1st, 3rd & last", "1st thru 3rd"."""

import re
from collections.abc import Iterable

from finder.model import Weekday
from importers.clean.weeks import in_order

ORDINAL = r"(?:1\s?st|2\s?nd|3\s?rd|[45]\s?th|first|second|third|fourth|fifth|last)"
DAY = (
    r"(?:mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)s?\b\.?:?"
)
MONTHLY = (
    r"(?:(?:(?:of|in)\s(?:the\s|each\s|every\s|a\s)?|each\s|every\s|ea\s|per\s|a\s|/\s?)"
    r"(?:mo?nths?\b|mo\b\.?)|monthly\b)"
)
_TO = r"(?:[-–—]|\b(?:thru|through|to)\b)"
_AND = r"(?:,\s?(?:and\s|&\s?|or\s)?|&|/|\+|\band\b|\bor\b)"
# "2nd last" is no list, nor is a range that ends in "last".
_NEXT = (
    rf"(?:\s?{_AND}\s?(?:the\s)?{ORDINAL}"
    rf"|(?:\s?{_TO})?\s(?:the\s)?(?!last){ORDINAL}|[-–—](?!last){ORDINAL})"
)
ORDINALS = rf"(?<!\w){ORDINAL}(?:(?:\s{DAY})?{_NEXT}){{0,4}}"
WHEN = rf"(?P<weeks>{ORDINALS})\s(?P<day>{DAY}|weeks?\b)(?P<month>\s?{MONTHLY})?"
# A list that a name's own commas and dashes would tear.
_GAP = re.compile(
    rf"(?<=st|nd|rd|th)\s?(?:(?P<to>\s[-–—]\s)|,\s?(?:and\s|&\s?|or\s)?)(?:the\s)?(?={ORDINAL}\b)",
    re.IGNORECASE,
)
# Before a list: more of it that was not understood ("2nd to last", "2nd last").
TORN = re.compile(
    rf"\b{ORDINAL}[\s,&/+–-]*(?:(?:to|the|or|and|but|thru|through|until)[\s,]+){{0,2}}$",
    re.IGNORECASE,
)
_DAYS = re.compile(rf"\b{DAY}|\bweeks?\b", re.IGNORECASE)
_PARTS = re.compile(rf"{_TO}|{ORDINAL}", re.IGNORECASE)
_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
_ALL = range(1, 6)


def week_numbers(words: str) -> tuple[int, ...]:
    """`1st, 3rd & last` -> (1, 3, -1); `1st thru 3rd` -> (1, 2, 3)."""
    weeks: list[int] = []
    ranging = False
    for part in (found[0].lower() for found in _PARTS.finditer(words)):
        number = _number(part)
        if ranging and weeks and number:
            weeks += range(weeks[-1], number)
        if number:
            weeks.append(number)
        ranging = number is None
    return in_order(weeks)


def other_weeks(weeks: Iterable[int]) -> tuple[int, ...]:
    """Those that are left where some are taken out; () if that cannot be said in numbers."""
    out = set(weeks)
    return () if -1 in out or not out else tuple(week for week in _ALL if week not in out)


def is_day(words: str, weekday: Weekday | None) -> bool:
    """Whether `Sats.` is that weekday; "week" and an unknown weekday agree with everything."""
    return weekday is None or words[:4].lower() == "week" or words[:3].lower() == weekday.short


def is_of(found: re.Match[str], weekday: Weekday | None) -> bool:
    """Whether every day that `found` names is the one the meeting is held on."""
    return all(is_day(day, weekday) for day in _DAYS.findall(found[0]))


def held_together(text: str) -> str:
    """`Steps 1st, 3rd - 5th Saturday` -> `Steps 1st&3rd-5th Saturday`."""
    return _GAP.sub(lambda found: "-" if found["to"] else "&", text)


def _number(part: str) -> int | None:
    """None for the sign of a range."""
    return _NUMBERS.get(part) or (int(part[0]) if part[0].isdigit() else None)
