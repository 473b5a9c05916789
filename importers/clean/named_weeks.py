"""Weeks of the month in a name: "1st, 3rd and 5th Saturday", "Hope (all but 1st Saturday)"."""

import re
from dataclasses import replace

from finder.model import Weekday
from importers.clean.about_weeks import (
    BEFORE_WEEK,
    CONTENT,
    LEFT_OUT,
    NOTHING,
    OTHERWISE,
    SKIPS,
    Weeks,
    hints,
    without_slogans,
)
from importers.clean.named_access import tells_weeks
from importers.clean.not_weekly import is_ambiguous, is_irregular, named_not_weekly
from importers.clean.week_words import (
    DAY,
    MONTHLY,
    ORDINALS,
    TORN,
    WHEN,
    held_together,
    is_of,
    other_weeks,
    week_numbers,
)

_SEGMENT = re.compile(r"[(\[]|\s[-–—|:]\s|\*{2,}|[\"“]|[,;]\s")
_WHEN = re.compile(WHEN, re.IGNORECASE)
_WHAT_THEN = re.compile(rf"\s?[:;=]\s?[\w ]{{0,20}}{CONTENT.pattern}", re.IGNORECASE)
_SKIPS = re.compile(
    rf"{SKIPS}|\b(?:no|but|except|closed on){BEFORE_WEEK}"
    rf"|\b{ORDINALS} {DAY} (?:is |are )?(?:excluded|excepted|off|closed)\b"
    rf"|\b(?:but|except|not) (?:on )?(?:the )?{ORDINALS}\b",
    re.IGNORECASE,
)
_TWO = r"[1-5](?: ?[&,/+] ?| and )[1-5]"
# Not every week, but in which is not read for certain: "(1 & 3 Saturday)", "First Saturday in May".
_UNREAD = re.compile(
    rf"\b{_TWO} {DAY}|\bw(?:ee)?ks? ?{_TWO}\b|\bpenultimate {DAY}"
    r"|(?<!\w)(?:1st|2nd|first|second) (?:and|&) (?:3rd|4th|15th|last|third|fourth)[ )\]]*$",
    re.IGNORECASE,
)
_SOME_MONTHS = re.compile(
    rf"\b{ORDINALS} {DAY} (?:in |of )?\(?(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)",
    re.IGNORECASE,
)
# "(1st Sat men; 2nd Sat women)", "Saturdays 1 & 3", which may be hours.
_DIFFERENT = re.compile(
    rf"\b{ORDINALS} {DAY} [^()&]{{2,30}}[,;/] ?{ORDINALS} {DAY}|\b{DAY} {_TWO}[ )\]]*$",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(LEFT_OUT, re.IGNORECASE)
# As in "Saturday (1st only)" and "Tuesday 1st & 3rd".
_DAY_FIRST = re.compile(
    rf"\b(?P<day>{DAY})(?P<gap>\W{{1,4}})(?:only )?(?:the )?(?P<weeks>{ORDINALS})"
    rf"(?P<sure>(?: {MONTHLY})?(?: only)?)[)\]]?\s*$",
    re.IGNORECASE,
)
_BARE = re.compile(
    rf"(?:only )?(?:the )?(?P<weeks>{ORDINALS})(?P<sure>(?: {MONTHLY})?(?: only)?)", re.IGNORECASE
)
_CERTAIN = 3  # weeks after a word for what happens in them ("Steps 1st, 3rd and 5th Saturday")
_CLOSING = ' )]*"”'


def named_weeks(name: str, weekday: Weekday | None) -> Weeks:
    """What a name says, its parts one by one."""
    if not hints(name):
        return NOTHING
    name = held_together(without_slogans(name))
    not_weekly = named_not_weekly(name)
    irregular = is_irregular(name) or _SOME_MONTHS.search(name) is not None
    if (OTHERWISE.search(name) or _DIFFERENT.search(name)) and not not_weekly:
        return Weeks(ask=True)
    parts = [part.strip(_CLOSING) for part in _SEGMENT.split(name)]
    said = [_part(part, weekday, irregular=irregular, whole=part == name) for part in parts]
    for at, item in enumerate(said):
        if item.weeks or item.monthly:
            skips = any(map(_SKIPS.search, (*parts[:at], *parts[at + 1 :])))
            return replace(item, ask=item.ask or skips)
    if weeks := _after_the_day(name, weekday):
        return Weeks(weeks=weeks)
    if (unread := _UNREAD.search(name)) and not CONTENT.search(name[: unread.start()]):
        return Weeks(monthly=True)
    asks = _asks(name) or any(item.ask for item in said)
    return Weeks(monthly=not_weekly, ask=asks and not not_weekly)


def _asks(name: str) -> bool:
    found = _WHEN.search(name)
    return bool(_SKIPS.search(name) or (found and _WHAT_THEN.match(name, found.end())))


def _part(part: str, weekday: Weekday | None, *, irregular: bool, whole: bool) -> Weeks:
    left_out = _LEFT_OUT.search(part)
    if left_out and is_of(left_out, weekday):
        return Weeks(weeks=other_weeks(week_numbers(left_out["weeks"])))
    found = _WHEN.search(part)
    if found is None:
        return Weeks(weeks=_bare(part))
    if _SKIPS.search(part) or _WHAT_THEN.match(part, found.end()):
        return NOTHING
    weeks = week_numbers(found["weeks"])
    if tells_weeks(part, whole=whole):
        return Weeks(ask=len(weeks) > 1 and is_of(found, weekday))
    if CONTENT.search(part[: found.start()]) and len(weeks) < _CERTAIN:
        return Weeks(ask=len(weeks) > 1 and is_of(found, weekday))
    if irregular or is_ambiguous(part) or TORN.search(part[: found.start()]):
        return Weeks(monthly=True)
    if is_of(found, weekday) and (found["month"] or not found["day"].lower().startswith("week")):
        return Weeks(weeks=weeks)
    return NOTHING


def _bare(part: str) -> tuple[int, ...]:
    """The weeks of a part that holds nothing else: "1st & 3rd"."""
    found = _BARE.fullmatch(part)
    weeks = week_numbers(found["weeks"]) if found else ()
    return weeks if found and (len(weeks) > 1 or found["sure"]) else ()


def _after_the_day(name: str, weekday: Weekday | None) -> tuple[int, ...]:
    found = _DAY_FIRST.search(name)
    if found is None or not is_of(found, weekday):
        return ()
    weeks = week_numbers(found["weeks"])
    sure = len(weeks) > 1 or found["sure"] or "(" in found["gap"]
    return weeks if sure else ()
