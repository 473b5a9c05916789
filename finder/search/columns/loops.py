"""The loops that run over many rows: plain NumPy, or the same compiled (`compiled`).

Both give identical results. Compiling is asked for by what serves (`use_compiled`): a command that
answers once would wait longer for the compiler than it gains.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Loop = Callable[..., Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loops:
    """The loops by name; `finder.search.columns.plain` says what each does."""

    total: Loop
    survey: Loop
    add_up: Loop
    tally: Loop
    mark_rows: Loop
    mark_runs: Loop
    soonest: Loop
    least: Loop
    mark_near: Loop
    nearest: Loop
    hundredths: Loop
    next_of: Loop
    weigh: Loop
    follow: Loop


_active: list[Loops] = []


def active() -> Loops:
    """Those in use: the plain ones, where nothing else was asked for."""
    return _active[0] if _active else use_plain()


def use_plain() -> Loops:
    """Uses NumPy alone from now on."""
    from finder.search.columns import plain

    _active[:] = [plain.LOOPS]
    return plain.LOOPS


def use_compiled(cache: Path | None = None) -> bool:
    """Uses compiled loops from now on; False where no compiler is installed.

    The first time this takes seconds; what was compiled is kept in the folder `cache`, if given.
    """
    try:
        from finder.search.columns import compiled
    except ImportError:
        return False
    _active[:] = [compiled.compiled(cache)]
    return True
