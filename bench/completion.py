"""How many meetings gain a point, how near it is, and what that costs.

`python -m bench.completion FOLDER`: FOLDER holds the real listings (`importers/coverage.toml`).
The second number of each listing hides the publishers' own exact points and places those meetings.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from finder.completion import address_of, completed, lacks_point
from finder.errors import BadFeed
from finder.model import Meeting, Placed
from finder.register.gazetteer import Gazetteer, open_gazetteer
from finder.search.places import distance_km
from importers.coverage import known, read_known

_HEAD = """\
| listing | to go to | with point | + code | + town | none | addresses | ms/1,000 |
|---|--:|--:|--:|--:|--:|--:|--:|"""
_FEW = 50  # exact points, below which a listing says nothing about how near ours are


def main(folder: Path) -> None:
    with tempfile.TemporaryDirectory() as data:
        gazetteer = open_gazetteer(Path(data))
        print(_HEAD)
        near = []
        for key, meetings in _listings(folder):
            print(_gained(key, meetings, gazetteer))
            near += [line for line in [_nearness(key, meetings, gazetteer)] if line]
        print(*near, sep="\n")


def _listings(folder: Path) -> Iterator[tuple[str, list[Meeting]]]:
    """Those people go to, children's left out."""
    for entry in known():
        try:
            listing = read_known(folder, entry)
        except BadFeed:
            continue
        meetings = [meeting for row in listing.rows for meeting in row.meetings]
        yield entry.feed.key, [m for m in meetings if m.has_point or lacks_point(m)]


def _gained(key: str, meetings: list[Meeting], gazetteer: Gazetteer) -> str:
    lacking = [meeting for meeting in meetings if lacks_point(meeting)]
    start = time.process_time()
    done = completed(lacking, gazetteer.places, {})
    spent = (time.process_time() - start) * 1e6 / max(len(meetings), 1)
    placed = [m.venue.placed if m.venue else None for m in done]
    addresses = {address_of(m.venue) for m in lacking if m.venue} - {None}
    counts = (
        *(len(meetings), len(meetings) - len(lacking)),
        *(placed.count(Placed.POSTAL_CODE), placed.count(Placed.TOWN), placed.count(None)),
        *(len(addresses), round(spent)),
    )
    return f"| {key} | {' | '.join(map(str, counts))} |"


def _nearness(key: str, meetings: list[Meeting], gazetteer: Gazetteer) -> str | None:
    exact = [m for m in meetings if m.has_point and m.venue and not m.venue.approximate]
    hidden = [replace(m, venue=replace(m.venue, latitude=None, longitude=None)) for m in exact]  # type: ignore[type-var]
    pairs = zip(exact, completed(hidden, gazetteer.places, {}), strict=True)
    apart = sorted(_km(one, other) for one, other in pairs if other.has_point)
    if len(apart) < _FEW:
        return None
    half, most = apart[len(apart) // 2], apart[len(apart) * 9 // 10]
    wrong = sum(km > 25 for km in apart)
    return (
        f"{key}: {len(apart)} of {len(exact)} placed, "
        f"p50 {half:.1f} km, p90 {most:.1f} km, over 25 km {wrong}"
    )


def _km(one: Meeting, other: Meeting) -> float:
    points = [
        (m.venue.latitude, m.venue.longitude)
        for m in (one, other)
        if m.venue and m.venue.latitude is not None and m.venue.longitude is not None
    ]
    return distance_km(*points[0], *points[1])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
