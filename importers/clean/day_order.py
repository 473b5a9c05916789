"""Dates such as 8/28/2021, in the order of day and month that the whole list shows."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

_CLOCK = r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?(?: ?[AaPp][Mm])?"  # of no stated zone
_SLASHED = re.compile(rf"([0-9]{{1,2}})/([0-9]{{1,2}})/([0-9]{{4}})(?: {_CLOCK})?")


class Order(StrEnum):
    """What stands first."""

    DAY = "day"
    MONTH = "month"


def order_of(values: Iterable[object]) -> Order | None:
    """The order of a list's dates: some of them have it one way only, and none the other way.

    None where no date tells, or where they contradict each other: then nothing is guessed.
    """
    told = set()
    for value in values:
        found = _SLASHED.fullmatch(value) if isinstance(value, str) else None
        if found and int(found[1]) > 12:
            told.add(Order.DAY)
        if found and int(found[2]) > 12:
            told.add(Order.MONTH)
    return told.pop() if len(told) == 1 else None


def in_order(value: object, order: Order | None) -> object:
    """Such a date as an ISO one; whatever else as it is. The hour goes: its zone is not stated."""
    found = _SLASHED.fullmatch(value) if order and isinstance(value, str) else None
    if found is None:
        return value
    first, second, year = map(int, found.groups())
    day, month = (first, second) if order is Order.DAY else (second, first)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return value
