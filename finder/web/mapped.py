"""An answer by place: what stands on the map, in words."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import count

from finder.languages import gettext as _
from finder.languages import ngettext, said_in
from finder.model import Meeting, Venue
from finder.search.engine import Answer, Hit
from finder.web.cards import Card, Look, card
from finder.web.off_the_map import Left, why_not
from finder.web.state import snapshot

_ELEVEN_METRES = 4  # decimals of a degree: what lies closer is one place


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A meeting of a place in words; `page` is the page of the list on which it stands.

    `english` is whether `who` stands in English on a page of another language.
    """

    id: str
    name: str
    when: str
    where: str
    who: str
    english: bool
    url: str
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One marker. `label` is its name, no two alike; `area` says that the point is only near.

    `town` is empty where it is not known.
    """

    latitude: float
    longitude: float
    area: bool
    label: str
    title: str
    town: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class _Stop:
    """A meeting that stands on the map, and its words."""

    meeting: Meeting
    shown: Card
    page: int


def mapped(found: Answer, look: Look) -> tuple[list[Place], Left]:
    """The places in the order of the answer's hits, which are all of it."""
    stops: dict[tuple[float, float, bool], list[_Stop]] = {}
    reasons: list[str] = []
    meetings = snapshot().meetings(hit.row for hit in found.hits)
    for number, (meeting, hit) in enumerate(zip(meetings, found.hits, strict=True)):
        reason = why_not(meeting)
        if reason:
            reasons.append(reason)
            continue
        page = number // found.query.per_page + 1
        stops.setdefault(_spot(meeting), []).append(_Stop(meeting, _card(meeting, hit, look), page))
    name = _unlike()
    places = [_place(spot, here, name) for spot, here in stops.items()]
    return places, Left(**{kind: reasons.count(kind) for kind in Left.__slots__})


def _spot(meeting: Meeting) -> tuple[float, float, bool]:
    venue = meeting.venue
    assert venue is not None
    assert venue.latitude is not None
    assert venue.longitude is not None
    rounded = round(venue.latitude, _ELEVEN_METRES), round(venue.longitude, _ELEVEN_METRES)
    return (*rounded, venue.only_near)


def _card(meeting: Meeting, hit: Hit, look: Look) -> Card:
    return card(meeting, hit, snapshot().publishers.get(meeting.feed), look)


def _place(
    spot: tuple[float, float, bool], here: Sequence[_Stop], name: Callable[[str], str]
) -> Place:
    latitude, longitude, only_near = spot
    entries = tuple(_entry(stop) for stop in here)
    venue = here[0].meeting.venue
    assert venue is not None
    town = venue.locality or ""
    title = _near(venue) if only_near else entries[0].where or town
    return Place(
        latitude=latitude,
        longitude=longitude,
        area=only_near,
        label=name(_label(title, entries)),
        title=title,
        town=town,
        entries=entries,
    )


def _near(venue: Venue) -> str:
    town = ", ".join(part for part in (venue.locality, venue.region) if part)
    return _("Somewhere in or near {town}").format(town=town) if town else _("Somewhere near here")


def _label(title: str, entries: Sequence[Entry]) -> str:
    if len(entries) == 1:
        first = entries[0]
        words = _("{name}, {when}: {place}")
        return words.format(name=first.name, when=first.when, place=title)
    words = ngettext("{n} meeting: {place}", "{n} meetings: {place}", len(entries))
    return words.format(n=len(entries), place=title)


def _entry(stop: _Stop) -> Entry:
    shown = stop.shown
    when = _("{day}, {time}").format(day=shown.day, time=shown.time) if shown.day else shown.time
    return Entry(
        id=shown.id,
        name=shown.name,
        when=when,
        where=shown.where or "",
        who=shown.who,
        english=bool(said_in("access")),
        url=shown.url,
        page=stop.page,
    )


def _unlike() -> Callable[[str], str]:
    """Gives each name once as it is and then with a number, so that no two markers are alike."""
    given: set[str] = set()

    def name(text: str) -> str:
        fresh = next(form for form in _forms(text) if form not in given)
        given.add(fresh)
        return fresh

    return name


def _forms(text: str) -> Iterable[str]:
    yield text
    for number in count(2):
        yield f"{text} ({number})"
