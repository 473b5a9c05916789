"""Meetings as the texts of lists: prepared with the snapshot, then only filled in.

What is not prepared there is made here, and kept a while.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from finder.exports.keeping import Kept
from finder.exports.prepared import Filling, Texts, distance_text, joined, texts_of
from finder.exports.shape import KEYS, Context, shape
from finder.languages import ENGLISH, language
from finder.model import Access, Meeting
from finder.search.engine import Hit

MOST = 1_024  # some 2,500 bytes each
_DISTANCE = KEYS.index("distance_km")


@dataclass(frozen=True, slots=True)
class _Record:
    """A meeting's texts at one next occurrence, all but its distance.

    Nothing else of it depends on the query; who may come and the relation to families follow from
    the occurrence.
    """

    next_start: datetime | None
    next_end: datetime | None
    access: Access
    texts: Texts

    def of(self, hit: Hit) -> Texts | None:
        """The texts for that hit; None where it is another occurrence's."""
        if (
            self.next_start != hit.next_start
            or self.next_end != hit.next_end
            or self.access is not hit.access
        ):
            return None
        if hit.distance_km is None:
            return self.texts
        far = distance_text(hit.distance_km)
        return (*self.texts[:_DISTANCE], far, *self.texts[_DISTANCE + 1 :])


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
        return [joined(texts) for texts in self.texts(hits)]

    def texts(self, hits: Sequence[Hit]) -> list[Texts]:
        """The same, value by value."""
        spoken = language()
        if spoken == ENGLISH:
            found = [self._filled(hit) or self._ready(hit, spoken) for hit in hits]
        else:
            found = [self._ready(hit, spoken) for hit in hits]
        missing = [number for number, texts in enumerate(found) if texts is None]
        if missing:
            meetings = self._load([hits[number].row for number in missing])
            for number, meeting in zip(missing, meetings, strict=True):
                found[number] = self._made(meeting, hits[number], spoken)
        return [texts for texts in found if texts is not None]

    def _filled(self, hit: Hit) -> Texts | None:
        text = self._prepared(hit.row)
        return self._filling.texts(text, hit) if text else None

    def _ready(self, hit: Hit, spoken: str) -> Texts | None:
        record = self._kept.get((hit.row, spoken))
        return None if record is None else record.of(hit)

    def _made(self, meeting: Meeting, hit: Hit, spoken: str) -> Texts | None:
        shaped = shape(meeting, hit._replace(distance_km=None), self._context, whole=False)
        record = _Record(hit.next_start, hit.next_end, hit.access, texts_of(shaped))
        self._kept.keep((hit.row, spoken), record)
        return record.of(hit)
