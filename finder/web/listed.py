"""Cards of a list as HTML: made once, and only what the clock and the place say filled in."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
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
from finder.web.cards import Card
from finder.web.drawn import Form, build, form, hole, holed
from finder.web.look import Look
from finder.web.said_now import TIMELESS, Said, Time

MOST = 8_192  # some 1,700 bytes each
_GAP = b"\0"  # no page holds it
_BUILDS = 1_024  # ways in which cards are built: which of their parts there are
There = tuple[bool, bool, bool]  # whether a card says its day, how soon, how far


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


@dataclass(frozen=True, slots=True)
class _Built:
    """All cards built alike: one of them with holes for its `size` words, and their forms.

    Behind the words come the day, how soon and how far, each where it is there.
    """

    card: Card
    size: int
    forms: dict[There, Form] = field(default_factory=dict)

    def form(self, there: There, draw: Draw, level: int) -> Form:
        day, soon, far = (
            hole(self.size + n) if is_there else None for n, is_there in enumerate(there)
        )
        shown = replace(self.card, day=day or self.card.day, relative=soon, distance=far)
        found = self.forms[there] = form(draw(shown, level))
        return found


@dataclass(frozen=True, slots=True)
class _Drawing:
    """How cards of a list are drawn."""

    look: Look
    draw: Draw
    level: int


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A card at one next occurrence; gaps are for what depends on now and here.

    These are the day, how soon and how far, in this order, as far as they are there.
    """

    next_start: datetime | None
    next_end: datetime | None
    access: Access
    stale: Stale | None
    html: bytes
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

    def filled(self, time: Time, far: bytes | None) -> Listed:
        html = self.html
        _, day, soon = TIMELESS if self.paused else time
        for said in (day, soon, far):
            if said is not None:
                html = html.replace(_GAP, said, 1)
        # Thousands a second: made without the checks of `Listed(…)`.
        return tuple.__new__(Listed, (html, self.online, self.zone, self.paused))


_How = tuple[int, str, str | None, str]  # level, clock, zone asked for, language
_Key = tuple[int, int, int, bool]  # row, number of a `_How`, what now says, whether no distance


class Cards:
    """Those of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._load, self._publishers = snapshot.meetings, snapshot.publishers
        self._kept: Kept[_Key, _Drawn] = Kept(MOST)
        self._built: Kept[tuple[object, int, str], _Built] = Kept(_BUILDS)
        self._hows: dict[_How, int] = {}  # few: a zone must be one that exists

    def of(self, hits: Sequence[Hit], look: Look, draw: Draw, *, level: int) -> list[Listed]:
        """In the order of the hits; the HTML is that of `card` drawn by `draw`."""
        how = self._hows.setdefault((level, look.clock, look.tz, language()), len(self._hows))
        said = Said(look)
        times = [said.time(hit) for hit in hits]
        keys = [
            (hit.row, how, time[0], hit.distance_km is None)
            for hit, time in zip(hits, times, strict=True)
        ]
        found = [self._ready(key, hit) for key, hit in zip(keys, hits, strict=True)]
        if None in found:
            drawing = _Drawing(look, draw, level)
            self._draw_missing(found, keys, hits, times, drawing)
        return [
            drawn.filled(
                time,
                None if hit.distance_km is None else said.far(hit.distance_km, about=drawn.about),
            )
            for drawn, time, hit in zip(found, times, hits, strict=True)
            if drawn
        ]

    def _draw_missing(
        self,
        found: list[_Drawn | None],
        keys: Sequence[_Key],
        hits: Sequence[Hit],
        times: Sequence[Time],
        how: _Drawing,
    ) -> None:
        """Fills the places of `found` that are None."""
        missing = [number for number, drawn in enumerate(found) if drawn is None]
        meetings = self._load(hits[number].row for number in missing)
        for number, meeting in zip(missing, meetings, strict=True):
            drawn = self._drawn(meeting, hits[number], times[number], how)
            self._kept.keep(keys[number], drawn)
            found[number] = drawn

    def _ready(self, key: _Key, hit: Hit) -> _Drawn | None:
        drawn = self._kept.get(key)
        return drawn if drawn is not None and drawn.fits(hit) else None

    def _drawn(self, meeting: Meeting, hit: Hit, time: Time, how: _Drawing) -> _Drawn:
        made = cards.card(meeting, hit, self._publishers.get(meeting.feed), how.look)
        made = replace(made, day=None if made.starts else made.day, relative=None, distance=None)
        words: list[bytes] = []
        key = (build(made, words), how.level, language())
        built = self._built.get(key)
        if built is None:
            built = _Built(holed(made, count()), len(words))
            self._built.keep(key, built)
        paused = meeting.status is Status.SUSPENDED
        _, day, soon = TIMELESS if paused else time
        there = day is not None, soon is not None, hit.distance_km is not None
        form = built.forms.get(there) or built.form(there, how.draw, how.level)
        return _Drawn(
            next_start=hit.next_start,
            next_end=hit.next_end,
            access=hit.access,
            stale=hit.stale,
            html=form.filled((*words, _GAP, _GAP, _GAP)),
            online=made.online,
            zone=made.zone,
            paused=paused,
            about=cards.is_only_near(meeting),
        )
