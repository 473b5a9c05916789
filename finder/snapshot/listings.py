"""The listings of the catalogue as they are now, found by the keys of a base and what changed."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping

from finder.catalogue import Stored, all_shown
from finder.duplicates.keys import keys_of
from finder.duplicates.signs import Signs, signs_of
from finder.model import Meeting
from finder.snapshot.blocks import StoredBlocks

Complete = Callable[[Iterable[Meeting]], list[Meeting]]


class ListedNow:
    """For `finder.duplicates.regrouped`; what was read once is kept."""

    def __init__(
        self,
        database: sqlite3.Connection,
        blocks: StoredBlocks,
        touched: Collection[str],
        complete: Complete,
    ) -> None:
        """`touched` are the ids that may not be in `blocks` as they are."""
        self._database, self._blocks, self._complete = database, blocks, complete
        self._touched = frozenset(touched)
        self._stored: dict[str, Stored] = {}
        self._meetings: dict[str, Meeting] = {}
        self._signs: dict[str, Signs | None] = {}
        self._fresh: defaultdict[int, list[str]] = defaultdict(list)
        for id, item in self.signs(self._touched).items():  # noqa: A001
            for key in keys_of(item):
                self._fresh[key].append(id)
        self._known_blocks: dict[int, list[str]] = {}

    @property
    def fresh_keys(self) -> Collection[int]:
        """Those of what was touched and is listed now."""
        return self._fresh.keys()

    def block(self, key: int) -> Collection[str]:
        found = self._known_blocks.get(key)
        if found is None:
            kept = (id for id in self._blocks.block(key) if id not in self._touched)  # noqa: A001
            found = [*kept, *self._fresh.get(key, ())]
            self._known_blocks[key] = found
        return found

    def signs(self, ids: Iterable[str]) -> Mapping[str, Signs]:
        wanted = list(ids)
        self._read(wanted)
        found = {id: self._signs.get(id) for id in wanted}  # noqa: A001
        return {id: item for id, item in found.items() if item is not None}  # noqa: A001

    def stored(self, ids: Iterable[str]) -> list[Stored]:
        """Of these ids those that are listed, by id, as the catalogue has them."""
        wanted = sorted(set(ids))
        self._read(wanted)
        return [self._stored[id] for id in wanted if id in self._stored]  # noqa: A001

    def meetings(self, stored: Iterable[Stored]) -> list[Meeting]:
        """The same with points where they have none."""
        return [self._meetings[item.meeting.id] for item in stored]

    def _read(self, ids: Iterable[str]) -> None:
        fresh = [id for id in ids if id not in self._signs]  # noqa: A001
        if not fresh:
            return
        stored = all_shown(self._database, fresh)
        self._signs.update(dict.fromkeys(fresh))
        for item, meeting in zip(
            stored, self._complete(item.meeting for item in stored), strict=True
        ):
            self._stored[meeting.id], self._meetings[meeting.id] = item, meeting
            self._signs[meeting.id] = signs_of(meeting)
