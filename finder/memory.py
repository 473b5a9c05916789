"""What the C library holds back of a server's memory: told to hold less, where it is glibc."""

import ctypes
from collections.abc import Callable
from typing import Any

_ARENA_MAX = -8  # M_ARENA_MAX of malloc.h


def one_arena() -> None:
    """One heap for all threads: only one of them runs Python at a time, and each heap has gaps.

    To be said before threads begin; a further worker then takes some 4 MB less.
    """
    told = _found("mallopt")
    if told is not None:
        told(_ARENA_MAX, 1)


def give_back() -> None:
    """What was freed goes back to the system: after opening a snapshot some 5 MB."""
    trim = _found("malloc_trim")
    if trim is not None:
        trim(0)


def _found(name: str) -> Callable[..., Any] | None:
    """A function of the C library; other libraries know these two not."""
    try:
        found: Callable[..., Any] = getattr(ctypes.CDLL(None), name)
    except (OSError, AttributeError, TypeError):
        return None
    return found
