import pytest

from finder.model import Attendance, Status
from tests.clean.drafts import STREET, ZOOM, codes, meeting, reasons, row

HERE, ONLINE, BOTH = Attendance.IN_PERSON, Attendance.ONLINE, Attendance.HYBRID
AREA = "Boston, MA, USA"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, HERE),
        ({"online_url": ZOOM}, BOTH),
        ({"dial_in": "+13126266799,,123#"}, BOTH),
        ({"online_url": ZOOM, "address": AREA}, ONLINE),
        ({"online_url": ZOOM, "address": "1 High St, London, UK"}, BOTH),
        (
            {"online_url": ZOOM, "address": "Beacon Hill, Boston, MA, USA", "approximate": True},
            ONLINE,
        ),
        ({"codes": codes("ONL")}, BOTH),
        ({"codes": codes("ONL"), "address": AREA}, ONLINE),
        ({"codes": codes("TC"), "online_url": ZOOM}, ONLINE),
        ({"codes": codes("TC", "ONL")}, ONLINE),
        ({"attendance": HERE, "online_url": ZOOM}, HERE),
        ({"attendance": ONLINE}, ONLINE),
        ({"attendance": BOTH, "codes": codes("TC"), "online_url": ZOOM}, ONLINE),
        ({"codes": codes("HY", system="bmlt-en"), "online_url": ZOOM}, BOTH),
    ],
)
def test_how_one_takes_part(values, expected):
    assert meeting(**values).attendance is expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, Status.ACTIVE),
        ({"codes": codes("TC")}, Status.SUSPENDED),
        ({"codes": codes("TC"), "online_url": ZOOM}, Status.ACTIVE),
        ({"codes": codes("TC"), "attendance": ONLINE}, Status.ACTIVE),
        ({"codes": codes("TC"), "attendance": BOTH}, Status.SUSPENDED),
        ({"suspended": True, "online_url": ZOOM}, Status.SUSPENDED),
    ],
)
def test_a_paused_place_suspends_only_what_has_no_link(values, expected):
    assert meeting(**values).status is expected


def test_online_without_a_link_stays_online_and_is_counted():
    found = row(attendance=ONLINE, address="Online")
    assert found.meetings[0].attendance is ONLINE
    assert "online, but no link or number given" in reasons(found)


def test_a_meeting_in_person_needs_no_link():
    assert "online, but no link or number given" not in reasons(row(address=STREET))


def test_a_row_that_names_neither_place_nor_link_is_counted():
    found = row(address=None, latitude=None, longitude=None)
    assert "no place and no link given" in reasons(found)
