"""Random meetings, queries and instants, the same for the same seed; nobody in them is real."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any

from finder.model import (
    Access,
    Attendance,
    Caution,
    Change,
    DateException,
    Facilitation,
    Kind,
    Meeting,
    Online,
    Status,
    Venue,
    Weekday,
)

ZONES = (
    "America/New_York", "America/Los_Angeles", "America/St_Johns", "Europe/London",
    "Europe/Berlin", "Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe",
    "Australia/Adelaide", "Pacific/Auckland", "Pacific/Chatham", "UTC",
)  # fmt: skip
# Nights in which clocks change in one of them, of 2026 and 2027, and an ordinary week.
TURNS = (
    "2026-03-08T07:00", "2026-03-29T01:00", "2026-04-04T14:00", "2026-04-04T15:00",
    "2026-09-26T14:00", "2026-10-03T15:30", "2026-10-25T01:00", "2026-11-01T06:00",
    "2027-03-14T10:00", "2026-11-22T12:00", "2026-12-31T23:30", "2028-02-28T23:59",
)  # fmt: skip
WORDS = (
    "Serenity", "O'Brien's", "Step", "Steps", "A.A.", "Newcomers", "Beginner", "Sunrise",
    "Café", "Hope", "open", "Door", "just for today", "Women", "St. Mary's", "12", "Living",
)  # fmt: skip
QUESTIONS = (
    "step", "hop", "o'brien's", "aa", "serenity st", '"for today"', "zoom", "tuesday",
    "open door", "women", "spanish tonight", "beginners in", "cafe", "12 s", "near boston",
    '"just for" living', "hope in salem", "sereniti", "al anon hope", "after 7pm", "noon step",
    "step in massachusetts", "wednesday hope", "lgbt", "hop step xyzzy", "tue/thu st",
)  # fmt: skip
TOWNS = (("Boston", 42.36, -71.06), ("Salem", 42.52, -70.9), ("Lowell", 42.63, -71.32))
REGIONS = ((), ("Massachusetts",), ("Massachusetts", "North Shore"), ("Massachusetts", "São João"))
FEEDS = tuple(f"feed-{number}" for number in range(4))
AGES = (0, 1, 29, 30, 30, 31, 100, 180, 180, 181, 400, -1, None)  # days; None is not known
COMBINED = ("AA", "NA", "Al-Anon", "AA on the first Monday", "each other")
FELLOWSHIPS = ("aa", "na", "al-anon", "alateen", "smart", "nar-anon", "oa")


def instants(random: Random) -> datetime:
    turn = datetime.fromisoformat(random.choice(TURNS)).replace(tzinfo=UTC)
    return turn + timedelta(seconds=random.randrange(-3 * 86400, 3 * 86400))


def world(seed: int, size: int) -> list[Meeting]:
    random = Random(seed)
    return [meeting(random, number) for number in range(size)]


def linked(seed: int, meetings: Sequence[Meeting]) -> dict[str, frozenset[str]]:
    """Other feeds that list the same meeting, by id."""
    random = Random(seed)
    return {
        item.id: frozenset(random.sample(FEEDS, random.randint(1, 2))) - {item.feed}
        for item in meetings
        if random.random() < 0.15
    }


def asked_at(random: Random, at: datetime) -> datetime:
    """Mostly the instant that is asked about; now and then long before or after it."""
    if random.random() < 0.8:
        return at
    return at + timedelta(days=random.choice((-400, -40, -1, 1, 40, 400)), seconds=30)


def fetched(random: Random, now: datetime) -> dict[str, datetime]:
    """When each feed was last read: all lately, or round the limits, or not known."""
    if random.random() < 0.3:
        return {}
    minute = now.replace(second=0, microsecond=0)
    return {
        feed: minute - timedelta(days=days) - timedelta(seconds=random.choice((-1, 0, 0, 1, 3600)))
        for feed in FEEDS
        if (days := random.choice(AGES)) is not None
    }


def meeting(random: Random, number: int) -> Meeting:
    attendance = random.choice(list(Attendance))
    weekday, start = _rule(random)
    plain = Meeting(
        id=f"feed-{number % 4}_{random.randrange(10**6):06}-{number}",
        feed=f"feed-{number % 4}",
        name=_words(random, 3) or "Meeting",
        group=_words(random, 2) or None,
        fellowship=random.choice(FELLOWSHIPS),
        weekday=weekday,
        start=start,
        duration=random.choice((None, 30, 60, 60, 90, 90, 120, 1500)),
        timezone=random.choice((*ZONES, None, "Nowhere/Else")),
        weeks=random.choice(((),) * 6 + ((1,), (1, 3), (-1,), (2, -1), (5,))),
        cautions=frozenset({Caution.ASK_WHICH_WEEK} if random.random() < 0.05 else ()),
        kind=random.choice((Kind.MEETING,) * 9 + (Kind.SERVICE, Kind.EVENT)),
        status=random.choice((Status.ACTIVE,) * 9 + (Status.SUSPENDED,)),
        attendance=attendance,
        facilitation=random.choice(list(Facilitation)),
        access=random.choice((Access.OPEN, Access.OPEN, *Access)),
        access_weeks=random.choice(
            ({},) * 4
            + ({Access.OPEN: (1, 3)}, {Access.RESTRICTED: (-1,), Access.CLOSED: (2,)})
            + ({Access.OPEN: (4,), Access.CLOSED: (-1,)},)
        ),
        types=_some(random, ("discussion", "speaker", "big_book", "step_study")),
        audiences=_some(random, ("women", "men", "teens", "family_and_friends", "newcomers")),
        languages=_some(random, ("en", "es", "fr")),
        accessibility=_some(random, ("wheelchair", "sign_language")),
        venue=_venue(random) if attendance is not Attendance.ONLINE else None,
        online=Online(provider="Zoom") if attendance is not Attendance.IN_PERSON else None,
        regions=random.choice(REGIONS),
        notes=_words(random, 6) or None,
    )
    if random.random() < 0.3:
        combined = f"Combined with {random.choice(COMBINED)}"
        plain = replace(plain, notes=f"{plain.notes}. {combined}" if plain.notes else combined)
    return replace(plain, **_dates(random))


def _rule(random: Random) -> tuple[Weekday | None, time | None]:
    if random.random() < 0.06:
        return random.choice(((None, None), (None, time(19)), (Weekday.FRIDAY, None)))
    hour = random.choice((0, 1, 2, 2, 3, 7, 11, 12, 18, 19, 20, 22, 23))
    return random.choice(list(Weekday)), time(hour, random.choice((0, 15, 30, 45)))


def _dates(random: Random) -> dict[str, Any]:
    """Now and then a term, explicit dates or exceptions, around the instants asked about."""
    near = [instants(random).date() + timedelta(days=d) for d in (0, 1, 1, 7, 20)]
    roll = random.random()
    if roll < 0.05:
        return {"date_until": random.choice(near)}
    if roll < 0.10:
        return {"date_from": random.choice(near)}
    if roll < 0.16:
        return {"weekday": None, "start": time(19), "dates": tuple(sorted(set(near)))}
    if roll < 0.30:
        return {"exceptions": tuple(_exception(random, day) for day in sorted(set(near)))}
    return {}


def _exception(random: Random, day: date) -> DateException:
    change = random.choice(list(Change))
    start = None if change is Change.CANCELLED else random.choice((None, time(2, 15), time(20)))
    return DateException(date=day, change=change, start=start, end=time(3) if start else None)


def _words(random: Random, most: int) -> str:
    return " ".join(random.choice(WORDS) for _ in range(random.randint(0, most)))


def _some(random: Random, values: tuple[str, ...]) -> frozenset[str]:
    return frozenset(value for value in values if random.random() < 0.2)


def _venue(random: Random) -> Venue | None:
    if random.random() < 0.1:
        return None
    town, latitude, longitude = random.choice(TOWNS)
    exact = random.random() < 0.85
    return Venue(
        name=random.choice(("St. Mary's", "Town Hall", None)),
        locality=town,
        region="MA",
        country="US",
        postal_code=random.choice(("02108", "01970", None)),
        latitude=round(latitude + random.choice((0, random.gauss(0, 0.2))), 5) if exact else None,
        longitude=round(longitude + random.choice((0, random.gauss(0, 0.2))), 5) if exact else None,
        approximate=random.random() < 0.1,
    )


def query(random: Random) -> list[tuple[str, str]]:
    """The pairs of a query that can be answered."""
    pairs: list[tuple[str, str]] = []

    def perhaps(chance: float, name: str, *values: str, most: int = 1) -> None:
        if random.random() < chance:
            picked = random.sample(values, random.randint(1, min(most, len(values))))
            pairs.extend((name, value) for value in picked)

    perhaps(0.25, "q", *QUESTIONS)
    placed = random.random() < 0.25
    if placed:
        town = random.choice(TOWNS)
        pairs.append(("near", town[0])) if random.random() < 0.4 else pairs.extend(
            [("lat", f"{town[1]:.4f}"), ("lon", f"{town[2]:.4f}")]
        )
        perhaps(0.6, "within", "5", "12.5", "40", "1000")
        perhaps(0.3, "unit", "mi", "km")
    perhaps(0.25, "day", "mon", "tue", "wed", "sat", "sun", "today", "tomorrow", most=3)
    perhaps(0.15, "time", "morning", "midday", "evening", "night", most=2)
    perhaps(0.1, "after", "18:00", "22:00", "02:30")
    perhaps(0.1, "before", "02:00", "20:00", "23:59")
    perhaps(0.1, "soon", "1", "60", "720", "10080")
    perhaps(0.1, "on", "0", "60", "10080")
    perhaps(0.2, "tz", "Asia/Kolkata", "America/New_York", "Pacific/Chatham")
    perhaps(0.15, "fellowship", *FELLOWSHIPS, most=3)
    perhaps(0.1, "concern", "alcohol", "family", "food", most=2)
    perhaps(0.2, "for", "family", "me")
    perhaps(0.2, "access", "open", "closed", "restricted", "not_stated", most=3)
    perhaps(0.15, "attendance", "in_person", "online", "hybrid", most=2)
    perhaps(0.15, "type", "discussion", "speaker", "big_book", most=2)
    perhaps(0.15, "audience", "women", "teens", "newcomers", most=2)
    perhaps(0.1, "language", "en", "es", most=2)
    perhaps(0.1, "accessibility", "wheelchair", "sign_language", most=2)
    perhaps(0.05, "facilitation", "peer", "professional")
    perhaps(0.05, "style", "twelve_steps", "secular")
    perhaps(0.1, "kind", "meeting", "service", "event", most=2)
    perhaps(0.1, "status", "active", "suspended", most=2)
    perhaps(0.1, "region", "massachusetts", "massachusetts/north-shore", "massachusetts/sao-joao")
    perhaps(0.1, "feed", "feed-0", "feed-1", most=2)
    has_q = any(name == "q" for name, _ in pairs)
    orders = [
        "soonest",
        "name",
        *(["nearest"] if placed else []),
        *(["relevance"] if has_q else []),
    ]
    perhaps(0.3, "sort", *orders)
    return pairs
