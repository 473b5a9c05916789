"""A meeting survives being stored."""

from datetime import date, time

from finder.model import (
    Access,
    Attendance,
    Caution,
    Change,
    Contact,
    DateException,
    Facilitation,
    Kind,
    Meeting,
    Online,
    Registration,
    Status,
    Venue,
    Weekday,
)
from finder.record import from_json, to_json, to_record

FULL = Meeting(
    id="demo_one-mon",
    feed="demo",
    source_id="one",
    source_url="https://example.org/one",
    name="Zuversicht – 信心",
    group="Group",
    fellowship="aa",
    weekday=Weekday.MONDAY,
    start=time(0, 0),
    duration=90,
    timezone="Europe/Berlin",
    weeks=(1, -1),
    date_from=date(2026, 1, 1),
    date_until=date(2026, 12, 31),
    dates=(date(2026, 5, 1),),
    exceptions=(
        DateException(date=date(2026, 12, 28), change=Change.CHANGED, start=time(9), text="early"),
    ),
    cautions=frozenset({Caution.ASK_FIRST, Caution.NOT_ON_HOLIDAYS}),
    status=Status.SUSPENDED,
    kind=Kind.EVENT,
    attendance=Attendance.HYBRID,
    facilitation=Facilitation.PEER,
    access=Access.CLOSED,
    access_text="closed",
    access_weeks={Access.OPEN: (1,)},
    conditions="30 days",
    registration=Registration(required=False, notes="ask"),
    cost="free",
    types=frozenset({"speaker", "step_study"}),
    audiences=frozenset({"women"}),
    languages=frozenset({"de"}),
    accessibility=frozenset({"wheelchair"}),
    venue=Venue(name="Hall", country="DE", latitude=0.0, longitude=13.4, approximate=False),
    online=Online(url="https://example.org/join"),
    regions=("Berlin", "Mitte"),
    notes="Ring\ntwice",
    updated="2026-01-01",
    source_types=("O", "St"),
    website="https://example.org",
    contact=Contact(email="group@example.org"),
)


def test_a_full_meeting_comes_back_equal() -> None:
    assert from_json(to_json(FULL)) == FULL


def test_a_bare_meeting_comes_back_equal() -> None:
    bare = Meeting(id="a_b", feed="a", name="N", fellowship="na", attendance=Attendance.ONLINE)
    assert from_json(to_json(bare)) == bare


def test_zero_and_false_and_midnight_are_kept() -> None:
    record = to_record(FULL)
    assert record["venue"]["latitude"] == 0.0
    assert record["venue"]["approximate"] is False
    assert record["registration"]["required"] is False
    assert record["start"] == "00:00"


def test_equal_meetings_give_equal_lines() -> None:
    again = from_json(to_json(FULL))
    assert to_json(again) == to_json(FULL)
