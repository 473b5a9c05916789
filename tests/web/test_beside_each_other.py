"""Who is told that the other meets beside them is told of to the other: for every pair."""

from dataclasses import replace
from datetime import time
from random import Random

import pytest

from finder.model import Access, Attendance, Kind, Meeting, Placed, Status, Venue, Weekday
from finder.web.beside import beside
from finder.web.state import snapshot
from tests.web.conftest import Make
from tests.web.listing import BASE, ZOOM

SIZE = 110
FELLOWSHIPS = ("ga", "gam-anon", "gam-anon", "aa", "al-anon", "families-anonymous", "na")
# How lists write three houses: street, town.
HOUSES = (
    (
        ("12 Main St", "Boston"),
        ("12a Main Street", "Boston"),
        ("12-14 Main St.", "Boston"),
        (None, "Old Chapel 12 Main St Boston"),
    ),
    (("1072 80th Street", "Boston"), ("1072 80th St ( at 11th Ave. )", "Boston")),
    (("14 Main Street", "Boston"), ("14 Main St, Suite 12", "Salem")),
)
POINTS = (
    {},
    {"latitude": 42.3576, "longitude": -71.0651},
    {"latitude": 42.3641, "longitude": -71.0652},
    {"latitude": 42.39, "longitude": -71.10, "placed": Placed.POSTAL_CODE},
)


def venue(random: Random) -> Venue:
    street, town = random.choice(random.choice(HOUSES))
    return Venue(
        name=random.choice(("Old Chapel", "Church", None)),
        street=street,
        locality=town,
        region=random.choice(("MA", None)),
        postal_code=random.choice(("02108", "02108", "02109", None)),
        country="US",
        **random.choice(POINTS),
    )


def meeting(random: Random, number: int) -> Meeting:
    some_week = {random.choice((Access.OPEN, Access.RESTRICTED)): (2,)}
    return replace(
        BASE,
        id=f"city_{number}",
        name=f"Group {number}",
        fellowship=random.choice(FELLOWSHIPS),
        venue=venue(random),
        weekday=random.choice((Weekday.SUNDAY, Weekday.SUNDAY, Weekday.MONDAY)),
        start=random.choice((time(0, 10), time(19), time(19, 30), time(20, 5), time(23, 45))),
        weeks=random.choice(((), (), (1, 3), (2,), (4,), (-1,))),
        access=random.choice((Access.OPEN, Access.CLOSED, Access.NOT_STATED, Access.RESTRICTED)),
        access_weeks=random.choice(({}, {}, {}, some_week)),
        attendance=random.choice((*[Attendance.IN_PERSON] * 4, *Attendance)),
        online=ZOOM,
        kind=random.choice((*[Kind.MEETING] * 8, Kind.SERVICE)),
        status=random.choice((*[Status.ACTIVE] * 8, Status.SUSPENDED)),
        notes=random.choice((None, None, "Combined meeting", "Al-Anon meets at the same time.")),
    )


def pointings(make_site: Make, meetings: list[Meeting]) -> set[tuple[str, str]]:
    """(from, to): ids of meetings whose page names the other's listing."""
    with make_site(*meetings).test_request_context("/"):
        known = snapshot().meetings(snapshot().rows())
        return {
            (item.id, found.meeting.url.removeprefix("/meetings/"))
            for item in known
            for found in beside(item)
            if found.meeting.url.startswith("/meetings/")
        }


def check(make_site: Make, seed: int) -> int:
    random = Random(seed)
    meetings = [meeting(random, number) for number in range(SIZE)]
    found = pointings(make_site, meetings)
    by_id = {item.id: item for item in meetings}
    alone = [(by_id[a], by_id[b]) for a, b in found if (b, a) not in found]
    assert not alone, f"{seed}: {alone[0]}"
    return len(found)


def test_what_points_at_another_is_pointed_at_by_it(make_site: Make) -> None:
    assert sum(check(make_site, seed) for seed in range(4)) >= 40


@pytest.mark.full
@pytest.mark.parametrize("seed", range(100, 140))
def test_so_it_is_in_a_long_series(make_site: Make, seed: int) -> None:
    check(make_site, seed)


def test_two_groups_of_one_fellowship_in_one_house_are_both_pointed_at(make_site: Make) -> None:
    person = replace(BASE, fellowship="ga")
    first, second = (
        replace(BASE, id=f"city_{weeks}", fellowship="gam-anon", weeks=(weeks, weeks + 2))
        for weeks in (1, 2)
    )
    found = pointings(make_site, [person, first, second])
    assert {(person.id, first.id), (person.id, second.id)} <= found
