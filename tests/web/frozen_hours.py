"""24 frozen hours: where a list puts a meeting that is on, soon or later (facts: UX, U4)."""

from dataclasses import dataclass
from datetime import UTC, datetime, time

from finder.model import Attendance, Meeting, Weekday
from tests.made import meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Frozen:
    """A meeting, the instant it is looked at, the zone that was asked for, and the heading."""

    name: str
    meeting: Meeting
    now: datetime
    tz: str | None
    heading: str


def _case(
    name: str,
    day: Weekday,
    start: str,
    zone: str,
    now: str,
    heading: str,
    *,
    minutes: int | None = 60,
    tz: str | None = None,
    online: bool = False,
) -> Frozen:
    """`now` is UTC."""
    made = meeting(
        name.replace(" ", "-").replace(",", "").lower(),
        weekday=day,
        start=time.fromisoformat(start),
        duration=minutes,
        timezone=zone,
        attendance=Attendance.ONLINE if online else Attendance.IN_PERSON,
    )
    at = datetime.fromisoformat(now).replace(tzinfo=UTC)
    return Frozen(name=name, meeting=made, now=at, tz=tz, heading=heading)


SAT, SUN, MON = Weekday.SATURDAY, Weekday.SUNDAY, Weekday.MONDAY
LONDON, NEW_YORK = "Europe/London", "America/New_York"
SYDNEY, LORD_HOWE = "Australia/Sydney", "Australia/Lord_Howe"
ON, SOON, LATER = "On now", "Within the hour", "Later today"
CASES = (
    _case("begun a minute ago", SUN, "19:00", LONDON, "2026-11-22T19:01", ON),
    _case("begins this minute", SUN, "19:00", LONDON, "2026-11-22T19:00", ON),
    _case("over since a minute", SUN, "19:00", LONDON, "2026-11-22T20:01", "Sunday 29 November"),
    _case("in exactly an hour", SUN, "19:00", LONDON, "2026-11-22T18:00", SOON),
    _case("in an hour and a minute", SUN, "19:00", LONDON, "2026-11-22T17:59", LATER),
    _case("no end known, after 59 minutes", SUN, "19:00", LONDON, "2026-11-22T19:59", ON,
          minutes=None),
    _case("no end known, after an hour", SUN, "19:00", LONDON, "2026-11-22T20:00",
          "Sunday 29 November", minutes=None),
    _case("Saturday into Sunday, on", SAT, "23:30", LONDON, "2026-11-22T00:15", ON),
    _case("Saturday into Sunday, soon", SUN, "00:15", LONDON, "2026-11-21T23:45", SOON),
    _case("Saturday into Sunday, later", SUN, "01:15", LONDON, "2026-11-21T23:45",
          "Tomorrow, Sunday 22 November"),
    _case("New York loses an hour", SUN, "03:30", NEW_YORK, "2027-03-14T06:45", SOON),
    _case("New York gains an hour", SUN, "02:30", NEW_YORK, "2026-11-01T05:45", LATER),
    _case("London loses an hour", SUN, "02:30", LONDON, "2027-03-28T00:45", SOON),
    _case("London gains an hour", SUN, "02:30", LONDON, "2026-10-25T00:45", LATER),
    _case("Sydney loses an hour", SUN, "03:30", SYDNEY, "2026-10-03T15:45", SOON),
    _case("Sydney gains an hour", SUN, "03:30", SYDNEY, "2027-04-03T15:45", LATER),
    _case("Lord Howe loses half an hour", SUN, "02:45", LORD_HOWE, "2026-10-03T14:50", SOON),
    _case("Lord Howe gains half an hour", SUN, "02:15", LORD_HOWE, "2027-04-03T14:30", LATER),
    _case("at an hour that is skipped", SUN, "02:30", NEW_YORK, "2027-03-14T07:40", ON),
    _case("at an hour that comes twice", SUN, "01:30", NEW_YORK, "2026-11-01T06:45",
          "Sunday 8 November"),
    _case("a zone of half hours, over midnight", MON, "00:15", "Asia/Kolkata",
          "2026-11-22T18:00", SOON),
    _case("a zone of quarter hours", MON, "06:00", "Asia/Kathmandu", "2026-11-22T22:00", LATER),
    _case("a reader a day ahead", SUN, "20:00", "America/Los_Angeles", "2026-11-22T22:00",
          "Tomorrow, Monday 23 November", tz=LONDON, online=True),
    _case("the same by the place's own day", SUN, "20:00", "America/Los_Angeles",
          "2026-11-22T22:00", LATER, online=True),
)  # fmt: skip
