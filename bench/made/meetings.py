"""The meetings of a made catalogue, one after the other: `meetings(300_000)`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time
from functools import cache
from typing import Any

from bench.made.dates import dates_of
from bench.made.draws import Choice, generator
from bench.made.texts import Texts, texts
from bench.made.world import SEED, Codes, Spot, World, mixture, proportions, world
from finder.model import (
    Access,
    Attendance,
    Facilitation,
    Kind,
    Meeting,
    Online,
    Status,
    Venue,
    Weekday,
)

BLOCK = 10_000  # meetings drawn together, from a seed of their own
_KINDS: dict[str, Any] = {
    "attendance": Attendance, "access": Access, "status": Status, "kind": Kind,
    "facilitation": Facilitation, "weekdays": Weekday, "hours": int, "minutes": int,
    "durations": int, "depths": int,
}  # fmt: skip
_CHILDREN = ("alateen", "narateen")


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What chance gave one meeting. `seldom` are the rare things that are so with it."""

    number: int
    plain: dict[str, Any]
    fellowship: str
    spot: Spot
    codes: Codes
    texts: Texts
    seldom: frozenset[str]
    digits: int
    beside: tuple[float, float]

    @property
    def for_children(self) -> bool:
        """Such a meeting has no place, as importing leaves it."""
        return self.fellowship in _CHILDREN or "teens" in self.codes.audiences


def meetings(size: int) -> Iterator[Meeting]:
    """So many; those of a smaller size are the first of a larger one."""
    made = world()
    for begin in range(0, size, BLOCK):
        for drawn in _block(made, begin, min(BLOCK, size - begin)):
            yield _meeting(made, drawn)


@cache
def _choices() -> dict[str, Choice]:
    tables = {name: mixture(name) for name in (*_KINDS, "weeks", "languages")}
    for name, kind in _KINDS.items():
        tables[name].values = [kind(value) for value in tables[name].values]
    for name, kind in (("weeks", _weeks), ("languages", _languages)):
        tables[name].values = [kind(value) for value in tables[name].values]
    return tables


def _weeks(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(",") if part)


def _languages(text: str) -> frozenset[str]:
    return frozenset(part for part in text.split(",") if part)


@cache
def _fellowships() -> Choice:
    entries = proportions()["fellowships"]
    return Choice(list(entries), [entry["weight"] for entry in entries.values()])


def _block(made: World, begin: int, size: int) -> Iterator[Drawn]:
    """Every block is drawn whole, so that a cut one begins like it."""
    random = generator(SEED, 4, begin)
    columns = {name: each.draw(random.random(BLOCK)) for name, each in _choices().items()}
    names = list(columns)
    lines = zip(*columns.values(), strict=True)
    fellowships = _fellowships().draw(random.random(BLOCK))
    spots = made.spots.draw(random.random(BLOCK))
    codes = (random.random(BLOCK) * len(made.codes)).astype(int).tolist()
    seldom = _seldom(random.random((BLOCK, len(proportions()["rare"]))))
    digits = (random.random(BLOCK) * 1e9).astype(int).tolist()
    beside = random.standard_normal((BLOCK, 2)) * 0.02
    written = texts(made.words, random, BLOCK)
    for place, (line, text) in enumerate(zip(lines, written, strict=True)):
        if place == size:
            return
        yield Drawn(
            number=begin + place,
            plain=dict(zip(names, line, strict=True)),
            fellowship=fellowships[place],
            spot=spots[place],
            codes=made.codes[codes[place]],
            texts=text,
            seldom=seldom[place],
            digits=digits[place],
            beside=(float(beside[place, 0]), float(beside[place, 1])),
        )


def _seldom(uniform: Any) -> list[frozenset[str]]:
    rare = proportions()["rare"]
    names, limits = list(rare), list(rare.values())
    found = uniform < limits
    nothing: frozenset[str] = frozenset()
    some = found.any(axis=1)
    return [
        frozenset(name for name, is_so in zip(names, line, strict=True) if is_so)
        if any_
        else nothing
        for line, any_ in zip(found.tolist(), some.tolist(), strict=True)
    ]


def _meeting(made: World, drawn: Drawn) -> Meeting:
    feeds, plain = made.feeds[drawn.fellowship], drawn.plain
    feed = feeds[drawn.spot.area % len(feeds)]
    online = plain["attendance"] is not Attendance.IN_PERSON and not drawn.for_children
    return Meeting(
        id=f"{feed}_{(drawn.number * 0x9E3779B1) & 0xFFFFFFFF:08x}",
        feed=feed,
        source_id=f"{drawn.number}",
        name=drawn.texts.name,
        group=drawn.texts.group or None,
        fellowship=drawn.fellowship,
        duration=plain["durations"] or None,
        timezone=None if "no_zone" in drawn.seldom else drawn.spot.zone,
        status=plain["status"],
        kind=plain["kind"],
        attendance=plain["attendance"],
        facilitation=plain["facilitation"],
        access=plain["access"],
        types=drawn.codes.types,
        audiences=_audiences(drawn),
        languages=plain["languages"],
        accessibility=drawn.codes.accessibility,
        venue=_venue(drawn),
        online=_online(drawn.digits) if online else None,
        regions=drawn.spot.regions[: plain["depths"]],
        notes=None if drawn.for_children else drawn.texts.notes or None,
        updated="2026-10-01",
        **_schedule(drawn),
    )


def _schedule(drawn: Drawn) -> dict[str, Any]:
    plain = drawn.plain
    start: time | None = _clock(plain["hours"], plain["minutes"])
    if "no_time" in drawn.seldom or "by_appointment" in drawn.seldom:
        start = None
    weekday = None if "by_appointment" in drawn.seldom else plain["weekdays"]
    usual = {"weekday": weekday, "start": start, "weeks": plain["weeks"]}
    return usual | dates_of(drawn.seldom, weekday, drawn.digits) if drawn.seldom else usual


@cache
def _clock(hour: int, minute: int) -> time:
    return time(hour, minute)


def _audiences(drawn: Drawn) -> frozenset[str]:
    found = drawn.codes.audiences
    return found | {"teens"} if drawn.fellowship in _CHILDREN else found


def _venue(drawn: Drawn) -> Venue | None:
    spot = drawn.spot
    if drawn.plain["attendance"] is Attendance.ONLINE:
        return None
    if drawn.for_children:
        return Venue(locality=spot.name, region=spot.regions[0], country=spot.country)
    has_point = "no_point" not in drawn.seldom
    return Venue(
        name=drawn.texts.hall,
        street=drawn.texts.street,
        locality=spot.name,
        region=spot.regions[0],
        postal_code=spot.postal_code,
        country=spot.country,
        latitude=round(spot.latitude + drawn.beside[0], 5) if has_point else None,
        longitude=round(spot.longitude + drawn.beside[1], 5) if has_point else None,
    )


def _online(digits: int) -> Online:
    return Online(url=f"https://zoom.us/j/{digits:09}", provider="Zoom")
