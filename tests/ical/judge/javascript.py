"""ical.js and node-ical, in one Node process that answers a line with a line.

ical.js is the engine that reads a zone from the feed's own VTIMEZONE. Both are installed by
`npm ci --prefix tests/ical/node`; where they are not, the tests that need them are skipped.
"""

import atexit
import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

FOLDER = Path(__file__).resolve().parents[1] / "node"
MISSING = "needs node and `npm ci --prefix tests/ical/node`"
WALLS = tuple(
    datetime(2026, 1, 1, hour) + timedelta(days=day) for day in range(728) for hour in (0, 4, 12)
)
BEGIN, END = datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 12, 31, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One instance as ical.js expands it."""

    uid: str
    start: datetime
    end: datetime


def is_here() -> bool:
    """Whether both engines can run."""
    return shutil.which("node") is not None and (FOLDER / "node_modules" / "ical.js").is_dir()


@cache
def _process() -> subprocess.Popen[str]:
    """One for all feeds, ended with the tests."""
    node = subprocess.Popen(
        ["node", "read.mjs"],
        cwd=FOLDER,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    atexit.register(node.communicate)
    return node


@lru_cache(maxsize=4)
def answers(feed: bytes, begin: datetime = BEGIN, end: datetime = END) -> dict[str, Any]:
    """What both say of a feed; bytes that are no UTF-8 are another check's concern."""
    text = feed.decode(errors="replace")
    asked = {
        "feed": text,
        "from": begin.timestamp() * 1000,
        "until": end.timestamp() * 1000,
        "walls": [wall.isoformat() for wall in WALLS],
    }
    node = _process()
    assert node.stdin
    assert node.stdout
    node.stdin.write(json.dumps(asked) + "\n")
    node.stdin.flush()
    found: dict[str, Any] = json.loads(node.stdout.readline())
    return found


def occurrences(feed: bytes, begin: datetime, end: datetime) -> list[Occurrence]:
    """By ical.js, in the order of the feed; `begin` <= start < `end`."""
    return [
        Occurrence(uid=uid, start=_instant(start), end=_instant(over))
        for uid, start, over in answers(feed, begin, end)["icaljs"]["occurrences"]
    ]


def ical_js_reads(feed: bytes) -> Iterator[str]:
    """Its complaints."""
    yield from answers(feed)["icaljs"]["complaints"]


def zones_true(feed: bytes) -> Iterator[str]:
    """Each VTIMEZONE says what `zoneinfo` says, three times a day for 104 weeks."""
    for name, instants in answers(feed)["icaljs"]["zones"].items():
        real = ZoneInfo(name)
        for wall, instant in zip(WALLS, instants, strict=True):
            if _instant(instant) != wall.replace(tzinfo=real) and _comes_once(wall, real):
                yield f"{name} is wrong on {wall}"
                break


def _comes_once(wall: datetime, real: ZoneInfo) -> bool:
    offsets = {wall.replace(tzinfo=real, fold=fold).utcoffset() for fold in (0, 1)}
    return len(offsets) == 1


def node_ical_reads(feed: bytes) -> Iterator[str]:
    """Its complaints, and events that it did not find; exceptions belong to their series."""
    yield from answers(feed)["node-ical"]["complaints"]
    events = feed.count(b"\r\nBEGIN:VEVENT\r\n") - feed.count(b"\r\nRECURRENCE-ID")
    found = answers(feed)["node-ical"]["events"]
    if found != events:
        yield f"{found} of {events} events"


def texts_read(feed: bytes) -> list[list[str | None]]:
    """UID, SUMMARY, DESCRIPTION and LOCATION of each event, as node-ical reads them."""
    found: list[list[str | None]] = answers(feed)["node-ical"]["texts"]
    return found


def _instant(milliseconds: float) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC)
