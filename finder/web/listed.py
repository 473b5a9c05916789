"""Cards of a list as HTML: made once, and only what the clock and the place say filled in."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, tzinfo
from functools import lru_cache
from itertools import count
from typing import NamedTuple, Protocol

from markupsafe import Markup

from finder.exports.keeping import Kept
from finder.freshness import Stale
from finder.languages import language
from finder.model import Access, Meeting, Status
from finder.search.engine import Hit
from finder.snapshot import Snapshot
from finder.web import cards
from finder.web.cards import Card, Look
from finder.web.drawn import Form, build, escaped, form, hole, holed

MOST = 8_192  # some 1,000 bytes each
_BETWEEN = b"\0"  # no page holds it
_BUILDS = 1_024  # ways in which cards are built: which of their parts there are


class Draw(Protocol):
    """How a card becomes HTML, at a heading's level: the macro of `partials/card.html`."""

    def __call__(self, item: Card, level: int) -> str: ...


class Listed(NamedTuple):
    """A card in a list: how it is `written`, and what decides under which heading it stands."""

    written: bytes
    online: bool
    zone: str | None
    paused: bool

    @property
    def html(self) -> Markup:
        """The same as text, for templates."""
        return Markup(self.written.decode())  # noqa: S704 - escaped: see `build`


@dataclass(frozen=True, slots=True)
class Together:
    """Cards one after the other, as a page drawn in bytes takes them."""

    html: bytes


_There = tuple[bool, bool, bool]  # day, soon, far
# Start, its zone, end, and whether its list was confirmed lately.
_Time = tuple[datetime, tzinfo | None, datetime | None, bool]


@dataclass(frozen=True, slots=True)
class _Built:
    """All cards built alike: one of them with holes for its `size` words, and their forms.

    Behind the words come the day, how soon and how far, each where it is there.
    """

    card: Card
    size: int
    forms: dict[_There, Form] = field(default_factory=dict)

    def form(self, there: _There, draw: Draw, level: int) -> Form:
        day, soon, far = (
            hole(self.size + n) if is_there else None for n, is_there in enumerate(there)
        )
        shown = replace(self.card, day=day or self.card.day, relative=soon, distance=far)
        found = self.forms[there] = form(draw(shown, level))
        return found


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A card at one next occurrence: its words, escaped, but for what depends on now and here.

    They are kept as one text: as many small ones as thousands of cards have take twice the room.
    """

    next_start: datetime | None
    next_end: datetime | None
    access: Access
    stale: Stale | None
    built: _Built
    words: bytes
    online: bool
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

    def filled(self, hit: Hit, said: "_Said", draw: Draw, level: int) -> Listed:
        words = said.of(hit, paused=self.paused, about=self.about)
        there = words[0] is not None, words[1] is not None, words[2] is not None
        drawn = self.built.forms.get(there) or self.built.form(there, draw, level)
        html = drawn.filled((*self.words.split(_BETWEEN), *words))
        # Thousands a second: made without the checks of `Listed(…)`.
        return tuple.__new__(Listed, (html, self.online, self.zone, self.paused))


class _Said:
    """Day, how soon and how far, as this reader sees them."""

    def __init__(self, look: Look) -> None:
        self._look, self._spoken = look, language()
        self._today: dict[tzinfo | None, date] = {}
        self._times: dict[_Time, tuple[bytes | None, bytes | None]] = {}

    def of(self, hit: Hit, *, paused: bool, about: bool) -> tuple[bytes | None, ...]:
        """Each None where a card does not say it."""
        day, soon, far = None, None, None
        start = hit.next_start
        if start is not None and not paused:
            time = start, start.tzinfo, hit.next_end, hit.stale is None
            found = self._times.get(time)
            if found is None:
                found = self._times[time] = self._at(start, hit)
            day, soon = found
        if hit.distance_km is not None:
            far = _far(hit.distance_km, self._look.unit, about, self._spoken)
        return day, soon, far

    def _at(self, start: datetime, hit: Hit) -> tuple[bytes | None, bytes | None]:
        """Day and how soon: many of a list start and end at once."""
        look, day = self._look, None
        if look.days or hit.stale:
            day = _day(start.date(), self._today_at(start.tzinfo), self._spoken)
        told = None if hit.stale else cards.relation(start, hit.next_end, look.now)
        return day, _soon(*told, self._spoken) if told else None

    def _today_at(self, zone: tzinfo | None) -> date:
        found = self._today.get(zone)
        if found is None:
            found = self._today[zone] = self._look.now.astimezone(zone).date()
        return found


# What cards say in few ways: kept by the language, in which it is said now.


@lru_cache(maxsize=1_024)
def _day(day: date, today: date, _spoken: str) -> bytes:
    return escaped(cards.day_said(day, today))


@lru_cache(maxsize=4_096)
def _soon(form: str, minutes: int, _spoken: str) -> bytes:
    return escaped(cards.relation_said(form, minutes))


@lru_cache(maxsize=4_096)
def _far(km: float, unit: str, about: bool, _spoken: str) -> bytes:
    return escaped(cards.distance_said(km, unit, about=about))


_Key = tuple[int, int, str, str | None, bool, str]


class Cards:
    """Those of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._load, self._publishers = snapshot.meetings, snapshot.publishers
        self._kept: Kept[_Key, _Drawn] = Kept(MOST)
        self._built: Kept[tuple[object, int, str], _Built] = Kept(_BUILDS)

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
            drawn = self._drawn(meeting, hits[number], look, level)
            self._kept.keep(keys[number], drawn)
            found[number] = drawn
        said = _Said(look)
        return [
            drawn.filled(hit, said, draw, level)
            for drawn, hit in zip(found, hits, strict=True)
            if drawn
        ]

    def _ready(self, key: _Key, hit: Hit) -> _Drawn | None:
        drawn = self._kept.get(key)
        return drawn if drawn is not None and drawn.fits(hit) else None

    def _drawn(self, meeting: Meeting, hit: Hit, look: Look, level: int) -> _Drawn:
        made = cards.card(meeting, hit, self._publishers.get(meeting.feed), look)
        made = replace(made, day=None if made.starts else made.day, relative=None, distance=None)
        words: list[bytes] = []
        key = (build(made, words), level, language())
        built = self._built.get(key)
        if built is None:
            built = _Built(holed(made, count()), len(words))
            self._built.keep(key, built)
        return _Drawn(
            next_start=hit.next_start,
            next_end=hit.next_end,
            access=hit.access,
            stale=hit.stale,
            built=built,
            words=_BETWEEN.join(words),
            online=made.online,
            zone=made.zone,
            paused=meeting.status is Status.SUSPENDED,
            about=cards.is_only_near(meeting),
        )
