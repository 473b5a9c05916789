"""Cards of a list as HTML: made once, and only what the clock and the place say filled in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Protocol

from markupsafe import Markup, escape

from finder.exports.keeping import Kept
from finder.freshness import Stale
from finder.languages import language
from finder.model import Access, Meeting, Status
from finder.search.engine import Hit
from finder.snapshot import Snapshot
from finder.web import cards
from finder.web.cards import Card, Look

MOST = 4_096  # twice as many at most, some 1,500 bytes each
_HERE = "\0"  # stands in a card where something is filled in
_SPAN = '<span class="{name}">{text}</span>'
# Text of a feed cannot make a hole: it has no tags once it is escaped.
_HOLE = re.compile(_SPAN.format(name="(day|soon|far)", text=_HERE))


class Draw(Protocol):
    """How a card becomes HTML, at a heading's level: the macro of `partials/card.html`."""

    def __call__(self, item: Card, level: int) -> str: ...


@dataclass(frozen=True, slots=True)
class Listed:
    """A card in a list: `html`, and what decides under which heading it stands."""

    html: Markup
    zone: str | None
    paused: bool


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A card at one next occurrence, `text` with holes for % to fill.

    `day` is whether the day is one of them; else it is the rule, which stands in the text.
    """

    next_start: datetime | None
    next_end: datetime | None
    access: Access
    stale: Stale | None
    text: str
    zone: str | None
    paused: bool
    about: bool

    def fits(self, hit: Hit) -> bool:
        """Whether it is this occurrence's."""
        return (
            self.next_start == hit.next_start
            and self.next_end == hit.next_end
            and self.access is hit.access
            and self.stale == hit.stale
        )

    def filled(self, hit: Hit, look: Look) -> Listed:
        start = None if self.paused else hit.next_start
        soon = None if hit.stale else cards.relative(start, hit.next_end, look.now)
        holes = {
            "day": _span("day", cards.day(start, hit, look)) if start else "",
            "soon": _span("soon", soon),
            "far": _span("far", cards.distance(hit, look, about=self.about)),
        }
        return Listed(Markup(self.text % holes), self.zone, self.paused)  # noqa: S704


_Key = tuple[int, int, str, str | None, bool, str]


class Cards:
    """Those of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._load, self._publishers = snapshot.meetings, snapshot.publishers
        self._kept: Kept[_Key, _Drawn] = Kept(MOST)

    def of(self, hits: Sequence[Hit], look: Look, draw: Draw, *, level: int) -> list[Listed]:
        """In the order of the hits; the HTML is that of `card` drawn by `draw`."""
        spoken = language()
        keys = [
            (hit.row, level, look.clock, look.tz, cards.live(hit.next_start, hit, look), spoken)
            for hit in hits
        ]
        found = [self._ready(key, hit) for key, hit in zip(keys, hits, strict=True)]
        missing = [number for number, drawn in enumerate(found) if drawn is None]
        meetings = self._load(hits[number].row for number in missing) if missing else ()
        for number, meeting in zip(missing, meetings, strict=True):
            drawn = self._drawn(meeting, hits[number], look, draw, level)
            self._kept.keep(keys[number], drawn)
            found[number] = drawn
        return [drawn.filled(hit, look) for drawn, hit in zip(found, hits, strict=True) if drawn]

    def _ready(self, key: _Key, hit: Hit) -> _Drawn | None:
        drawn = self._kept.get(key)
        return drawn if drawn is not None and drawn.fits(hit) else None

    def _drawn(self, meeting: Meeting, hit: Hit, look: Look, draw: Draw, level: int) -> _Drawn:
        made = cards.card(meeting, hit, self._publishers.get(meeting.feed), look)
        holed = replace(
            made,
            day=_HERE if made.starts else made.day,
            relative=_HERE,
            distance=_HERE,
        )
        text = draw(holed, level).replace("%", "%%")
        return _Drawn(
            next_start=hit.next_start,
            next_end=hit.next_end,
            access=hit.access,
            stale=hit.stale,
            text=_HOLE.sub(r"%(\1)s", str(text)),
            zone=made.zone,
            paused=meeting.status is Status.SUSPENDED,
            about=cards.is_only_near(meeting),
        )


@lru_cache(maxsize=2_048)
def _span(name: str, text: str | None) -> str:
    return _SPAN.format(name=name, text=escape(text)) if text else ""
