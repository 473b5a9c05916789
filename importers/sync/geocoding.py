"""Addresses without a point -> the geocoder, one after the other, each answer kept at once.

Whatever the geocoder does, the sync goes on; what was not asked is asked the next time.
"""

import sqlite3
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from finder.catalogue import locked, shown_without_point
from finder.catalogue.geocodes import asked_addresses, keep_geocode
from finder.completion import (
    NEAR_KM,
    Area,
    Point,
    address_of,
    area_of,
    lacks_point,
    middle_of,
)
from finder.config import Config
from finder.errors import FetchFailed
from finder.model import Meeting
from finder.register.gazetteer import open_gazetteer
from finder.search.places import distance_km
from importers.geocode import SECONDS, Locate
from importers.sync.side_by_side import Progress

KEY = "geocoder"  # in progress, where others have a feed's
FAILURES = 3  # in a row, after which the rest waits for the next sync


@dataclass(frozen=True, slots=True, kw_only=True)
class Geocoded:
    """How many addresses were asked and found, and are left; `message` says why it stopped."""

    asked: int = 0
    found: int = 0
    left: int = 0
    message: str | None = None


def geocode(
    database: sqlite3.Connection,
    config: Config,
    locate: Locate,
    today: date,
    progress: Progress,
    sleep: Callable[[float], None] = time.sleep,
) -> Geocoded:
    """Asks for at most the number of addresses that the settings allow in one sync."""
    settings = config.settings.geocoder
    wanted = _unanswered(database)
    chosen = list(wanted)[: settings.limit if settings else 0]
    if not chosen:
        return Geocoded(left=len(wanted))
    gazetteer = open_gazetteer(config.data / "gazetteer")
    middle = cache(lambda area: middle_of(area, gazetteer.places))
    progress("", f"asking the geocoder for {len(chosen)} addresses, {_lasting(len(chosen))}")
    asked = found = failures = 0
    message = None
    for number, address in enumerate(chosen):
        progress(KEY, f"{number} of {len(chosen)}, {_lasting(len(chosen) - number)} left")
        area = wanted[address]
        try:
            answer = locate(address, area.country)
        except FetchFailed as error:
            failures += 1
            message = f"{error}; it is asked again at the next sync"
            if error.permanent or failures == FAILURES:
                break
            sleep(SECONDS * 2**failures)
            continue
        failures, message = 0, None
        near = middle(area)
        point = answer if answer and (near is None or _near(answer, near.point)) else None
        with locked(config.data, "write", wait=60):
            keep_geocode(database, address, point, today)
        asked, found = asked + 1, found + (point is not None)
    progress(KEY, "done")
    return Geocoded(asked=asked, found=found, left=len(wanted) - asked, message=message)


def _unanswered(database: sqlite3.Connection) -> dict[str, Area]:
    """Exact addresses without a point, in the order of the meetings, that had no answer yet."""
    known = asked_addresses(database)
    wanted = _wanted(item.meeting for item in shown_without_point(database))
    return {address: area for address, area in wanted.items() if address not in known}


def _wanted(meetings: Iterable[Meeting]) -> dict[str, Area]:
    found: dict[str, Area] = {}
    for meeting in meetings:
        venue = meeting.venue
        if venue is None or not lacks_point(meeting):
            continue
        address = address_of(venue)
        if address and (venue.country or venue.region):  # else no answer could be checked
            found.setdefault(address, area_of(venue))
    return found


def _near(one: Point, other: Point) -> bool:
    return distance_km(*one, *other) <= NEAR_KM


def _lasting(addresses: int) -> str:
    """`about 8 minutes`; a question and its second take little more than that."""
    seconds = round(addresses * SECONDS)
    return f"about {round(seconds / 60)} minutes" if seconds >= 90 else f"about {seconds} seconds"
