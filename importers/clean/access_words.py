"""Who may come, in a row's own words: only what is sure (facts: families-and-access, section 2)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import time

from finder.model import Access, Weekday
from importers.clean.access_abroad import access_abroad
from importers.clean.access_amid import open_amid
from importers.clean.access_clauses import clauses
from importers.clean.access_in_weeks import otherwise, varying
from importers.clean.access_listed import REST, listed, said_of_them
from importers.clean.access_unplaced import Unplaced, unplaced
from importers.clean.plain_words import plain
from importers.clean.remembered import remembered
from importers.clean.signs import may_hold, signs
from importers.clean.usual_words import MEMBERS, usual_access
from importers.clean.week_words import ORDINAL, ORDINALS
from importers.clean.weeks import in_order
from importers.clean.weeks_abroad import hints_abroad
from importers.clean.welcomed import SIGNS as GUEST_SIGNS
from importers.clean.welcomed import always_for_family, always_open, at_times

_NAMES_WEEK = re.compile(ORDINAL)  # as every rule on weeks does, where it is in English
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
    *("geschlossen", "cerrad", "ferm", "offen", "abiert", "ouvert", "apert", "chius", "abert"),
    *("fechad", "gesloten", "besloten", "öppe", "oppe", "stäng", "stang", "slutet"),
)
# Only where a week is named too, which other modules look for.
_FAMILY_SIGNS = GUEST_SIGNS | signs(
    *("public", "anyone", "everyone", "everybody", "all welcome", "all are welcome"),
    *("al-anon", "gam-anon", "nar-anon", "alanon", "gamanon", "naranon"),
)
_MODIFIED = re.compile(r"(?:this is an? |an? )?modified[ -]closed\b")
# "Room 3 -- last week closed", "1st week open/men only".
_AMID = re.compile(
    r"(?P<before>.*?(?:- |/(?!(?:wo)?men)))?(?P<said>[^/]*)(?:/(?:wo)?men(?: only)?)?"
)
_WELCOME = re.compile(r"^(?!.*\b(?:only|open|closed)\b).*\b(?:welcomed?|invited|attend|come)\b")
# What is done in some week, where nothing says that it is open in that week alone.
_FORMAT = re.compile(
    r"^(?!.*\b(?:only|closed)\b).*\b(?:spkr|speakers?|disc|discussion|trad|traditions?|bb|big book"
    r"|steps?|concepts?|grapevine|study|literature|topics?)\b"
)
_TELLS_MORE = re.compile(rf"\b(?:{ORDINALS}|weeks?|open|closed|not?|except)\b")
_HINT = re.compile(
    r"(?i)\b(?:(?:o[pe]{2}n|opne|closed|only those|only for|desire to)\b"
    r"|offen\w*|abiert|ouvert|geschlossen|cerrad|ferm[eé]|apert[oa]|chius[oa]|abert[oa]|fechad[oa]"
    r"|[gb]esloten|[öo]ppe[nt]|st[äa]ng[dt]|slutet"
    rf"|{MEMBERS} only|\b(?:non-? ?{MEMBERS}|famil|friends|loved ones|relatives|spouse|partner"
    r"|husband|wives|wife|significant other|supporters|visitors|observers|public|anyone|everyone"
    r"|everybody|all (?:are )?welcome|(?:al|gam|nar)-?anon"
    r"|students|guests|professionals|interns|researchers|bienven|willkommen|benvenut|bem-?vind))"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidAccess:
    """`usual` where the words name one; `weeks` of the month in which it differs.

    CLOSED_WITH_GUESTS, usually or in some weeks, is for family and friends. `own` are sentences
    on weeks that numbers cannot say; `doubted` where one of them may close it, or two are at odds;
    `hoped` where one may open it; `guests` are sentences on others who may come at times, or if
    they ask. `modified`: it is called "modified closed", which every reader has to ask about.
    `rota`: the weeks called open are those of a rota of formats, or others are welcome in them:
    it may be open in the rest too.
    """

    usual: Access | None = None
    weeks: Mapping[Access, tuple[int, ...]] = field(default_factory=dict)
    own: tuple[str, ...] = ()
    doubted: bool = False
    hoped: bool = False
    guests: tuple[str, ...] = ()
    modified: bool = False
    rota: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clause:
    """What one clause says, as in SaidAccess; `left` are those of its words that no field says."""

    usual: frozenset[Access]
    weeks: tuple[tuple[Access, tuple[int, ...]], ...]
    left: tuple[Unplaced, ...]
    guests: tuple[str, ...]
    modified: bool
    rota: bool


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
    guests: list[str] = []
    modified = False
    in_lists, rest = listed(notes or "", weekday)
    for access, numbers in in_lists:
        weeks[access] = in_order((*weeks.get(access, ()), *numbers))
    rota = bool(in_lists) and all(access is Access.OPEN for access, _ in in_lists)
    for clause, words in _read(rest):
        one = _of_clause(clause, words, weekday, start)
        for access, numbers in one.weeks:
            weeks[access] = in_order((*weeks.get(access, ()), *numbers))
        usual |= one.usual
        modified = modified or one.modified
        rota = rota or one.rota
        guests += one.guests
        left += one.left
    _settle(usual)
    shut = not (Access.OPEN in weeks or Access.CLOSED_WITH_GUESTS in weeks)
    return SaidAccess(
        usual=next(iter(usual)) if len(usual) == 1 else None,
        weeks=weeks,
        own=tuple(one.words for one in left if one.words),
        doubted=len(usual) > 1 or any(one.closes for one in left),
        hoped=shut and (bool(guests) or any(one.opens for one in left)),
        guests=tuple(guests) if shut else (),
        modified=modified,
        rota=rota,
    )


def _read(notes: str) -> Iterator[tuple[str, str]]:
    """Each clause that may say who may come, and its plain words."""
    before = ""
    for clause in clauses(notes):
        if _hints(clause):
            yield clause, said_of_them(before, plain(clause))
        before = clause


@remembered
def _hints(clause: str) -> bool:
    return may_say(clause)


@remembered  # lists repeat their clauses more than their notes
def _of_clause(clause: str, words: str, weekday: Weekday | None, start: time | None) -> _Clause:
    told, found = _usually(words, weekday), _in_weeks(words, weekday, start)
    other = otherwise(words) if found else None
    at_some = not (found or told) and at_times(words)
    left = [] if at_some else _left(clause, words, weekday, placed=bool(found or told))
    return _Clause(
        usual=frozenset(told if other is None else told | {other}),
        weeks=tuple(found),
        left=tuple(one for one in left if not one.welcomes),
        guests=(clause.strip(),) if at_some else tuple(one.words for one in left if one.welcomes),
        modified=_MODIFIED.match(words) is not None,
        rota=_is_of_rota(words, found),
    )


def _is_of_rota(words: str, found: Sequence[tuple[Access, tuple[int, ...]]]) -> bool:
    """`4th Thursday: open speaker` says what is done then; `open on the last Friday` says when."""
    alone = bool(found) and all(access is Access.OPEN for access, _ in found)
    return alone and (_WELCOME.search(words) or _FORMAT.search(words)) is not None


def _settle(usual: set[Access]) -> None:
    """Closed, but for those that a sentence lets in; open to anyone is so to family as well.

    "Addicts only. Open on request" is one that others ask about.
    """
    if Access.CLOSED_WITH_GUESTS in usual:
        usual.discard(Access.CLOSED_WITH_GUESTS if Access.OPEN in usual else Access.CLOSED)
    if Access.OPEN_ON_REQUEST in usual:
        usual.discard(Access.CLOSED)


def _usually(words: str, weekday: Weekday | None) -> set[Access]:
    """In the weeks that are not named, or in all."""
    told = set(usual_access(words))
    if rest := REST.fullmatch(words):
        told.add(Access(rest["how"].partition(" ")[0]))
    if always_open(words, weekday):
        told.add(Access.OPEN)
    if always_for_family(words, weekday):
        told.add(Access.CLOSED_WITH_GUESTS)
    return told


def _left(clause: str, words: str, weekday: Weekday | None, *, placed: bool) -> list[Unplaced]:
    """What is shown as it stands, for no field says it."""
    if _MODIFIED.match(words):
        return [Unplaced(words=clause.strip(), closes=False, opens=True)]
    one = None if placed else unplaced(clause, words, weekday)
    return [one] if one else []


def _in_weeks(
    words: str, weekday: Weekday | None, start: time | None
) -> list[tuple[Access, tuple[int, ...]]]:
    if not (_NAMES_WEEK.search(words) or hints_abroad(words)):
        return []
    if said := varying(words, weekday, start):
        return said
    amid = _AMID.fullmatch(words)
    before = amid["before"] or "" if amid else ""
    alone = not _TELLS_MORE.search(before) or at_times(before.strip(" /-"))
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
