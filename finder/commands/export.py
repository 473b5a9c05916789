"""`export`: the whole snapshot in one of the formats that others read."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from finder.commands.terminal import Terminal
from finder.completion import as_published
from finder.config import Config
from finder.exports.geojson import feature_collection
from finder.exports.meeting_guide import meeting_guide
from finder.exports.shape import Context, shape
from finder.exports.table import csv_table
from finder.exports.written import json_text
from finder.ical import DEMONSTRATION, Listed, calendar
from finder.ical import NAME as CALENDAR_NAME
from finder.model import Meeting
from finder.search.engine import hit
from finder.snapshot import Snapshot, open_current

NAME = "export"
HELP = "write every meeting as json, csv, geojson, ics or meeting-guide"
_LINK_BASE = "http://localhost:8000"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("kind", choices=tuple(_KINDS))
    parser.add_argument("--output", type=Path, metavar="FILE", help="instead of the terminal")


def run(options: Namespace, config: Config, terminal: Terminal) -> int:
    now = terminal.now()
    snapshot = open_current(config.data, config.corrections, today=now.date())
    context = Context(
        publishers=snapshot.publishers,
        fetched=snapshot.fetched,
        base_url=config.url or _LINK_BASE,
        also_in=snapshot.sources,
    )
    pieces = _KINDS[options.kind](snapshot, context, now, config)
    if options.output is None:
        for piece in pieces:
            terminal.out.write(piece.decode())
    else:
        _write(pieces, options.output)
    return 0


def _write(pieces: Iterator[bytes], path: Path) -> None:
    """The whole file or none of it."""
    fresh = path.with_name(path.name + ".new")
    with fresh.open("wb") as target:
        target.writelines(pieces)
    fresh.replace(path)


def _shapes(
    snapshot: Snapshot,
    context: Context,
    now: datetime,
    seen: Callable[[Meeting], Meeting] = lambda meeting: meeting,
) -> Iterator[dict[str, Any]]:
    for row in snapshot.rows():
        meeting = seen(snapshot.meeting(row))
        yield shape(meeting, hit(snapshot.index, row, now), context, whole=False)


def _json(snapshot: Snapshot, context: Context, now: datetime, config: Config) -> Iterator[bytes]:
    for item in _shapes(snapshot, context, now):
        yield json.dumps(item, ensure_ascii=False, allow_nan=False).encode() + b"\n"


def _csv(snapshot: Snapshot, context: Context, now: datetime, config: Config) -> Iterator[bytes]:
    yield csv_table(_shapes(snapshot, context, now)).encode()


def _geojson(
    snapshot: Snapshot, context: Context, now: datetime, config: Config
) -> Iterator[bytes]:
    yield feature_collection(map(json_text, _shapes(snapshot, context, now)), {}) + b"\n"


def _ics(snapshot: Snapshot, context: Context, now: datetime, config: Config) -> Iterator[bytes]:
    histories = snapshot.histories(snapshot.rows())
    listed = [
        Listed(
            meeting=snapshot.meeting(row),
            first_seen=first_seen,
            changed=changed,
            changes=changes,
        )
        for row, (first_seen, changed, changes) in sorted(histories.items())
    ]
    title = DEMONSTRATION if snapshot.demo else CALENDAR_NAME
    yield calendar(listed, name=title, context=context, year=now.year)


def _guide(snapshot: Snapshot, context: Context, now: datetime, config: Config) -> Iterator[bytes]:
    # Readers would take a point of ours for the publisher's own, and place nobody at a street
    # that is marked approximate.
    document = list(meeting_guide(_shapes(snapshot, context, now, as_published)))
    yield json.dumps(document, ensure_ascii=False, allow_nan=False).encode() + b"\n"


_Kind = Callable[[Snapshot, Context, datetime, Config], Iterator[bytes]]
_KINDS: Mapping[str, _Kind] = {
    "json": _json,
    "csv": _csv,
    "geojson": _geojson,
    "ics": _ics,
    "meeting-guide": _guide,
}
