"""Our Meeting Guide feed says what every reader of that format understands alike."""

from dataclasses import replace

import pytest

from finder.exports.meeting_guide import meeting_guide
from finder.exports.shape import Context, shape
from finder.model import Attendance, Caution, Meeting, Status, Weekday
from tests.exports.conftest import IN_PERSON, ONLINE, TEENS, hit


def records(context: Context, *meetings: Meeting) -> list[dict[str, object]]:
    return list(meeting_guide(shape(m, hit(), context, whole=False) for m in meetings))


def test_an_in_person_meeting_has_its_point_and_says_it_is_exact(context: Context) -> None:
    record = records(context, IN_PERSON)[0]
    assert record["day"] == 1
    assert (record["time"], record["end_time"]) == ("23:30", "00:30")
    assert record["approximate"] == "no"
    assert (record["latitude"], record["longitude"]) == (42.36, -71.06)
    assert record["types"] == ["C", "D", "ST"]
    assert record["slug"] == "demo-one-mon"


def test_an_online_meeting_is_an_area_with_its_link(context: Context) -> None:
    online = replace(IN_PERSON, attendance=Attendance.ONLINE, online=ONLINE.online)
    record = records(context, online)[0]
    assert record["approximate"] == "yes"
    assert record["formatted_address"] == "Boston"
    assert record["conference_url"] == "https://zoom.us/j/123456789"
    assert "latitude" not in record


@pytest.mark.parametrize(
    "changes",
    [
        {"weekday": None},
        {"weeks": (1,)},
        {"status": Status.SUSPENDED},
        {"cautions": frozenset({Caution.ASK_WHICH_WEEK})},
    ],
)
def test_what_the_format_cannot_say_is_left_out(
    changes: dict[str, object], context: Context
) -> None:
    assert records(context, replace(IN_PERSON, **changes)) == []  # type: ignore[arg-type]


def test_childrens_meetings_are_left_out(context: Context) -> None:
    assert records(context, replace(TEENS, weekday=Weekday.MONDAY, start=IN_PERSON.start)) == []
