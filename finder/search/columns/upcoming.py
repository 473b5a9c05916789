"""The order of the week: every row that starts again, by when it does and then by id.

It is made once a minute, a slot at a time, and walked from now on until a page is full.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from finder.search.columns.bitmaps import Bits, Members, rows_of
from finder.search.columns.dates import NEVER
from finder.search.columns.loops import active
from finder.search.columns.ordering import SHORT, first
from finder.search.columns.slots import Numbers, Slots


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Upcoming:
    """`order` are the slots that have members, by their `starts`; `rows` by their `row_starts` are
    those without a slot of the base: dated ones, and the tail.
    """

    slots: Slots
    slot_starts: Numbers
    order: Numbers
    starts: Numbers
    rows: Numbers
    row_starts: Numbers

    def soonest(self, found: Members, ids: Numbers, wanted: int) -> NDArray[np.int64]:
        """The first so many rows of a set, by start and id; NEVER comes last."""
        count = found.count
        wanted = min(wanted, count)
        if wanted > SHORT:
            return self._walked(found.bits, ids, count, wanted, _NO_END)
        first_rows = _NO_KEYS
        if count * count > wanted * len(ids):
            first_rows = self._walked(found.bits, ids, count, wanted, 2 * count)
        # Where they come late in the week, to look at them all is less than to walk there.
        return first_rows if len(first_rows) else self.least(found, _NO_KEYS, ids, wanted)

    def least(
        self,
        found: Members,
        keys: Numbers,
        ids: Numbers,
        wanted: int,
        *,
        by_member: bool = False,
    ) -> NDArray[np.int64]:
        """The first rows of a set by key (one a row, or none, or `by_member`), start and id."""
        if wanted > SHORT:
            rows = rows_of(found.bits, len(ids))
            own = [keys if by_member else keys[rows]] if len(keys) else []
            starts = self.slot_starts[self.slots.of_row[rows]]
            return np.array(first(rows, [*own, starts, ids[rows]], 0, wanted), dtype=np.int64)
        kept = np.empty((wanted, 4), dtype=np.int64)
        held = active().least(
            found.bits, found.words, keys, by_member,
            self.slots.of_row, self.slot_starts, ids, kept,
        )  # fmt: skip
        return kept[:held, 3]

    def _walked(
        self, bits: Bits, ids: Numbers, count: int, wanted: int, most: int
    ) -> NDArray[np.int64]:
        """None at all, where `most` rows of the order are not enough."""
        out = np.empty(wanted, dtype=np.int64)
        group = np.empty(count, dtype=np.int64)
        found = active().soonest(
            bits, self.slots.members, self.slots.bounds, self.order, self.starts,
            self.rows, self.row_starts, ids, most, group, out,
        )  # fmt: skip
        if found < 0:
            return _NO_KEYS
        if found < wanted:
            out[found:] = self._without_start(bits, ids, wanted - found)
        return out

    def _without_start(self, bits: Bits, ids: Numbers, wanted: int) -> NDArray[np.int64]:
        rows = rows_of(bits, len(ids))
        rows = rows[self.slot_starts[self.slots.of_row[rows]] == NEVER]
        return np.array(first(rows, [ids[rows]], 0, wanted), dtype=np.int64)


_NO_KEYS = np.zeros(0, dtype=np.int64)
_NO_END = 2**62


def upcoming(
    slots: Slots, starts: Numbers, dated_rows: Numbers, tail: NDArray[np.int64]
) -> Upcoming:
    """The order at one minute; `starts` as they are handed to the rows of the base and `tail`."""
    base = len(slots.bounds) - 1
    order = np.argsort(starts[:base], kind="stable")
    order = order[: np.searchsorted(starts[order], NEVER)]
    rows = np.concatenate([dated_rows, tail[slots.of_row[tail] >= 0]])
    own = starts[slots.of_row[rows]]
    place = np.argsort(own, kind="stable")
    place = place[: np.searchsorted(own[place], NEVER)]
    return Upcoming(
        slots=slots,
        slot_starts=starts,
        order=order,
        starts=starts[order],
        rows=rows[place],
        row_starts=own[place],
    )
