"""A change while live: `python -m bench.live --work DIR [--size 300000] [--rows 1000]`.

A catalogue of made meetings, in a FINDER_DATA of its own below DIR, with one more feed of so many
rows. That feed is read with `sync`, and all is built whole; then its publisher changes every row,
and takes some out and puts others in. Printed are the seconds, by stage, from the payload until a
reader shows the change; and how the queries of the workload then compare with a clean snapshot of
the same, in one run, with every answer compared. `--keep` uses the catalogue of an earlier run.
"""

import argparse
import json
import shutil
import statistics
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

from bench.core import keep_to_one_core
from bench.made.dates import NOW
from bench.made.meetings import meetings
from bench.made.world import world
from bench.measure import Run, run
from bench.ours import Ours, our_engine
from bench.store import say
from bench.workload import SHAPES, questions
from finder.catalogue import Reading, Stored, declare, open_catalogue, store
from finder.config import Config
from finder.model import Meeting
from finder.search.columns import loops
from finder.snapshot import Reader, Snapshot, build, current_name
from importers import Feed
from importers.fetch import Fetched, Seen
from importers.sync import sync_all

KEY = "live"
SEEN = date(2026, 1, 5)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(slots=True)
class Watch:
    """When each stage began."""

    begun: list[tuple[str, float]] = field(default_factory=list)

    def note(self, key: str, doing: str) -> None:
        self.begun.append((doing, time.perf_counter()))

    def stages(self, first: str) -> list[tuple[str, float]]:
        """How long each took, from that one on; the last one only ends the one before."""
        names = [name for name, _ in self.begun]
        found = self.begun[names.index(first) :]
        return [(name, end - begin) for (name, begin), (_, end) in pairwise(found)]


def nobody(url: str, *, private: bool = False, seen: Seen | None = None) -> Fetched:
    raise AssertionError("files alone are read")


def feeds(path: Path) -> dict[str, Feed]:
    """The one that is read, and all others, which are not asked."""
    others = {
        key: Feed(
            key=key,
            urls=(f"https://example.org/{key}.json",),
            title=f"Made-up list {key}",
            fellowship=fellowship,
            enabled=False,
        )
        for fellowship, keys in world().feeds.items()
        for key in keys
    }
    own = Feed(
        key=KEY,
        urls=(str(path),),
        title="Made-up live list",
        fellowship="aa",
        format="meeting_guide",
    )
    return {**others, KEY: own}


def fill(config: Config, known: dict[str, Feed], made: Iterable[Meeting]) -> None:
    """Puts the made meetings into the catalogue, as if they had been read long ago."""
    by_feed: defaultdict[str, list[Stored]] = defaultdict(list)
    for item in made:
        by_feed[item.feed].append(
            Stored(meeting=item, listed_as=item.id, since=SEEN, first_seen=SEEN, changed=SEEN)
        )
    with open_catalogue(config.data) as database:
        declare(database, (feed.publisher for feed in known.values()), known)
        for feed, stored in by_feed.items():
            store(database, _reading(feed, stored), NOW)


def _reading(feed: str, stored: Sequence[Stored]) -> Reading:
    count = len(stored)
    return Reading(
        feed=feed,
        rows=count,
        used=count,
        refused=0,
        withheld=0,
        stored=stored,
        gone=(),
        moved={},
        events=(),
        problems=(),
        seen={},
    )


def listing(made: Sequence[Meeting], *, changed: bool) -> str:
    """As Meeting Guide JSON; changed, every row has new notes, and every twentieth another time."""
    rows = [_row(number, item) for number, item in enumerate(made)]
    if changed:
        rows = [
            {**row, "notes": f"Changed {number}", **({"time": "06:15"} if number % 20 == 0 else {})}
            for number, row in enumerate(rows)
        ]
    return json.dumps(rows)


