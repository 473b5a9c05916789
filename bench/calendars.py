"""A calendar of 1,000 meetings: `python -m bench.calendars` prints what docs/calendars.md quotes.

The meetings are made up: 1,000 in ten zones, each with a place, notes and a link.
"""

import gzip
import platform
import statistics
import tempfile
import time
from dataclasses import replace
from datetime import UTC, date, datetime
from datetime import time as clock
from pathlib import Path

from flask.testing import FlaskClient

from finder import create_app
from finder.config import Config
from finder.model import Attendance, Meeting, Online, Publisher, Venue, Weekday
from finder.snapshot import Contents, build, publish

NUMBER, WARM = 1_000, 30
ZONES = (
    "America/New_York America/Chicago America/Denver America/Los_Angeles Europe/London "
    "Europe/Berlin Europe/Madrid Australia/Sydney Pacific/Auckland Asia/Kolkata"
).split()
ONE = Meeting(
    id="made_0",
    feed="made",
    name="Serenity on the Corner",
    fellowship="aa",
    weekday=Weekday.MONDAY,
    start=clock(19, 30),
    duration=60,
    timezone="Europe/London",
    attendance=Attendance.HYBRID,
    types=frozenset({"discussion", "literature"}),
    venue=Venue(
        name="Community Hall",
        street="12 Example Street",
        locality="Springfield",
        region="IL",
        postal_code="62701",
        country="US",
        latitude=39.8,
        longitude=-89.6,
    ),
    online=Online(url="https://zoom.us/j/123456789", provider="Zoom"),
    notes="Enter through the side door and ring the bell. Parking is behind the hall.",
)


def meetings() -> list[Meeting]:
    days = list(Weekday)
    return [
        replace(
            ONE,
            id=f"made_{number:04}",
            name=f"Serenity {number}",
            weekday=days[number % 7],
            timezone=ZONES[number % len(ZONES)],
        )
        for number in range(NUMBER)
    ]


def site(data: Path) -> FlaskClient:
    made = meetings()
    contents = Contents(
        meetings=made,
        publishers={"made": Publisher(key="made", title="Made Up")},
        first_seen={item.id: date(2026, 1, 1) for item in made},
        changed={item.id: date(2026, 1, 1) for item in made},
    )
    publish(data, build(data, contents))
    app = create_app(Config(data=data, feeds=data / "feeds.toml", url="https://chair.example"))
    return app.test_client()


def timed(client: FlaskClient, **headers: str) -> tuple[float, bytes, str]:
    """Milliseconds of the processor (the machine may be shared), body and tag."""
    begin = time.process_time()
    response = client.get("/meetings.ics?fellowship=aa", headers=headers)
    milliseconds = (time.process_time() - begin) * 1000
    return milliseconds, response.data, response.headers["ETag"]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        client = site(Path(folder))
        client.get("/healthz")
        cold, body, tag = timed(client)
        warm = [timed(client)[0] for _ in range(WARM)]
        packed = [timed(client, **{"Accept-Encoding": "gzip"})[0] for _ in range(WARM)]
        same = [timed(client, **{"If-None-Match": tag})[0] for _ in range(WARM)]
    print(f"{platform.machine()}, Python {platform.python_version()}, {datetime.now(UTC):%Y-%m-%d}")
    print(f"meetings {NUMBER}, bytes {len(body):,}, gzip {len(gzip.compress(body)):,}")
    print(f"cold {cold:.0f} ms")
    for name, times in (("warm", warm), ("warm, gzip", packed), ("304", same)):
        print(f"{name} median {statistics.median(times):.1f} ms, worst {max(times):.1f} ms")


if __name__ == "__main__":
    main()
