"""Run as a program: three days of two feeds, and what a site shows of them afterwards.

`python -m tests.sync.twice FOLDER SEED` prints the snapshot's name and a digest of each answer;
every seed but 0 gives the rows and the feeds in another order.
"""

import json
import random
import sys
from hashlib import sha256
from pathlib import Path

from finder import create_app
from finder.config import Config
from finder.snapshot import current_name
from tests.made import NOW
from tests.sync.conftest import Rows, World, row, rows

ANSWERS = ("/meetings.ics", "/meetings.json?per_page=100", "/meetings.csv", "/meetings.geojson")
DAYS: tuple[Rows, ...] = (
    rows(30, types=["O", "D", "W", "X", "BB", "TC", "ST"]),
    [row(n, slug=f"new-{n}", types=["C", "ONL", "ES", "D"]) for n in range(30)],
    [row(n, slug=f"new-{n}", notes="Ring") for n in range(2, 31)],
)


def lived(folder: Path, seed: int) -> World:
    """Whatever the order, and whichever of several alike is first."""
    order = random.Random(seed) if seed else None
    world = World(config=Config(data=folder, feeds=folder / "feeds.toml"))
    keys = ("aa-two", "aa-one") if order else ("aa-one", "aa-two")
    for listing in DAYS:
        for key in keys:
            world.publish(key, order.sample(listing, len(listing)) if order else listing)
        world.sync(release=True)
    return world


def main(folder: Path, seed: int) -> dict[str, str]:
    world = lived(folder, seed)
    client = create_app(world.config, now=lambda: NOW).test_client()
    found = {"name": str(current_name(world.config.data))}
    for address in ANSWERS:
        answer = client.get(address)
        assert answer.status_code == 200, answer.text
        found[address] = sha256(answer.data).hexdigest()
    return found


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]))))
