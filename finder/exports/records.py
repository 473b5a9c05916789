"""Meetings as the JSON text of lists: prepared with the snapshot, then only filled in.

What is not prepared there is made here, and kept a while.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from finder.exports.keeping import Kept
from finder.exports.prepared import Filling
from finder.exports.shape import Context, shape
from finder.exports.written import json_text
from finder.languages import ENGLISH, language
from finder.model import Access, Meeting
from finder.search.engine import Hit

__all__ = ["MOST", "Records", "json_text"]

MOST = 2_048  # some 1,500 bytes each
# Text of a feed cannot hold this: inside a JSON string the quotes have a backslash before them.
_DISTANCE = b'"distance_km":'
_UNKNOWN = _DISTANCE + b"null"


@dataclass(frozen=True, slots=True)
class _Record:
    """A meeting's text at one next occurrence, before and behind its distance.

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
        if hit.distance_km is None:
            return self.before + b"null" + self.behind
        return b"%s%r%s" % (self.before, round(float(hit.distance_km), 2), self.behind)


class Records:
    """Those of one snapshot.

    `load` gives the meetings of some rows, in that order, `prepared` what was prepared of a row.
    """

    def __init__(
        self,
        load: Callable[[Sequence[int]], Sequence[Meeting]],
        context: Context,
        prepared: Callable[[int], bytes | None] = lambda _: None,
    ) -> None:
        self._load, self._context, self._prepared = load, context, prepared
        self._filling = Filling(context)
        self._kept: Kept[tuple[int, str], _Record] = Kept(MOST)

    def of(self, hits: Sequence[Hit]) -> list[bytes]:
        """One JSON object (UTF-8) a hit, as `shape` gives it for lists."""
        spoken = language()
        if spoken == ENGLISH:
            found = [self._filled(hit) or self._ready(hit, spoken) for hit in hits]
        else:
            found = [self._ready(hit, spoken) for hit in hits]
        missing = [number for number, text in enumerate(found) if text is None]
        if missing:
            meetings = self._load([hits[number].row for number in missing])
            for number, meeting in zip(missing, meetings, strict=True):
                found[number] = self._made(meeting, hits[number], spoken)
        return [text for text in found if text is not None]

    def _filled(self, hit: Hit) -> bytes | None:
        text = self._prepared(hit.row)
        return self._filling.filled(text, hit) if text else None

    def _ready(self, hit: Hit, spoken: str) -> bytes | None:
        record = self._kept.get((hit.row, spoken))
        return None if record is None else record.of(hit)

    def _made(self, meeting: Meeting, hit: Hit, spoken: str) -> bytes | None:
        shaped = shape(meeting, hit._replace(distance_km=None), self._context, whole=False)
        before, found, behind = json_text(shaped).partition(_UNKNOWN)
        assert found
        record = _Record(hit.next_start, hit.next_end, hit.access, before + _DISTANCE, behind)
        self._kept.keep((hit.row, spoken), record)
        return record.of(hit)