def _row(number: int, item: Meeting) -> dict[str, Any]:
    venue, weekday, start = item.venue, item.weekday, item.start
    place = {
        "location": venue.name,
        "address": venue.street,
        "city": venue.locality,
        "state": venue.region,
        "postal_code": venue.postal_code,
        "country": venue.country,
        "latitude": venue.latitude,
        "longitude": venue.longitude,
    } if venue else {"conference_url": f"https://zoom.us/j/{1_000_000_000 + number}"}  # fmt: skip
    return {
        "name": item.name,
        "slug": f"row-{number}",
        "day": (_DAYS.index(weekday.value) + 1) % 7 if weekday else 0,
        "time": start.strftime("%H:%M") if start else "19:00",
        "timezone": item.timezone,
        "notes": item.notes,
        "types": ["O", "D"],
        "regions": list(item.regions),
        **place,
    }


def synced(config: Config, known: dict[str, Feed], watch: Watch, days: int) -> None:
    """Reads the one feed at that many days from the start."""
    now = NOW + timedelta(days=days)
    sync_all(config, known, now=now, fetcher=nobody, keys=[KEY], progress=watch.note, release=True)
    watch.note("", "done")


def compared(clean: Snapshot, live: Snapshot, rounds: int) -> Run:
    """The workload over both, in turns."""
    engines = []
    for name, snapshot in (("clean", clean), ("live", live)):
        ours = Ours(snapshot, NOW)
        ours.warm()
        engines.append(replace(our_engine(ours), name=name, title=name))
    return run(engines, questions(), rounds=rounds, seconds=30.0)


def report(found: Run) -> None:
    ratios = []
    print(f"{'shape':36} {'clean p50':>10} {'live p50':>10} {'ratio':>7}")
    for shape, times in found.times.items():
        clean, live = times["clean"].p50, times["live"].p50
        ratios.append(live / clean)
        print(f"{shape:2} {SHAPES[shape]:33} {clean:10.3f} {live:10.3f} {live / clean:7.2f}")
    print(f"geometric mean of the ratios {statistics.geometric_mean(ratios):.2f}, "
          f"worst {max(ratios):.2f}; answers that differ: {len(found.differ['live'])}")  # fmt: skip


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--work", type=Path, required=True, help="a folder for it, not this one")
    options.add_argument("--size", type=int, default=300_000)
    options.add_argument("--rows", type=int, default=1_000)
    options.add_argument("--rounds", type=int, default=15)
    options.add_argument("--keep", action="store_true", help="the catalogue of an earlier run")
    asked = options.parse_args()
    data, clean, payload = (asked.work / name for name in ("data", "clean", "listing.json"))
    config = Config(data=data, feeds=asked.work / "feeds.toml")
    known, watch = feeds(payload), Watch()
    spare = asked.rows // 20
    own = list(islice(meetings(2 * asked.rows), asked.rows + spare))
    if not asked.keep:
        shutil.rmtree(asked.work, ignore_errors=True)
        asked.work.mkdir(parents=True)
        fill(config, known, meetings(asked.size))
        payload.write_text(listing(own[: asked.rows], changed=False))
        synced(config, known, watch, 0)
        say(f"built whole in {watch.stages('publishing')[0][1]:.1f} s")
    before = current_name(data)
    reader = Reader(data, clock=lambda: time.perf_counter() * 10)
    reader.snapshot()
    payload.write_text(listing(own[spare:], changed=True))
    watch = Watch()
    synced(config, known, watch, 1)
    live = reader.snapshot()
    watch.note("", "shown")
    assert live.name != before, "nothing was changed: leave --keep out"
    stages = [(name, took) for name, took in watch.stages("reading") if took >= 0.005]
    for name, took in stages:
        print(f"{'opened by a reader' if name == 'done' else name:24} {took:7.2f} s")
    print(f"{'live after':24} {sum(took for _, took in stages):7.2f} s, "
          "and up to one until a reader looks")  # fmt: skip
    begin = time.perf_counter()
    assert build(clean, live.contents()) == live.name
    say(f"the same built whole in {time.perf_counter() - begin:.1f} s")
    keep_to_one_core()
    loops.use_compiled()
    report(compared(Snapshot(clean, live.name), live, asked.rounds))


if __name__ == "__main__":
    main()
