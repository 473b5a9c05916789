"""Weeks of the month in one order: 1–5, then -1 for the last."""

from collections.abc import Iterable, Mapping, Set

from finder.model import Access
from finder.register.weeks import LAST

_AT_THE_END = (4, 5)  # either may be the last one


def in_order(weeks: Iterable[int]) -> tuple[int, ...]:
    """Sorted, each once, without what is no week of a month."""
    if weeks == ():
        return ()
    known = {week for week in weeks if week == -1 or 1 <= week <= 5}
    return tuple(sorted(known, key=lambda week: (week == -1, week)))


def set_apart(
    usual: Access, weeks: Mapping[Access, tuple[int, ...]]
) -> dict[Access, tuple[int, ...]]:
    """Those in which something else than the usual holds.

    The usual ones stay where they may be weeks of something else too: "last Monday open, 4th
    Monday closed" is closed where the fourth is the last.
    """
    others = {access: numbers for access, numbers in weeks.items() if access is not usual}
    named = {week for numbers in others.values() for week in numbers}
    both = tuple(week for week in weeks.get(usual, ()) if _may_be_of(named, week))
    return {**others, usual: both} if both else others


def _may_be_of(weeks: Set[int], week: int) -> bool:
    if week == LAST:
        return not weeks.isdisjoint((LAST, *_AT_THE_END))
    return week in weeks or (week in _AT_THE_END and LAST in weeks)
