"""Weeks of the month in one order: 1–5, then -1 for the last."""

from collections.abc import Iterable


def in_order(weeks: Iterable[int]) -> tuple[int, ...]:
    """Sorted, each once, without what is no week of a month."""
    if weeks == ():
        return ()
    known = {week for week in weeks if week == -1 or 1 <= week <= 5}
    return tuple(sorted(known, key=lambda week: (week == -1, week)))
