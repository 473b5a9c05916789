"""Who may come: from the labels, what is stated beside them and the row's own words.

Unlabelled is not open. Where two statements differ the narrower one holds, and a label that the
row itself contradicts is shown with both (facts: families-and-access, sections 1 and 2).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from finder.model import Access
from importers import Draft, Problem
from importers.clean.access_of_all import usually
from importers.clean.access_text import publishers_words
from importers.clean.quick import quickly
from importers.clean.remembered import remembered
from importers.clean.types import Labels
from importers.clean.weeks import in_order, set_apart
from importers.clean.welcomed import names_visitors
from importers.clean.words import Said

_IN_ORDER = tuple(Access)
_NOBODY: frozenset[str] = frozenset()
FAMILY = frozenset({"family_and_friends"})
_GUESTS_ALONE = {Access.CLOSED_WITH_GUESTS}
# Where weeks for family say more than the label: not where anyone may come, or where nobody may.
WITH_FAMILY = {Access.CLOSED, Access.NOT_STATED, Access.OPEN_ON_REQUEST}
_MODIFIED_FROM = {Access.CLOSED, Access.NOT_STATED, Access.OPEN}


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoMayCome:
    """`access` usually, `weeks` of the month where it differs, `text` in the publisher's words.

    `guests` are audiences that may come where it is CLOSED_WITH_GUESTS.
    """

    access: Access
    text: str | None
    weeks: Mapping[Access, tuple[int, ...]]
    guests: frozenset[str] = frozenset()


_new_answer = quickly(WhoMayCome)


def who_may_come(
    draft: Draft,
    found: Labels,
    said: Said,
    *,
    default: Access,
    country: str | None,
    for_family: bool = False,
) -> WhoMayCome:
    """`default` is the fellowship's own published one, NOT_STATED where it has none.

    `for_family`: it is one for relatives, who need no invitation.
    """
    if draft.access_weeks:
        return _who(draft, found, said, default, country, for_family)
    stated = (draft.access, draft.access_text)
    answer, problems = _known(stated, found, said, default, country, for_family)
    for item in problems:
        draft.problem(item.field, item.reason, item.value)
    return answer


@remembered  # rows have the same labels, and most have no words
def _known(
    stated: tuple[Access | None, str | None],
    found: Labels,
    said: Said,
    default: Access,
    country: str | None,
    for_family: bool,
) -> tuple[WhoMayCome, tuple[Problem, ...]]:
    """The answer, and what is wrong with what is stated."""
    draft = Draft(row=0, access=stated[0], access_text=stated[1])
    answer = _who(draft, found, said, default, country, for_family)
    return answer, tuple(draft.problems)


def _who(
    draft: Draft,
    found: Labels,
    said: Said,
    default: Access,
    country: str | None,
    for_family: bool,
) -> WhoMayCome:
    stated = _stated(draft, found, said, for_family=for_family)
    both = Access.OPEN in stated and Access.CLOSED in stated
    if both:
        draft.problem("access", "both open and closed", ", ".join(found.access_texts))
    weeks = _varying(draft, found, said)
    usual = _as_said(usually(draft, stated, said, weeks, default, both=both), said)
    hoped = any(map(names_visitors, said.access_guests)) if for_family else said.hoped
    if hoped and usual is Access.CLOSED and not said.against_relatives:
        usual = Access.OPEN_ON_REQUEST  # nobody hears "no" where some may come at times
    if said.against_visitors or said.against_relatives:
        usual = _but_not_visitors(usual)
        weeks = {_but_not_visitors(access): numbers for access, numbers in weeks.items()}
    invited = _is_invited(draft, found, said, usual, weeks, for_family=for_family)
    if not invited and weeks and _in_words_alone(draft, found):
        weeks = {access: weeks[access] for access in weeks if access not in _GUESTS_ALONE}
    explained = said.access is Access.OPEN and Access.CLOSED in said.access_weeks
    # Who is turned away is not told to ask; "first Monday closed, otherwise open" leaves no doubt.
    both = both and not (said.against_others or explained)
    told = (hoped or not for_family) and usual in (Access.OPEN_ON_REQUEST, Access.NOT_STATED)
    own = (*said.access_own, *(said.access_guests if told else ()))
    return _new_answer(
        access=usual,
        text=publishers_words(
            draft.access_text, found.access_texts, own, both=both, country=country
        ),
        weeks=set_apart(usual, weeks) if weeks else {},
        guests=FAMILY if invited else _NOBODY,
    )


def _stated(draft: Draft, found: Labels, said: Said, *, for_family: bool) -> list[Access]:
    """By label, beside it and in words; that relatives may come says nothing in their own group."""
    labelled = [*_labelled(found.values("access")), *([draft.access] if draft.access else [])]
    if for_family and said.families_alone:
        labelled.append(Access.CLOSED)
    if said.access is None:
        return labelled
    anyone = labelled == [Access.OPEN] and not said.access_weeks
    needless = for_family or anyone  # they may come there anyhow
    return labelled if needless and said.access in _GUESTS_ALONE else [*labelled, said.access]


def _varying(draft: Draft, found: Labels, said: Said) -> dict[Access, tuple[int, ...]]:
    varying = draft.access_weeks or _labelled_weeks(found) or said.access_weeks
    return _weeks(varying) if varying else {}


def _in_words_alone(draft: Draft, found: Labels) -> bool:
    """Whether neither record nor label say in which weeks who may come is otherwise."""
    return not (draft.access_weeks or found.open_weeks)


def _is_invited(
    draft: Draft,
    found: Labels,
    said: Said,
    usual: Access,
    weeks: Mapping[Access, tuple[int, ...]],
    *,
    for_family: bool,
) -> bool:
    """Whether the words say that family and friends may come where it is CLOSED_WITH_GUESTS."""
    if for_family:
        return False
    if usual in _GUESTS_ALONE and not said.modified:
        return said.access in _GUESTS_ALONE
    in_weeks = Access.CLOSED_WITH_GUESTS in weeks and _in_words_alone(draft, found)
    return in_weeks and usual in WITH_FAMILY


def _as_said(usual: Access, said: Said) -> Access:
    """Nobody is told "yes" without a condition where a sentence may close it in some weeks."""
    if said.modified and usual in _MODIFIED_FROM:
        return Access.CLOSED_WITH_GUESTS
    return Access.OPEN_ON_REQUEST if said.doubted and usual is Access.OPEN else usual


@lru_cache(maxsize=64)  # at most one for each set of them
def _labelled(accesses: frozenset[str]) -> tuple[Access, ...]:
    return tuple(value for value in _IN_ORDER if value in accesses)


def _but_not_visitors(access: Access) -> Access:
    """Open to all but relatives, or those who look on: others have to ask (the words are kept)."""
    return Access.OPEN_ON_REQUEST if access is Access.OPEN else access


def _weeks(given: Mapping[Access, tuple[int, ...]]) -> dict[Access, tuple[int, ...]]:
    ordered = {access: in_order(numbers) for access, numbers in given.items()}
    return {access: numbers for access, numbers in ordered.items() if numbers}


def _labelled_weeks(found: Labels) -> Mapping[Access, tuple[int, ...]]:
    return {Access.OPEN: found.open_weeks} if found.open_weeks else {}
