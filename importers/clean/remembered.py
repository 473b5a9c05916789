"""Memos of the cleaning: what a field's value became, for the next row that has the same value.

Two rows of three repeat the name, the notes or the place of another, of a group's other day or of
a neighbour's list. No memo keeps an order of its values, which would make it slower to ask and a
tenth larger. All together hold a number of values and, whatever their length, those of so many
bytes of listings: then all begin anew.
"""

from collections.abc import Callable
from functools import _lru_cache_wrapper, lru_cache
from typing import Any, ParamSpec, TypeVar, cast

_P = ParamSpec("_P")
_T = TypeVar("_T")

MOST_VALUES = 1_000_000  # in all memos; 31,000 rows of thirty listings make two thirds of it
MOST_BYTES = 64_000_000  # of listings; one alone is smaller (importers.listing.MAX_BYTES)
LOOKED_AFTER = 100_000  # characters of rows, between two looks at how many values there are
_OF_A_ROW = 200  # characters that it has at least: its codes and regions, which are not counted


class _Memos:
    """All of them, and how much was read since they began or were looked at."""

    def __init__(self) -> None:
        self.all: list[_lru_cache_wrapper[Any]] = []
        self.bytes = 0
        self.characters = 0


_MEMOS = _Memos()


def remembered(function: Callable[_P, _T]) -> Callable[_P, _T]:
    """Decorates a function of hashable arguments whose answer depends on them alone."""
    memo = lru_cache(maxsize=None)(function)
    _MEMOS.all.append(memo)
    return cast(Callable[_P, _T], memo)


def make_room(coming: int) -> None:
    """Before a listing of so many bytes is read: forgets everything where it gets too much."""
    _MEMOS.bytes += coming
    if _MEMOS.bytes > MOST_BYTES:
        _MEMOS.bytes = coming
        forget()


def keep_small(characters: int) -> None:
    """Before a row whose texts are so long: forgets everything where there are too many values.

    Short sentences make many of them, so the memos are looked at after so much text.
    """
    _MEMOS.characters += characters + _OF_A_ROW
    if _MEMOS.characters > LOOKED_AFTER:
        _MEMOS.characters = 0
        if how_many() > MOST_VALUES:
            forget()


def how_many() -> int:
    """Values that all memos hold together."""
    return sum(memo.cache_info().currsize for memo in _MEMOS.all)


def forget() -> None:
    """All memos begin anew."""
    _MEMOS.characters = 0
    for memo in _MEMOS.all:
        memo.cache_clear()
