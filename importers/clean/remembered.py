"""Memos of the cleaning: what a field's value became, for the next row that has the same value.

Two rows of three repeat the name, the notes or the place of another, of a group's other day or of
a neighbour's list. A memo holds a number of values and, whatever their length, those of so many
bytes of listings: then all memos begin anew.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast

_P = ParamSpec("_P")
_T = TypeVar("_T")

MOST_VALUES = 32_768  # in each memo: of the largest lists every different name
MOST_BYTES = 64_000_000  # of listings; one alone is smaller (importers.listing.MAX_BYTES)


class _Memos:
    """All of them, and how many bytes were read since they began."""

    def __init__(self) -> None:
        self.clear: list[Callable[[], None]] = []
        self.bytes = 0


_MEMOS = _Memos()


def remembered(function: Callable[_P, _T]) -> Callable[_P, _T]:
    """Decorates a function of hashable arguments whose answer depends on them alone."""
    memo = lru_cache(maxsize=MOST_VALUES)(function)
    _MEMOS.clear.append(memo.cache_clear)
    return cast(Callable[_P, _T], memo)


def make_room(coming: int) -> None:
    """Before a listing of so many bytes is read: forgets everything where it gets too much."""
    _MEMOS.bytes += coming
    if _MEMOS.bytes > MOST_BYTES:
        _MEMOS.bytes = coming
        forget()


def forget() -> None:
    """All memos begin anew."""
    for clear in _MEMOS.clear:
        clear()
