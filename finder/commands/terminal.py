"""Where a command writes: data to `out`, progress and messages to `err`."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TextIO

_WIDEST = 48
# What a terminal obeys instead of showing, but for line ends and tabs: controls (an escape may
# clear the screen or type commands) and letters that turn others round.
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """`now` gives the hour, aware."""

    out: TextIO
    err: TextIO
    now: Callable[[], datetime]

    def say(self, text: str = "") -> None:
        """One line of data."""
        self.out.write(harmless(text) + "\n")

    def tell(self, text: str) -> None:
        """One line for whoever watches, at once."""
        self.err.write(harmless(text) + "\n")
        self.err.flush()

    def table(self, headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        """Columns under headings, numbers to the right; long cells are cut."""
        cells = [[_cell(value) for value in row] for row in rows]
        widths = [max(map(len, column)) for column in zip(headings, *cells, strict=True)]
        numeric = [all(isinstance(row[n], int) for row in rows) for n in range(len(headings))]
        for line in ([*headings], *cells):
            padded = (
                text.rjust(width) if right else text.ljust(width)
                for text, width, right in zip(line, widths, numeric, strict=True)
            )
            self.say("  ".join(padded).rstrip())


def harmless(text: str) -> str:
    """With a replacement sign for every character that a terminal would obey."""
    return _OBEYED.sub("\ufffd", text)


def age(now: datetime, then: datetime | None) -> str:
    """`3 hours`, as people say it; `never` for None."""
    if then is None:
        return "never"
    minutes = max(0, int((now - then).total_seconds() // 60))
    for unit, size in (("day", 1440), ("hour", 60)):
        if minutes >= 2 * size:
            return f"{minutes // size} {unit}s"
    return f"{minutes} minutes"


def _cell(value: object) -> str:
    text = " ".join(str("" if value is None else value).split())
    return text if len(text) <= _WIDEST else text[: _WIDEST - 1] + "…"
