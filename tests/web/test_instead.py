"""What is offered in place of a chosen meeting that paused or ended: what is most like it first."""

from dataclasses import replace
from datetime import date, time

import pytest
from flask.testing import FlaskClient

from finder.catalogue import last_schedule
from finder.model import Attendance, Meeting, Status, Weekday
from finder.snapshot import Gone
from tests.web.conftest import Make
from tests.web.listing import BASE, HALL, ZOOM

LOST = replace(BASE, id="city_lost", status=Status.SUSPENDED)  # Sundays at 19:00 in Boston
CAMBRIDGE = replace(HALL, locality="Cambridge", latitude=42.42, longitude=-71.16)  # some 10 km


def like(key: str, **changes: object) -> Meeting:
    return replace(BASE, **{"id": f"city_{key}", "name": key, **changes})  # type: ignore[arg-type]


MOST_ALIKE_FIRST = (
    like("same-hour"),
    like("in-an-hour", start=time(20)),
    like("in-an-hour-farther", start=time(20), venue=CAMBRIDGE),
    like("late", start=time(22)),
    like("at-seven-in-the-morning", start=time(7)),
    like("monday-same-hour", weekday=Weekday.MONDAY),
    like("tuesday-noon", weekday=Weekday.TUESDAY, start=time(12)),
    like("of-another-fellowship", fellowship="na"),
)


def offered(client: FlaskClient, key: str = LOST.id) -> list[str]:
    """Ids, in order."""
    page = client.get(f"/plan?m={key}").text
    links = page.split('href="/plan?m=')[1:]
    ids = [link.split('"')[0] for link in links]
    return [found for found in ids if "&" not in found]  # not the page's other languages


@pytest.mark.parametrize("first", range(len(MOST_ALIKE_FIRST) - 2))
def test_offers_go_by_fellowship_day_hour_and_town(make_site: Make, first: int) -> None:
    left = MOST_ALIKE_FIRST[first:]
    client = make_site(LOST, *reversed(left)).test_client()
    assert offered(client) == [item.id for item in left[:3]]


def test_within_an_hour_the_same_town_comes_before_what_is_nearer_in_time(
    make_site: Make,
) -> None:
    far = like("far", venue=CAMBRIDGE)
    near = like("near", start=time(20))
    assert offered(make_site(LOST, far, near).test_client()) == [near.id, far.id]


def test_for_what_went_the_same_holds(make_site: Make) -> None:
    last = last_schedule(BASE, first_seen=date(2026, 1, 1), changes=1)
    gone = Gone(
        id="city_went",
        name="Went",
        since=date(2026, 11, 1),
        latitude=HALL.latitude,
        longitude=HALL.longitude,
        last=last,
    )
    client = make_site(*reversed(MOST_ALIKE_FIRST), gone=[gone]).test_client()
    assert offered(client, gone.id) == [item.id for item in MOST_ALIKE_FIRST[:3]]


def test_what_is_online_goes_by_the_clock_of_the_one_that_is_lost(make_site: Make) -> None:
    online = {"attendance": Attendance.ONLINE, "venue": None, "online": ZOOM}
    lost = replace(LOST, **online)  # type: ignore[arg-type]
    in_london = {**online, "timezone": "Europe/London"}
    same = like("london", weekday=Weekday.MONDAY, start=time(0), **in_london)
    by_its_own_clock = like("seven-there", **in_london)
    client = make_site(lost, by_its_own_clock, same).test_client()
    assert offered(client) == [same.id, by_its_own_clock.id]


def test_nothing_for_under_18s_and_nothing_chosen_already_is_offered(make_site: Make) -> None:
    young = like("young", audiences=frozenset({"teens"}))
    client = make_site(LOST, young, like("taken"), like("free")).test_client()
    page = client.get(f"/plan?m={LOST.id}&m=city_taken").text
    assert 'href="/plan?m=city_free&amp;m=city_taken"' in page
    assert "city_young" not in page
