"""Who may come, in a row's own words: only what is sure (facts: families-and-access, section 2)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import time
from functools import lru_cache

from finder.model import Access, Weekday
from importers.clean.access_amid import open_amid
from importers.clean.access_in_weeks import always_for_family, otherwise, varying
from importers.clean.access_unplaced import Unplaced, unplaced
from importers.clean.day_parts import PART
from importers.clean.remembered import remembered
from importers.clean.sentences import sentences
from importers.clean.signs import may_hold, signs
from importers.clean.usual_words import MEMBERS, usual_access
from importers.clean.week_words import DAY, MONTHLY, ORDINALS
from importers.clean.weeks import in_order
from importers.clean.weeks_abroad import access_abroad

_TORN_QUOTE = re.compile("(?<=[a-z])[\"'‘’](?=(?:open|closed)\\b)", re.IGNORECASE)  # mtgs'open'
_QUOTES = re.compile("[\"'‘’“”´`*()]")
_BRACKET = re.compile(r"(?<=\w)\(")  # "Recovery(addicts only)"
_MEETING = re.compile(r"\b(?:mtgs?|mntgs?|meetings?|mtngs?)\b")
_TYPOS = (
    (re.compile(r"\b(?:oepn|opne)\b"), "open"),
    (re.compile(r"\bmnth\b"), "month"),
    (re.compile(r"\bwk(?=s?\b)"), "week"),
    (re.compile(rf"\bfinal (?={DAY}|weeks?\b)"), "last "),
)
_RUN_TOGETHER = re.compile(r"\b(all)(?=(?:mtgs|meetings)\b)", re.IGNORECASE)
_OPEN = re.compile(r"(?<!doors )\bopen\b")
_WRITTEN_OPEN = ("open", "oepn", "opne")
_SOME_WEEK = re.compile(
    rf"\b{ORDINALS} (?:\w+ ){{0,2}}?(?:{DAY}|meetings?|weeks?|{PART})|\b{ORDINALS} {MONTHLY}"
)
SIGNS = signs(
    *(
        "open",
        "oepn",
        "oppn",
        "oeen",
        "opne",
        "closed",
        "only those",
        "only for",
        "desire to",
        "s only",
    ),
    *("geschlossen", "cerrad", "ferm", "offen", "abiert", "ouvert"),
)
# Only where a week is named too, which other modules look for.
_FAMILY_SIGNS = signs(
    *("famil", "friends", "loved ones", "relatives", "spouses", "partners"),
    *("husbands", "wives", "significant other", "visitors", "observers", "public", "anyone"),
    "everyone",
    *("non-a", "non a", "nona", "non-g", "non g", "nong", "non-m", "non m"),
    *("nonm", "non-o", "non o"),
)
_MODIFIED = re.compile(r"(?:this is an? |an? )?modified[ -]closed\b")
_OPEN_ABROAD = re.compile(r"(?i)\b(?:offene?s?|geschlossene?s?)\b")
_NUMBERED_DAY = re.compile(r"(?<=\b[1-5])\.(?= )")  # "1. Montag": its full stop ends no sentence
# "Room 3 -- last week closed", "1st week open/men only".
_AMID = re.compile(
    r"(?P<before>.*?(?:- |/(?!(?:wo)?men)))?(?P<said>[^/]*)(?:/(?:wo)?men(?: only)?)?"
)
_TELLS_MORE = re.compile(rf"\b(?:{ORDINALS}|weeks?|open|closed|not?|except)\b")
_REST_CLOSED = re.compile(
    rf"(?:all )?(?:the )?(?:rest(?: of (?:the )?month)?|others?)(?: {DAY})?(?: is| are|:)? closed"
    r"(?: discussion| meetings?)?"
)
_HINT = re.compile(
    r"(?i)\b(?:(?:o[pe]{2}n|opne|closed|only those|only for|desire to)\b"
    r"|offen\w*|abiert|ouvert|geschlossen|cerrad|ferm[eé]"
    rf"|{MEMBERS} only|\b(?:non-? ?{MEMBERS}|famil|friends|loved ones|relatives|spouses|partners"
    r"|husbands|wives|significant other|visitors|observers|public|anyone|everyone))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidAccess:
    """`usual` where the words name one; `weeks` of the month in which it differs.

    CLOSED_WITH_GUESTS, usually or in some weeks, is for family and friends. `own` are sentences
    on weeks that numbers cannot say; `doubted` where one of them may close it, `modified` where
    it is called "modified closed", which every reader has to ask about.
    """

    usual: Access | None = None
    weeks: Mapping[Access, tuple[int, ...]] = field(default_factory=dict)
    own: tuple[str, ...] = ()
    doubted: bool = False
    modified: bool = False


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
    left: list[Unplaced] = []
    modified = False
    for clause in filter(_HINT.search, _clauses(notes or "")):
        words = plain(clause)
        told, found = _usually(words), _in_weeks(words, weekday, start)
        for access, numbers in found:
            weeks[access] = in_order((*weeks.get(access, ()), *numbers))
        other = otherwise(words) if found else None
        usual |= told if other is None else told | {other}
        modified = modified or _MODIFIED.match(words) is not None
        left += _left(clause, words, weekday, placed=bool(found or told))
    if Access.CLOSED_WITH_GUESTS in usual:
        usual.discard(Access.CLOSED)  # closed, but for those that a sentence lets in
    return SaidAccess(
        usual=usual.pop() if len(usual) == 1 else None,
        weeks=weeks,
        own=tuple(one.words for one in left if one.words),
        doubted=any(one.closes for one in left),
        modified=modified,
    )


def _usually(words: str) -> set[Access]:
    """In the weeks that are not named, or in all."""
    told = set(usual_access(words))
    if _REST_CLOSED.fullmatch(words):
        told.add(Access.CLOSED)
    if always_for_family(words):
        told.add(Access.CLOSED_WITH_GUESTS)
    return told


def _left(clause: str, words: str, weekday: Weekday | None, *, placed: bool) -> list[Unplaced]:
    """What is shown as it stands, for no field says it."""
    if _MODIFIED.match(words):
        return [Unplaced(words=clause.strip(), closes=False)]
    one = None if placed else unplaced(clause, words, weekday)
    return [one] if one else []


def _in_weeks(
    words: str, weekday: Weekday | None, start: time | None
) -> list[tuple[Access, tuple[int, ...]]]:
    if said := varying(words, weekday, start):
        return said
    amid = _AMID.fullmatch(words)
    alone = amid is not None and not _TELLS_MORE.search(amid["before"] or "")
    if amid and alone and (said := varying(amid["said"], weekday, start)):
        return said
    if weeks := open_amid(words, weekday, start):
        return [(Access.OPEN, weeks)]
    if abroad := access_abroad(words, weekday):
        return [(Access.OPEN if abroad[0] else Access.CLOSED, abroad[1])]
    return []


def may_say(text: str) -> bool:
    """False where no words can say who may come in some weeks."""
    return (may_hold(SIGNS, text) or may_hold(_FAMILY_SIGNS, text)) and bool(_HINT.search(text))


def names_week(words: str) -> bool:
    """Whether a plain sentence names a week of the month."""
    return _SOME_WEEK.search(words) is not None


@lru_cache(maxsize=1024)
def names_open_weeks(notes: str | None) -> bool:
    """Whether some sentence calls a week of the month open, of whichever meeting of the group."""
    letters = without_quotes(notes or "").lower()
    if not any(word in letters for word in _WRITTEN_OPEN):
        return False
    return any(
        _OPEN.search(words) and _SOME_WEEK.search(words)
        for words in map(plain, _clauses(notes or ""))
    )


def without_quotes(text: str) -> str:
    """As sentences are read here: a word may stand between quotes or have one inside."""
    return _QUOTES.sub("", text)


def _clauses(notes: str) -> Iterator[str]:
    """`2nd floor; open meeting last Monday` says two things."""
    if _OPEN_ABROAD.search(notes):
        notes = _NUMBERED_DAY.sub("°", notes)
    for sentence, _ in sentences(notes):
        yield from sentence.split(";")


def plain(sentence: str) -> str:
    """In lower case, without quotes, slips put right."""
    text = _RUN_TOGETHER.sub(r"\1 ", _TORN_QUOTE.sub(" ", _BRACKET.sub(" ", sentence)))
    text = without_quotes(text).lower()
    text = _MEETING.sub("meeting", text)
    for typo, right in _TYPOS:
        text = typo.sub(right, text)
    return " ".join(text.split()).strip(" .;:,!/-")
