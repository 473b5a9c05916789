"""Who may come, in a row's own words: only what is sure (facts: families-and-access, section 2)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from finder.model import Access, Weekday
from importers.clean.sentences import sentences
from importers.clean.signs import may_hold, signs
from importers.clean.week_words import DAY, MONTHLY, ORDINALS, is_day, week_numbers
from importers.clean.weeks import in_order

_QUOTES = re.compile("[\"'‘’“”´`*()]")
_MEETING = re.compile(r"\b(?:mtgs?|mntgs?|meetings?|mtngs?)\b")
_TYPOS = ((re.compile(r"\b(?:oepn|opne)\b"), "open"), (re.compile(r"\bmnth\b"), "month"))
_WHEN = rf"(?P<weeks>{ORDINALS}) (?P<day>{DAY}|meeting|weeks?)(?P<month> {MONTHLY})?"
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
_CLOSED_BUT = re.compile(
    r"\bclosed\b.{0,60}?\b(?:except|with the exception of|but open\b.{0,40}?)(?: on)?(?: for)?"
    rf" ?(?:the )?{_WHEN}"
)
_MEMBERS = r"(?:alcoholics|addicts|gamblers|overeaters|members|men and women members)"
_SAME = {
    Access.OPEN: r"al+l? ?meeting ?open|open|open to (?:all|anyone|everyone)"
    r"|(?:this is an? )?open meeting"
    r"|this meeting is open(?: and anyone may attend| to all| to anyone| to everyone)?",
    Access.CLOSED: r"al+l? ?meeting ?closed|closed|(?:this is a )?closed meeting"
    rf"|(?:not open|closed) to the public|closed(?:,| -| to| for)?(?: {_MEMBERS}| -| only)*"
    rf"|(?:open to |for )?(?:{_MEMBERS}) only|geschlossen(?:es meeting|es treffen)?"
    r"|(?:reuni[oó]n |grupo )?cerrad[oa]|(?:r[eé]union )?ferm[eé]e?"
    r"|.*\bonly those who have a desire to stop [\w ]{1,20} may attend",
    Access.OPEN_ON_REQUEST: r"(?:closed(?: meeting)?:?(?: -)? )?"
    r"open(?: to all)?(?: meeting)? on request",
}
_USUAL = {access: re.compile(words) for access, words in _SAME.items()}
_SIGNS = signs(
    *("open", "oepn", "oppn", "oeen", "opne", "closed", "only those", "s only"),
    *("geschlossen", "cerrad", "ferm"),
)
_HINT = re.compile(
    r"(?i)\b(?:(?:o[pe]{2}n|opne|closed|only those)\b|geschlossen|cerrad|ferm[eé]"
    rf"|{_MEMBERS} only)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidAccess:
    """`usual` where the words name one; `weeks` of the month in which it differs."""

    usual: Access | None = None
    weeks: Mapping[Access, tuple[int, ...]] = field(default_factory=dict)


_NOTHING = SaidAccess()


@lru_cache(maxsize=4096)  # groups of one kind have the same notes
def said_access(notes: str | None, *, weekday: Weekday | None) -> SaidAccess:
    """What the sentences say; two that contradict each other give nothing usual."""
    if not may_hold(_SIGNS, notes or ""):
        return _NOTHING
    usual: set[Access] = set()
    weeks: dict[Access, tuple[int, ...]] = {}
    for clause in _clauses(notes or ""):
        if not _HINT.search(clause):
            continue
        plain = _plain(clause)
        usual.update(access for access, words in _USUAL.items() if words.fullmatch(plain))
        for access, numbers in _varying(plain, weekday):
            weeks[access] = in_order((*weeks.get(access, ()), *numbers))
            if _CLOSED_BUT.search(plain):
                usual.add(Access.CLOSED)
    return SaidAccess(usual=usual.pop() if len(usual) == 1 else None, weeks=weeks)


def _clauses(notes: str) -> Iterator[str]:
    """`2nd floor; open meeting last Monday` says two things."""
    for sentence, _ in sentences(notes):
        yield from sentence.split(";")


def _plain(sentence: str) -> str:
    text = _QUOTES.sub("", sentence).lower()
    text = _MEETING.sub("meeting", text)
    for typo, right in _TYPOS:
        text = typo.sub(right, text)
    return " ".join(text.split()).strip(" .;:,!/-")


def _varying(plain: str, weekday: Weekday | None) -> list[tuple[Access, tuple[int, ...]]]:
    clauses = (plain, plain.rpartition(", ")[2])
    for found in (rule.fullmatch(clause) for clause in clauses for rule in _RULES):
        if found and _of_this_meeting(found, weekday):
            return [(Access(found["how"]), week_numbers(found["weeks"]))]
    found = _CLOSED_BUT.search(plain)
    if found and _of_this_meeting(found, weekday):
        return [(Access.OPEN, week_numbers(found["weeks"]))]
    return []


def _of_this_meeting(found: re.Match[str], weekday: Weekday | None) -> bool:
    """Whether a weekday is the row's own; "first meeting" needs "of the month"."""
    day = found["day"]
    if day.startswith(("meeting", "week")):
        return found["month"] is not None
    return is_day(day, weekday)
