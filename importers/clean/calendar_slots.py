"""Which of our own rules a recurrence rule is: weekdays, each with its weeks of the month."""

from collections.abc import Iterable, Mapping

from finder.model import Weekday
from importers.clean.recurrence import Rule
from importers.clean.weeks import in_order

_WEEKS = frozenset((1, 2, 3, 4, 5, -1))


def weekly_slots(rule: Rule, first: int) -> Mapping[Weekday, tuple[int, ...]] | None:
    """Each weekday with its weeks (empty: every week); None where no rule of ours says it.

    `first` is the weekday of the first date, 0 for Monday.
    """
    others = rule.by_month or rule.by_month_day or rule.by_year_day or rule.by_week
    if rule.interval != 1 or others or rule.frequency == "YEARLY":
        return None
    if rule.frequency == "MONTHLY":
        return _monthly(rule)
    if rule.by_position:
        return None
    usual = range(7) if rule.frequency == "DAILY" else (first,)
    return _every_week({day for _, day in rule.by_day} or usual)


def _every_week(days: Iterable[int]) -> dict[Weekday, tuple[int, ...]]:
    return {Weekday.from_number(day): () for day in sorted(days)}


def _monthly(rule: Rule) -> Mapping[Weekday, tuple[int, ...]] | None:
    """By ordinals (1MO, -1FR), or by one weekday and its positions in the month."""
    ordinals = {ordinal for ordinal, _ in rule.by_day}
    days = {day for _, day in rule.by_day}
    if not days:
        return None
    if ordinals == {0} and not rule.by_position:
        return _every_week(days)
    if ordinals == {0} and len(days) == 1 and set(rule.by_position) <= _WEEKS:
        return {Weekday.from_number(days.pop()): in_order(rule.by_position)}
    if rule.by_position or not ordinals <= _WEEKS:
        return None
    return {
        Weekday.from_number(day): in_order(week for week, found in rule.by_day if found == day)
        for day in sorted(days)
    }
