"""A calendar of 1,000 meetings: `python -m bench.calendars` prints what docs/calendars.md quotes.

The meetings are made up, mixed as real listings are (`bench.made`): in many zones, most of them in
person, about half with notes, but all with types, of which real ones name a third as many.
`python -m bench.calendars DATA` measures the size of 1,000 events, evenly drawn, of what was synced
into a folder instead, and of the 1,000 longest of them; further words are keys of its feeds, and
then it keeps to these.
"""

import gc
import gzip
import platform
import re
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from flask.testing import FlaskClient

from bench.made.contents import contents
from bench.made.meetings import meetings
from finder import create_app
from finder.config import Config
from finder.exports.shape import Context
from finder.ical import Listed, assemble, in_calendars, written
from finder.model import Access, Kind, Meeting, Status
from finder.snapshot import build, open_current, publish

NUMBER, WARM = 1_000, 30
DRAWN = 1_500  # enough for so many of which each is an event


def site(data: Path) -> FlaskClient:
    kept = {meeting.id for meeting in islice(filter(is_event, meetings(DRAWN)), NUMBER)}
    made = contents(DRAWN, datetime.now(UTC))
    chosen = [meeting for meeting in made.meetings if meeting.id in kept]
    publish(data, build(data, replace(made, meetings=chosen, sources={})))
    app = create_app(Config(data=data, feeds=data / "feeds.toml", url="https://chair.example"))
    return app.test_client()


def is_event(meeting: Meeting) -> bool:
    """Whether a search without words finds it and a calendar takes it."""
    return (
        in_calendars(meeting)
        and meeting.status is Status.ACTIVE
        and meeting.kind is Kind.MEETING
        and meeting.access is not Access.RESTRICTED
        and meeting.date_until is None
        and not meeting.dates
    )


def timed(client: FlaskClient, **headers: str) -> tuple[float, bytes, str]:
    """Milliseconds of the processor (the machine may be shared), body and tag."""
    begin = time.process_time()
    response = client.get("/meetings.ics", headers=headers)
    milliseconds = (time.process_time() - begin) * 1000
    return milliseconds, response.data, response.headers["ETag"]


def by_property(body: bytes) -> Counter[str]:
    """Bytes of each property of the events, with its line ends and folds."""
    events = body[body.index(b"BEGIN:VEVENT") :]
    found: Counter[str] = Counter()
    for line in re.split(rb"(?<=\r\n)(?! )", events):
        found[re.split(rb"[;:]", line, maxsplit=1)[0].decode()] += len(line)
    return found


def of_listings(data: Path, feeds: Sequence[str]) -> tuple[bytes, bytes]:
    """A calendar of 1,000 evenly drawn, and one of the longest."""
    snapshot = open_current(data)
    meetings = zip(snapshot.rows(), snapshot.meetings(snapshot.rows()), strict=True)
    found = [
        (row, meeting)
        for row, meeting in meetings
        if is_event(meeting) and (not feeds or meeting.feed in feeds)
    ]
    histories = snapshot.histories([row for row, _ in found])
    listed = [
        Listed(meeting=meeting, first_seen=histories[row][0], changed=histories[row][1])
        for row, meeting in found
    ]
    context = Context(publishers=snapshot.publishers, fetched={}, base_url="https://chair.example")
    events = [written(item, context=context, whole=False, brief=True) for item in listed]
    made = [item for item in events if item]
    longest = sorted(made, key=lambda item: -len(item.text))[:NUMBER]
    drawn = made[:: max(len(made) // NUMBER, 1)][:NUMBER]
    year = datetime.now(UTC).year
    return assemble(drawn, year=year), assemble(longest, year=year)


def said(body: bytes) -> None:
    events, zones = body.count(b"BEGIN:VEVENT"), body.count(b"BEGIN:VTIMEZONE")
    packed = len(gzip.compress(body))
    print(f"events {events:,}, zones {zones}, bytes {len(body):,}, gzip {packed:,}")
    sizes = by_property(body)
    print(", ".join(f"{name} {size / events:.0f}" for name, size in sizes.most_common(18)))


def main() -> None:
    if len(sys.argv) > 1:
        drawn, longest = of_listings(Path(sys.argv[1]), sys.argv[2:])
        said(drawn)
        print("the longest:")
        said(longest)
        return
    with tempfile.TemporaryDirectory() as folder:
        client = site(Path(folder))
        client.get("/healthz")
        gc.collect()  # as workers do when they begin (`finder.serving`)
        gc.freeze()
        gc.set_threshold(20_000)
        cold, body, tag = timed(client)
        warm = [timed(client)[0] for _ in range(WARM)]
        packed = [timed(client, **{"Accept-Encoding": "gzip"})[0] for _ in range(WARM)]
        same = [timed(client, **{"If-None-Match": tag})[0] for _ in range(WARM)]
    print(f"{platform.machine()}, Python {platform.python_version()}, {datetime.now(UTC):%Y-%m-%d}")
    said(body)
    print(f"cold {cold:.0f} ms")
    for name, times in (("warm", warm), ("warm, gzip", packed), ("304", same)):
        print(f"{name} median {statistics.median(times):.1f} ms, worst {max(times):.1f} ms")


if __name__ == "__main__":
    main()
