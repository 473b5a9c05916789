"""Meetings as the JSON objects of lists: prepared with the snapshot, then only filled in.

What is not prepared there is made here, and kept a while.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from finder.exports.keeping import Kept
from finder.exports.prepared import Filling, distance_text
from finder.exports.shape import Context, shape
from finder.exports.written import json_text
from finder.languages import ENGLISH, language
from finder.model import Access, Meeting
from finder.search.engine import Hit

MOST = 1_024  # some 1,500 bytes each
_NO_DISTANCE = b',"distance_km":null,'  # no text holds it: there, quotes have a backslash before

Load = Callable[[Sequence[int]], Sequence[Meeting]]
LoadPrepared = Callable[[Sequence[int]], Sequence[bytes | None]]


@dataclass(frozen=True, slots=True)
class _Record:
    """A meeting at one next occurrence, as JSON up to its distance and from there on.

    Nothing else of it depends on the query; who may come and the relation to families follow from
    the occurrence.
    """

    next_start: datetime | None
    next_end: datetime | None
    access: Access
    before: bytes
    behind: bytes

    def of(self, hit: Hit) -> bytes | None:
        """The text for that hit; None where it is another occurrence's."""
        if (
            self.next_start != hit.next_start
            or self.next_end != hit.next_end
            or self.access is not hit.access
        ):
            return None
        far = hit.distance_km
        return self.before + (b"null" if far is None else distance_text(far)) + self.behind


class Records:
    """Those of one snapshot.

    `load` gives the meetings of some rows, in that order, `prepared` what was prepared of them.
    """

    def __init__(
        self,
        load: Load,
        context: Context,
        prepared: LoadPrepared = lambda rows: [None] * len(rows),
    ) -> None:
        self._load, self._context, self._prepared = load, context, prepared
        self._filling = Filling(context)
        self._kept: Kept[tuple[int, str], _Record] = Kept(MOST)

    def of(self, hits: Sequence[Hit]) -> list[bytes]:
        """One JSON object (UTF-8) a hit, as `shape` gives it for lists."""
        spoken = language()
        found: list[bytes | None] = [None] * len(hits)
        if spoken == ENGLISH:
            found = self._filled(hits)
        missing = [number for number, text in enumerate(found) if text is None]
        if missing:
            self._fill_up(found, missing, hits, spoken)
        return [text for text in found if text is not None]

    def _filled(self, hits: Sequence[Hit]) -> list[bytes | None]:
        prepared, fill = self._prepared([hit.row for hit in hits]), self._filling.filled
        return [fill(text, hit) if text else None for text, hit in zip(prepared, hits, strict=True)]

    def _fill_up(
        self, found: list[bytes | None], missing: list[int], hits: Sequence[Hit], spoken: str
    ) -> None:
        """What was made before, else made now."""
        for number in missing:
            record = self._kept.get((hits[number].row, spoken))
            found[number] = None if record is None else record.of(hits[number])
        missing = [number for number in missing if found[number] is None]
        meetings = self._load([hits[number].row for number in missing]) if missing else ()
        for number, meeting in zip(missing, meetings, strict=True):
            found[number] = self._made(meeting, hits[number], spoken)

    def _made(self, meeting: Meeting, hit: Hit, spoken: str) -> bytes | None:
        shaped = shape(meeting, hit._replace(distance_km=None), self._context, whole=False)
        before, _, behind = json_text(shaped).partition(_NO_DISTANCE)
        record = _Record(
            hit.next_start,
            hit.next_end,
            hit.access,
            before + _NO_DISTANCE[:-5],
            b"," + behind,
        )
        self._kept.keep((hit.row, spoken), record)
        return record.of(hit)
