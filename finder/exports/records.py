"""Meetings as the JSON text of lists: made once a snapshot, then only joined."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from finder.exports.keeping import Kept
from finder.exports.shape import Context, shape
from finder.model import Access, Meeting
from finder.search.engine import Hit

MOST = 4_096  # some 1,500 bytes each
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
    """Those of one snapshot. `load` gives the meetings of some rows, in that order."""

    def __init__(
        self, load: Callable[[Sequence[int]], Sequence[Meeting]], context: Context
    ) -> None:
        self._load, self._context = load, context
        self._kept: Kept[int, _Record] = Kept(MOST)

    def of(self, hits: Sequence[Hit]) -> list[bytes]:
        """One JSON object (UTF-8) a hit, as `shape` gives it for lists."""
        found = [self._ready(hit) for hit in hits]
        missing = [number for number, text in enumerate(found) if text is None]
        if missing:
            meetings = self._load([hits[number].row for number in missing])
            for number, meeting in zip(missing, meetings, strict=True):
                found[number] = self._made(meeting, hits[number])
        return [text for text in found if text is not None]

    def _ready(self, hit: Hit) -> bytes | None:
        record = self._kept.get(hit.row)
        return None if record is None else record.of(hit)

    def _made(self, meeting: Meeting, hit: Hit) -> bytes | None:
        shaped = shape(meeting, hit._replace(distance_km=None), self._context, whole=False)
        before, found, behind = json_text(shaped).partition(_UNKNOWN)
        assert found
        record = _Record(hit.next_start, hit.next_end, hit.access, before + _DISTANCE, behind)
        self._kept.keep(hit.row, record)
        return record.of(hit)


def json_text(value: object) -> bytes:
    """Compact JSON in UTF-8; raises ValueError for a number that is none."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode()
