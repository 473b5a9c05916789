"""Weeks that a list of them calls open or closed: "1st Open Step/2nd Closed/3rd Big Book".

Such a list needs no days, for beside "2nd Big Book" the "1st" is a week. Where they are spoken of
again ("Birthdays on the 1st Friday. They are open meetings") the sentence says so of those weeks.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from finder.model import Access, Weekday
from importers.clean.about_weeks import hints
from importers.clean.access_amid import TAKEN_BACK
from importers.clean.access_in_weeks import NO_FORMAT, OCCASION
from importers.clean.months_named import names_date, names_months
from importers.clean.plain_words import plain
from importers.clean.signs import may_hold, signs
from importers.clean.week_words import DAY, MONTHLY, ORDINAL, ORDINALS, WHEN, is_day, week_numbers

# No comma between two weeks of one entry ("1st, 3rd open"), no dash that makes a range.
_BETWEEN = re.compile(
    r"([/;|\n•]|\.\s|(?<!st)(?<!nd)(?<!rd)(?<!th),|,(?!\s?(?:and |& ?)?"
    rf"{ORDINAL}\b)"
    rf"|(?<!st)(?<!nd)(?<!rd)(?<!th)\s[-–—]+\s(?={ORDINAL}\b|w(?:ee)?k)"
    rf"|(?<!open)(?<!closed)(?<!meeting)(?<!mtg):\s(?={ORDINAL}\b|w(?:ee)?k))",
    re.IGNORECASE,
)
_SOME_WEEK = re.compile(rf"(?i)\b{ORDINAL}\b|\b(?:wk|week)s? ?#?[1-5]\b")
_SOME_HOW = re.compile(r"(?i)\b(?:open|closed)\b")
_LONGEST = 200  # characters of one entry
_HOW_SIGNS, _WEEK_SIGNS = signs("open", "closed"), signs("wk", "week")
_NUMBERS = r"[1-5](?:(?: ?[&+] ?| and )[1-5])*(?!\w)"
_WEEKS = rf"(?:(?P<weeks>{ORDINALS})|weeks? ?#?(?P<numbers>{_NUMBERS}))"
_DAY = rf"(?: (?P<day>{DAY}|weeks?:?|meetings?))?(?: {MONTHLY})?"
_IS = r"(?:(?: is| are|:| -| =| an?)*)"
_ENTRY = re.compile(rf"(?:and |on |the )*{_WEEKS}{_DAY}(?P<what>.*)")
_HOW_FIRST = re.compile(
    rf"(?:and |this is an? )?(?P<how>open|closed)(?: meetings?)?(?: is| are|:| -| on| the)*"
    rf" {_WEEKS}{_DAY}(?: only)?"
)
_HOW = (
    re.compile(rf"{_IS} (?P<how>open{NO_FORMAT}|closed)\b(?P<more>[\w '&+.,:-]{{0,40}})"),
    re.compile(r"(?P<more>(?: [\w'&+-]+){1,3}?)[ -]+(?P<how>open|closed)"),
)
# "3rd floor", "1st Street", "2nd time": no week.
_NO_WEEK = re.compile(
    r"\s?(?:fl|floor|flr|street|st|ave|avenue|road|rd|doors?|rooms?|level|entrance|building|bldg"
    r"|left|right|house|annex|edition|time|hour|half|quarter|of (?!the month|each|every)|\d)\b"
)
REST = re.compile(
    rf"(?:and |but )?(?:(?:all )?(?:the )?(?:rest(?: of (?:the )?month)?|others?)"
    rf"(?: (?:{DAY}|weeks?|meetings?|times))?|(?:in |on |at )?(?:all )?(?:the )?other"
    rf" (?:{DAY}|weeks?|meetings?|times)|otherwise(?: it is| we are)?)(?: is| are| being|:|,)?"
    rf" (?P<how>closed(?: discussion)?|open{NO_FORMAT})(?: to (?:all|anyone|everyone|the public))?"
    r"(?: meetings?)?"
)
_THEM = re.compile(
    r"(?:they|these|those|both)(?: (?:meetings?|ones))? are(?: all| always)? (?P<how>open|closed)"
    r"(?: meetings?)?(?: to (?:all|anyone|everyone|the public))?"
    r"(?:,? (?:and|so) (?:all|everyone|anyone)(?: is| are)? welcomed?)?"
)
_WHEN = re.compile(WHEN)
_OCCASION = re.compile(rf"\b(?:{OCCASION}|meetings?)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`how` is None where it says nothing of who may come then; no weeks are the rest of them."""

    weeks: tuple[int, ...]
    day: str | None
    how: Access | None


