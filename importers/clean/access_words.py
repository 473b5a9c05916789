"""Who may come, in a row's own words: only what is sure (facts: families-and-access, section 2)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import time
from functools import lru_cache

from finder.model import Access, Weekday
from importers.clean.day_parts import PART, is_then
from importers.clean.remembered import remembered
from importers.clean.sentences import sentences
from importers.clean.signs import may_hold, signs
from importers.clean.usual_words import MEMBERS, usual_access
from importers.clean.week_words import DAY, MONTHLY, ORDINALS, is_day, week_numbers
from importers.clean.weeks import in_order

_TORN_QUOTE = re.compile("(?<=[a-z])[\"'‘’](?=(?:open|closed)\\b)", re.IGNORECASE)  # mtgs'open'
_QUOTES = re.compile("[\"'‘’“”´`*()]")
_MEETING = re.compile(r"\b(?:mtgs?|mntgs?|meetings?|mtngs?)\b")
_TYPOS = ((re.compile(r"\b(?:oepn|opne)\b"), "open"), (re.compile(r"\bmnth\b"), "month"))
_RUN_TOGETHER = re.compile(r"\b(all)(?=(?:mtgs|meetings)\b)", re.IGNORECASE)
_WHEN = (
    rf"(?P<weeks>{ORDINALS}) (?P<day>{DAY}|meeting|weeks?)(?: (?P<before>{PART})(?: meeting)?)?"
    rf"(?P<month> {MONTHLY})?(?: (?P<after>{PART})(?: meeting)?)?"
)
_HOW = r"(?P<how>open|closed)"
_TO_ALL = r"(?: to (?:all|everyone|anyone|the public))?"
_KIND = r"(?: \w+)? meetings?"  # "open step meeting"
_RULES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:the )?{_WHEN}(?: is| are| -)?(?: an?| the)? {_HOW}{_TO_ALL}(?:{_KIND})?"
        r"(?: for all| only)?",
        rf"(?:the meeting is |this meeting is |meeting )?{_HOW}{_TO_ALL}(?:{_KIND})?(?: is| are)?"
        rf"(?: held)?(?: on)?(?: the)? {_WHEN}(?: only)?"
        r"(?: (?:for|to celebrate) (?:aa )?birthdays)?",
        rf"(?:the )?{_WHEN}(?: only)? is an? {_HOW} meeting.*",
    )
)
# Weeks in which those close to a member may come too, where it is not open to anyone.
_FAMILY = (
    r"(?:(?:members )?(?:famil(?:y|ies)(?: members)?|friends?|loved ones|relatives|spouses"
    r"|partners)(?:,? (?:and|&|or|/) ?|/|, | )?){1,4}"
)
_COME = r"(?:(?: (?:are|is))? ?(?:very )?(?:welcomed?|invited)|(?: (?:may|can))? (?:come|attend))"
_FAMILY_RULES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:the )?{_WHEN}(?: is| are| -|:|,)?(?: an?)?(?: open)? (?:to|for) {_FAMILY}"
        rf"{_COME}?(?: too)?",
        rf"(?:the |on the |on )?{_WHEN}(?:,| -|:)? {_FAMILY}{_COME}(?: too)?",
        rf"(?:the )?{_WHEN}(?: is| -|:)?(?: an?)? {_FAMILY}(?:night|day|meeting)",
        rf"(?:closed,? |closed meeting,? )?(?:but )?(?:is |it is )?(?:open (?:to|for) )?{_FAMILY}"
        rf"{_COME}?(?: too)?(?: only)?(?: on)?(?: the)? ?{_WHEN}(?: only| too)?",
        rf"{_FAMILY}(?:night|day|meeting)(?: is| -|:)?(?: on)?(?: the)? {_WHEN}",
    )
)
_CLOSED_BUT = re.compile(
    r"\bclosed\b.{0,60}?\b(?:except|with the exception of"
    r"|but (?:will be |is )?open\b.{0,40}?)(?: on)?(?: for)?"
    rf" ?(?:the )?{_WHEN}"
)
_OPEN_TO_FAMILY = re.compile(rf"\bopen (?:to|for) {_FAMILY}")
_OPEN = re.compile(r"(?<!doors )\bopen\b")
_WRITTEN_OPEN = ("open", "oepn", "opne")
_SOME_WEEK = re.compile(
    rf"\b{ORDINALS} (?:\w+ ){{0,2}}?(?:{DAY}|meetings?|weeks?|{PART})|\b{ORDINALS} {MONTHLY}"
)
SIGNS = signs(
    *("open", "oepn", "oppn", "oeen", "opne", "closed", "only those", "s only"),
    *("geschlossen", "cerrad", "ferm"),
)
# Only where a week is named too, which other modules look for.
_FAMILY_SIGNS = signs("famil", "friends", "loved ones", "relatives", "spouses", "partners")
_HINT = re.compile(
    r"(?i)\b(?:(?:o[pe]{2}n|opne|closed|only those)\b|geschlossen|cerrad|ferm[eé]"
    rf"|{MEMBERS} only|\b(?:famil|friends|loved ones|relatives|spouses|partners))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidAccess:
    """`usual` where the words name one; `weeks` of the month in which it differs.

    Those of CLOSED_WITH_GUESTS are for family and friends.
    """

    usual: Access | None = None
    weeks: Mapping[Access, tuple[int, ...]] = field(default_factory=dict)


_NOTHING = SaidAccess()


@remembered  # groups of one kind have the same notes
def said_access(
    notes: str | None, *, weekday: Weekday | None, start: time | None = None
) -> SaidAccess:
    """What the sentences say; two that contradict each other give nothing usual.

    `start` tells which meeting of a day "1st Mon night" is; not known, it is none.
    """
    if not (may_hold(SIGNS, notes or "") or may_hold(_FAMILY_SIGNS, notes or "")):
        return _NOTHING
    usual: set[Access] = set()
    weeks: dict[Access, tuple[int, ...]] = {}
    for clause in _clauses(notes or ""):
        if not _HINT.search(clause):
            continue
        plain = _plain(clause)
        usual.update(usual_access(plain))
        for access, numbers in _varying(plain, weekday, start):
            weeks[access] = in_order((*weeks.get(access, ()), *numbers))
            if _CLOSED_BUT.search(plain):
                usual.add(Access.CLOSED)
    return SaidAccess(usual=usual.pop() if len(usual) == 1 else None, weeks=weeks)


@lru_cache(maxsize=1024)
def names_open_weeks(notes: str | None) -> bool:
    """Whether some sentence calls a week of the month open, of whichever meeting of the group."""
    letters = without_quotes(notes or "").lower()
    if not any(word in letters for word in _WRITTEN_OPEN):
        return False
    return any(
        _OPEN.search(plain) and _SOME_WEEK.search(plain)
        for plain in map(_plain, _clauses(notes or ""))
    )


def without_quotes(text: str) -> str:
    """As sentences are read here: a word may stand between quotes or have one inside."""
    return _QUOTES.sub("", text)


def _clauses(notes: str) -> Iterator[str]:
    """`2nd floor; open meeting last Monday` says two things."""
    for sentence, _ in sentences(notes):
        yield from sentence.split(";")


def _plain(sentence: str) -> str:
    text = _RUN_TOGETHER.sub(r"\1 ", _TORN_QUOTE.sub(" ", sentence))
    text = without_quotes(text).lower()
    text = _MEETING.sub("meeting", text)
    for typo, right in _TYPOS:
        text = typo.sub(right, text)
    return " ".join(text.split()).strip(" .;:,!/-")


def _varying(
    plain: str, weekday: Weekday | None, start: time | None
) -> list[tuple[Access, tuple[int, ...]]]:
    clauses = (plain, plain.rpartition(", ")[2])
    for found in (rule.fullmatch(clause) for clause in clauses for rule in _RULES):
        if found and _of_this_meeting(found, weekday, start):
            return [(Access(found["how"]), week_numbers(found["weeks"]))]
    for found in (rule.fullmatch(plain) for rule in _FAMILY_RULES):
        if found and _of_this_meeting(found, weekday, start):
            return [(Access.CLOSED_WITH_GUESTS, week_numbers(found["weeks"]))]
    found = _CLOSED_BUT.search(plain)
    if found and _of_this_meeting(found, weekday, start):
        access = Access.CLOSED_WITH_GUESTS if _OPEN_TO_FAMILY.search(found[0]) else Access.OPEN
        return [(access, week_numbers(found["weeks"]))]
    return []


def _of_this_meeting(found: re.Match[str], weekday: Weekday | None, start: time | None) -> bool:
    """Whether day and part of it are the row's own; "first meeting" needs "of the month"."""
    if not is_then(found["before"] or found["after"], start):
        return False
    day = found["day"]
    if day.startswith(("meeting", "week")):
        return found["month"] is not None
    return is_day(day, weekday)
