"""Days of the week that a group's words call open or closed: "Mon-Thu open, Fri-Sun closed".

One note stands beside all days of a group, under a label that may be another day's.
"""

import re
from collections.abc import Iterator

from finder.model import Access, Weekday
from importers.clean.plain_words import plain
from importers.clean.remembered import remembered
from importers.clean.sentences import of_both
from importers.clean.signs import may_hold, signs
from importers.clean.week_words import DAY

SIGNS = signs("open", "closed")
_DAY_SIGNS = signs("mon", "tue", "wed", "thu", "fri", "sat", "sun", "week")
_SEGMENT = re.compile(r"[()\[\]|;]|\s[–—|]\s")
_TO = r"(?: ?[-–—] ?| (?:to|thru|through) )"
_AND = r"(?:,? (?:and|&|or) | ?[,/&+] ?| )"
_DAYS = rf"{DAY}(?:(?:{_TO}|{_AND}){DAY})*"
_MEETING = r"(?: (?:meetings?|groups?|nights?))"
_HOW = r"(?:open|closed)(?! (?:topics?|discussions?|share|sharing|mic|formats?|at|from)\b)"
_BEFORE = r"(?:(?:our|the|this|on|every) )*"
_IS = r"(?: is| are| =| -|:)*(?: an?| always| all)*"
_ON = r"(?: is| are|:| -)*(?: on| every| only)*"
_ENTRY = re.compile(
    rf"{_BEFORE}(?P<days>{_DAYS})'?s?{_MEETING}?{_IS} (?P<how>{_HOW}){_MEETING}?"
    rf"|(?:meeting is )?(?P<how_then>{_HOW}){_MEETING}?{_ON} (?P<days_then>{_DAYS}){_MEETING}?"
)
_REST = re.compile(
    r"(?:with |and )*(?:all |the )*(?:others?|rest|remaining)(?: days?| meetings?)?(?: are| is|:)?"
    rf" (?P<how>open|closed){_MEETING}?"
)
_EXCEPT = re.compile(
    rf"(?:all )?(?:meetings? )?(?:are )?(?P<how>{_HOW}){_MEETING}?(?: every day| all week)?,?"
    rf" (?:except|but not|excluding)(?: for| on| our| the)* (?P<days>{_DAYS}){_MEETING}?"
)
_NAMED = ((re.compile(r"\bweekdays?\b"), "mon-fri"), (re.compile(r"\bweekends?\b"), "sat, sun"))
_BETWEEN = re.compile(r"\s*(?:,|;|/|\.|\band\b|\bbut\b|-)*\s*")
_ONE_DAY = re.compile(rf"(?P<to>{_TO})?(?P<day>{DAY})")
_WEEK = tuple(Weekday)
_Told = tuple[Access, frozenset[Weekday]]


@remembered
def said_of_day(
    name: str | None, notes: str | None, *, weekday: Weekday | None
) -> frozenset[Access]:
    """OPEN, CLOSED or both, as sentences that say no more call the meetings of that day."""
    if weekday is None or not any(map(_may_say, (name or "", notes or ""))):
        return frozenset()
    told = (one for part in _parts(name, notes) for one in _read(part))
    return frozenset(how for how, days in told if weekday in days)


def _may_say(text: str) -> bool:
    return may_hold(SIGNS, text) and may_hold(_DAY_SIGNS, text)


def _parts(name: str | None, notes: str | None) -> Iterator[str]:
    """A sentence, or each part of one that says other things too."""
    for sentence, _ in filter(lambda each: _may_say(each[0]), of_both(name, notes)):
        whole = plain(sentence)
        yield from [whole] if _read(whole) else map(plain, _SEGMENT.split(sentence))


@remembered
def _read(words: str) -> tuple[_Told, ...]:
    """`Open Fridays` alone may be of a house: heard with "meeting", or beside a closed day."""
    for named, days in _NAMED:
        words = named.sub(days, words)
    if found := _EXCEPT.fullmatch(words):
        return _but_then(Access(found["how"]), _days(found["days"]))
    told: list[_Told] = []
    at = 0
    while at < len(words):
        found = _ENTRY.match(words, at) or _REST.match(words, at)
        if found is None or not (told or found.re is _ENTRY):
            return ()
        told.append(_told(found, told))
        between = _BETWEEN.match(words, found.end())
        at = between.end() if between else found.end()
        if at == found.end() < len(words):
            return ()
    return tuple(told) if "closed" in words or "meeting" in words else ()


def _but_then(how: Access, days: frozenset[Weekday]) -> tuple[_Told, ...]:
    other = Access.CLOSED if how is Access.OPEN else Access.OPEN
    return (how, frozenset(_WEEK) - days), (other, days)


def _told(found: re.Match[str], before: list[_Told]) -> _Told:
    if found.re is _REST:
        named = {day for _, days in before for day in days}
        return Access(found["how"]), frozenset(_WEEK) - named
    return Access(found["how"] or found["how_then"]), _days(found["days"] or found["days_then"])


def _days(words: str) -> frozenset[Weekday]:
    """`mon-thu, sat` -> those five."""
    days: list[Weekday] = []
    for found in _ONE_DAY.finditer(words):
        day = next(each for each in _WEEK if each.short == found["day"][:3])
        if found["to"] and days:
            days += _between(days[-1], day)
        days.append(day)
    return frozenset(days)


def _between(first: Weekday, last: Weekday) -> Iterator[Weekday]:
    for number in range(first.number + 1, first.number + 1 + (last.number - first.number - 1) % 7):
        yield Weekday.from_number(number % 7)