def listed(notes: str, weekday: Weekday | None) -> tuple[list[tuple[Access, tuple[int, ...]]], str]:
    """What the lists in the notes say, and the notes without them."""
    if not (_may_list(notes) and _SOME_WEEK.search(notes) and _SOME_HOW.search(notes)):
        return [], notes
    parts = _BETWEEN.split(notes)
    entries = [_entry(part) for part in parts[::2]]
    said: list[tuple[Access, tuple[int, ...]]] = []
    for start, end in _runs(entries):
        run = [entry for entry in entries[start:end] if entry]
        if _is_list(run, weekday) and not names_months(" ".join(parts[2 * start : 2 * end])):
            said += [(entry.how, entry.weeks) for entry in run if entry.how and entry.weeks]
            for at in (at for at in range(start, end) if _names_weeks(entries[at])):
                parts[2 * at] = ""
    return said, "".join(parts) if said else notes


def _may_list(notes: str) -> bool:
    """A quick look before the patterns are tried."""
    return may_hold(_HOW_SIGNS, notes) and (may_hold(_WEEK_SIGNS, notes) or hints(notes))


def _names_weeks(entry: Entry | None) -> bool:
    """Not of the rest of them, which is read where sentences are."""
    return entry is not None and bool(entry.weeks)


def said_of_them(before: str, words: str) -> str:
    """`They are open meetings`, after a clause on some weeks, as one of those weeks."""
    found = _THEM.fullmatch(words)
    if found is None or names_months(before):
        return words
    weeks = list(_WHEN.finditer(plain(before)))
    if len(weeks) != 1 or not _OCCASION.search(weeks[0].string):
        return words
    return f"{weeks[0][0]} {found['how']}"


def _runs(entries: Sequence[Entry | None]) -> list[tuple[int, int]]:
    """Where two or more of them stand side by side: (first, behind the last)."""
    runs, start = [], 0
    for at, entry in enumerate([*entries, None]):
        if entry is None:
            if at - start > 1:
                runs.append((start, at))
            start = at + 1
    return runs


def _is_list(run: Sequence[Entry], weekday: Weekday | None) -> bool:
    """Of this meeting, each week once; where each names its day it is read without this."""
    weeks = [week for entry in run for week in entry.weeks]
    days = [entry.day for entry in run if entry.day]
    told = any(entry.how for entry in run if entry.weeks)
    own = all(is_day(day, weekday) for day in days if not day.startswith(("week", "meet")))
    return (
        told and own and len(days) < sum(map(_names_weeks, run)) and len(weeks) == len(set(weeks))
    )


def _entry(part: str) -> Entry | None:
    if len(part) > _LONGEST:
        return None
    words = plain(part)
    if rest := REST.fullmatch(words):
        return Entry(weeks=(), day=None, how=Access(rest["how"].partition(" ")[0]))
    if found := _HOW_FIRST.fullmatch(words):
        return Entry(weeks=_numbers(found), day=found["day"], how=Access(found["how"]))
    found = _ENTRY.fullmatch(words)
    if found is None or _NO_WEEK.match(found["what"]) or names_date(words):
        return None
    what = found["what"]
    told = next((match for how in _HOW if (match := how.fullmatch(what))), None)
    if told is None and re.search(r"\b(?:open|closed)\b", what):
        return None
    if told and (TAKEN_BACK.search(told["more"]) or re.search(ORDINAL, told["more"])):
        return None
    how = Access(told["how"]) if told else None
    return Entry(weeks=_numbers(found), day=found["day"], how=how)


def _numbers(found: re.Match[str]) -> tuple[int, ...]:
    if found["weeks"]:
        return week_numbers(found["weeks"])
    return tuple(sorted({int(number) for number in re.findall("[1-5]", found["numbers"])}))
