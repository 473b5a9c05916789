"""Makes the sheet of a catalogue, with nothing of our engine, and keeps it on disk.

Peers are spared what they cannot know: meetings that no question finds (ended, suspended, of
another kind) are left out, the order of next starts is ready made for the moment asked about, and
rows come by region and place, as in our snapshots.
"""

import os
import pickle
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from pathlib import Path

import numpy as np

from bench.coming import Coming, coming
from bench.made.contents import sources
from bench.made.dates import NOW
from bench.made.meetings import meetings
from bench.sheet import Sheet, Value, vector
from bench.store import folder_of, made_meetings, made_snapshot, say
from finder.model import Attendance, Kind, Meeting, Status
from finder.register.fellowships import fellowships
from finder.schedule import access_on
from finder.search.region_paths import region_path
from finder.search.texts import texts_of
from finder.snapshot import Snapshot

_HYBRID = ("in_person", "online", "hybrid")
_LATER = datetime.max.replace(tzinfo=UTC)
_SOME = 300  # meetings whose words stand for all
_NOWHERE = (float("nan"), float("nan"))
Atom = tuple[str, tuple[Value, ...]]  # the facet it is of, and the values it carries


def beside(cache: Path, size: int, snapshot: Snapshot) -> Path:
    """Where lies what is made of that snapshot's meetings: the sheet, and what peers hold.

    Another one where the finder has come to read other words in the same meetings.
    """
    some = "\n".join(map(_words, meetings(_SOME))).encode()
    return folder_of(cache, size) / f"beside-{snapshot.name}-{sha256(some).hexdigest()[:8]}"


def sheet_of(cache: Path, size: int) -> Sheet:
    """That of the snapshot in the cache, made at the first time."""
    snapshot = made_snapshot(cache, size)
    path = beside(cache, size, snapshot) / "sheet.pickle"
    if not path.exists():
        say("writing the sheet of all meetings, once")
        path.parent.mkdir(parents=True, exist_ok=True)
        drawn = made_meetings(cache, size)
        twice = {key: [one.feed for one in many] for key, many in sources(drawn).items()}
        made = made_sheet(drawn, twice, NOW)
        fresh = path.with_suffix(".fresh")
        fresh.write_bytes(pickle.dumps(made, protocol=pickle.HIGHEST_PROTOCOL))
        os.replace(fresh, path)
    found: Sheet = pickle.loads(path.read_bytes())
    return found


def made_sheet(
    drawn: Iterable[Meeting], also_in: Mapping[str, Collection[str]], now: datetime
) -> Sheet:
    """`also_in` are the other feeds that list a meeting, by its id."""
    known = ((meeting, coming(meeting, now)) for meeting in drawn)
    listed = [(meeting, comes) for meeting, comes in known if _is_listed(meeting, comes)]
    listed.sort(key=_neighbourhood)
    numbers: dict[Atom, int] = {}
    rows = [
        [numbers.setdefault(atom, len(numbers)) for atom in _atoms(meeting, comes, also_in)]
        for meeting, comes in listed
    ]
    values = sorted({value for _, carried in numbers for value in carried})
    place = {value: number for number, value in enumerate(values)}
    pairs = [(number, place[v]) for (_, carried), number in numbers.items() for v in carried]
    degrees = np.array([_degrees(meeting) for meeting, _ in listed]).reshape(-1, 2)
    return Sheet(
        ids=[meeting.id for meeting, _ in listed],
        soonest=_soonest(listed),
        atoms=np.array([atom for row in rows for atom in row], dtype=np.int64),
        bounds=np.cumsum([0, *(len(row) for row in rows)]),
        group=[facet for facet, _ in numbers],
        values=values,
        carrier=np.array([atom for atom, _ in pairs], dtype=np.int64),
        carried=np.array([value for _, value in pairs], dtype=np.int64),
        degrees=degrees,
        vectors=np.ascontiguousarray(vector(degrees[:, 0], degrees[:, 1]).T),
        words=[_words(meeting) for meeting, _ in listed],
    )


def _is_listed(meeting: Meeting, comes: Coming) -> bool:
    usual = meeting.kind is Kind.MEETING and meeting.status is Status.ACTIVE
    return usual and not comes.ended


def _neighbourhood(pair: tuple[Meeting, Coming]) -> tuple[str, int, int]:
    """The region, then the cell of a grid: what is asked for together lies together."""
    latitude, longitude = _degrees(pair[0])
    path = region_path(pair[0].regions) or ""
    if latitude != latitude:
        return path, 0, 0
    return path, round(latitude * 10), round(longitude * 10)


def _soonest(listed: Sequence[tuple[Meeting, Coming]]) -> np.ndarray:
    keys = [(comes.start or _LATER, meeting.id) for meeting, comes in listed]
    soonest = np.empty(len(keys), dtype=np.int64)
    soonest[sorted(range(len(keys)), key=keys.__getitem__)] = np.arange(len(keys))
    return soonest


def _atoms(
    meeting: Meeting, comes: Coming, also_in: Mapping[str, Collection[str]]
) -> Iterator[Atom]:
    yield _fellowship(meeting.fellowship)
    yield _several("day", comes.days)
    yield _several("time", comes.times)
    yield _one("access", access_on(meeting, comes.on).value)
    hybrid = meeting.attendance is Attendance.HYBRID
    yield _several("attendance", _HYBRID if hybrid else (meeting.attendance.value,))
    yield _one("facilitation", meeting.facilitation.value)
    yield _region(meeting.regions)
    sets = {
        "type": meeting.types,
        "audience": meeting.audiences,
        "language": meeting.languages,
        "accessibility": meeting.accessibility,
        "feed": {meeting.feed, *also_in.get(meeting.id, ())},
    }
    for facet, values in sets.items():
        for value in sorted(values):
            yield _one(facet, value)


@cache
def _one(facet: str, value: str) -> Atom:
    return facet, ((facet, value),)


@cache
def _several(facet: str, values: tuple[str, ...]) -> Atom:
    return facet, tuple((facet, value) for value in values)


@cache
def _fellowship(key: str) -> Atom:
    known = fellowships()[key]
    concerns = (("concern", value) for value in known.concerns)
    styles = (("style", value) for value in known.styles)
    return "fellowship", (("fellowship", key), *concerns, *styles)


@cache
def _region(regions: tuple[str, ...]) -> Atom:
    parts = (region_path(regions) or "").split("/")
    paths = ["/".join(parts[: depth + 1]) for depth in range(len(parts))] if parts[0] else []
    return "region", tuple(("region", path) for path in paths)


def _degrees(meeting: Meeting) -> tuple[float, float]:
    venue = meeting.venue
    if venue is None or not meeting.has_point or meeting.for_children:
        return _NOWHERE
    assert venue.latitude is not None
    assert venue.longitude is not None
    return venue.latitude, venue.longitude


def _words(meeting: Meeting) -> str:
    title, notes = texts_of(meeting).document
    return " ".join(dict.fromkeys(word for _, words in (*title, *notes) for word in words))
