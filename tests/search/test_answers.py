"""What an answer holds, in which order, and what its facets count (DESIGN, section 6)."""

from collections.abc import Callable
from datetime import date, time

import pytest

from finder.errors import BadRequest
from finder.model import (
    Access,
    Attendance,
    Caution,
    Change,
    DateException,
    Kind,
    Status,
    Weekday,
)
from finder.search import engine
from finder.search.query import parse_query
from finder.web.data import MOST_EVENTS, MOST_ROWS
from tests.search.small import NOW, Small, at, counts, meeting

World = Callable[..., Small]
BOSTON, SALEM = at(42.36, -71.06, locality="Boston"), at(42.52, -70.9, locality="Salem")
TEENS = frozenset({"teens"})


def test_only_active_meetings_are_found_unless_asked(small: World) -> None:
    world = small(
        meeting("Plain"), meeting("Paused", status=Status.SUSPENDED),
        meeting("Business", kind=Kind.SERVICE), meeting("Picnic", kind=Kind.EVENT),
        meeting("Inside", access=Access.RESTRICTED),
    )  # fmt: skip
    assert world.names() == ["Plain"]
    assert world.names(status="suspended") == ["Paused"]
    assert world.names(("kind", "service"), ("kind", "event")) == ["Business", "Picnic"]
    assert world.names(access="restricted") == ["Inside"]


@pytest.mark.parametrize(("changes", "shown"), [
    ({"date_until": date(2026, 11, 22)}, True), ({"date_until": date(2026, 11, 21)}, False),
    ({"dates": (date(2026, 11, 1), date(2026, 11, 22))}, True),
    ({"dates": (date(2026, 11, 1), date(2026, 11, 20))}, False),
    ({"date_until": date(2026, 11, 21), "timezone": None}, False),
    ({"date_from": date(2027, 5, 1)}, True),
])  # fmt: skip
def test_what_is_past_its_last_date_is_left_out(
    small: World, changes: dict[str, object], shown: bool
) -> None:
    assert small(meeting("Term", **changes)).names() == (["Term"] if shown else [])


def test_a_last_meeting_over_midnight_is_shown_until_it_ends(small: World) -> None:
    last = meeting("Last", start=time(23), duration=120, date_until=date(2026, 11, 23))
    world = small(last)
    assert world.names(from_="2026-11-24T05:59:00Z") == ["Last"]
    assert world.names(from_="2026-11-24T06:00:00Z") == []


def test_those_without_a_known_start_come_last(small: World) -> None:
    world = small(
        meeting("Appointment", weekday=None), meeting("Zoneless", timezone=None),
        meeting("Some Monday", cautions=frozenset({Caution.ASK_WHICH_WEEK})), meeting("Weekly"),
    )  # fmt: skip
    assert world.names()[0] == "Weekly"
    assert world.names(day="mon") == ["Weekly", "Some Monday", "Zoneless"]
    assert world.names(after="18:00") == ["Weekly", "Some Monday", "Zoneless"]
    assert world.names(time="evening") == ["Weekly", "Some Monday", "Zoneless"]
    assert world.names(day="tomorrow") == ["Weekly"]
    assert world.names(soon="10080") == ["Weekly"]


@pytest.mark.parametrize(("start", "times"), [
    ("03:59", "night"), ("04:00", "morning night"), ("04:59", "morning night"),
    ("05:00", "morning"), ("11:00", "morning midday"), ("11:59", "morning midday"),
    ("12:00", "midday"), ("16:00", "midday evening"), ("16:59", "midday evening"),
    ("17:00", "evening"),
    ("20:00", "evening night"), ("20:59", "evening night"), ("21:00", "night"), ("00:00", "night"),
])  # fmt: skip
def test_times_of_day_overlap(small: World, start: str, times: str) -> None:
    answer = small(meeting("One", start=time.fromisoformat(start))).ask()
    assert [name for name, count in counts(answer, "time").items() if count] == times.split()


@pytest.mark.parametrize(("asked", "found"), [
    ({"after": "22:00", "before": "02:00"}, [0, 22, 23]), ({"after": "22:00"}, [22, 23]),
    ({"before": "02:00"}, [0]), ({"after": "02:00", "before": "22:00"}, [2, 12]),
    ({"after": "12:00", "before": "12:00"}, []), ({"after": "00:00", "before": "00:00"}, []),
])  # fmt: skip
def test_after_is_included_and_before_is_not(
    small: World, asked: dict[str, str], found: list[int]
) -> None:
    world = small(*(meeting(f"{hour:02}", start=time(hour)) for hour in (0, 2, 12, 22, 23)))
    assert sorted(world.names(**asked)) == [f"{hour:02}" for hour in found]


def test_exceptions_are_obeyed(small: World) -> None:
    monday = date(2026, 11, 23)
    off = DateException(date=monday, change=Change.CANCELLED)
    moved = DateException(date=monday, change=Change.CHANGED, start=time(9))
    extra = DateException(date=date(2026, 11, 22), change=Change.ADDED, start=time(18))
    world = small(
        meeting("Off", exceptions=(off,)), meeting("Moved", exceptions=(moved,)),
        meeting("Extra", exceptions=(extra,)), meeting("Plain"),
    )  # fmt: skip
    assert world.names() == ["Extra", "Moved", "Plain", "Off"]
    assert world.names(day="today") == ["Extra"]
    assert sorted(world.names(day="tomorrow")) == ["Extra", "Moved", "Plain"]
    assert world.names(time="morning") == []  # the rule says 19:00


def test_a_place_finds_who_meets_there_and_never_the_rest(small: World) -> None:
    world = small(
        meeting("Here", venue=BOSTON), meeting("Mixed", venue=BOSTON, attendance=Attendance.HYBRID),
        meeting("Remote", venue=BOSTON, attendance=Attendance.ONLINE), meeting("Somewhere"),
        meeting("Inside", venue=BOSTON, access=Access.RESTRICTED),
        meeting("Young", venue=BOSTON, audiences=TEENS), meeting("Far", venue=SALEM),
    )  # fmt: skip
    here = {"lat": "42.36", "lon": "-71.06"}
    assert world.names(within="5", **here) == ["Here", "Mixed"]
    assert world.names(within="25", **here) == ["Here", "Mixed", "Far"]
    assert world.names(within="5", access="restricted", **here) == []
    assert counts(world.ask(within="5", **here), "access")["restricted"] == 0
    assert world.names(within="5", audience="teens", **here) == []


def test_the_place_is_part_of_the_answer(small: World) -> None:
    place = small(meeting("Here", venue=BOSTON)).ask(near="Boston", within="10", unit="mi").place
    assert place is not None
    assert (place.country, place.latitude, place.longitude) == ("US", 42.36, -71.06)
    assert place.within_km == pytest.approx(16.09344)
    assert place.alternatives == ()


def test_a_place_not_found_is_refused(small: World) -> None:
    with pytest.raises(BadRequest) as refused:
        small(meeting("Here", venue=BOSTON)).ask(near="Atlantis")
    assert refused.value.parameter == "near"


FAMILY = (
    meeting("Relatives", fellowship="al-anon", access=Access.CLOSED),
    meeting("Friends", fellowship="smart", audiences=frozenset({"family_and_friends"})),
    meeting("Visitors", start=time(8), access=Access.OPEN),
    meeting("Members", access=Access.CLOSED),
    meeting("Teenagers", fellowship="alateen", audiences=TEENS, access=Access.OPEN),
    meeting("Ward", fellowship="al-anon", access=Access.RESTRICTED),
)


def test_family_comes_first_then_what_is_open_to_all(small: World) -> None:
    world = small(*FAMILY)
    assert world.names(for_="family") == ["Friends", "Relatives", "Visitors"]
    assert world.names(for_="family", sort="soonest")[0] == "Visitors"
    assert world.names(for_="family", access="closed") == ["Relatives"]
    assert world.names(for_="family", access="restricted") == []
    assert world.names(for_="family", audience="teens") == ["Teenagers"]
    assert world.names(for_="me") == ["Visitors", "Members"]


def test_who_has_the_problem_finds_open_family_groups_last(small: World) -> None:
    world = small(
        meeting("Open family", start=time(1), fellowship="al-anon", access=Access.OPEN),
        meeting("Skills", fellowship="smart-family", access=Access.OPEN),  # sends them elsewhere
        meeting("Mourning", fellowship="grasp", access=Access.OPEN),
        *FAMILY,
    )
    assert world.names(for_="me") == ["Visitors", "Members", "Open family"]
    assert world.names(for_="me", sort="name") == ["Members", "Open family", "Visitors"]
    assert world.names(for_="me", audience="teens") == []


def test_counts_for_families_are_their_totals(small: World) -> None:
    world = small(*FAMILY)
    answer = world.ask(for_="family")
    assert counts(answer, "audience") == {"family_and_friends": 1, "teens": 1}
    assert counts(answer, "access")["restricted"] == 0
    assert counts(answer, "fellowship") == {"aa": 1, "al-anon": 1, "alateen": 0, "smart": 1}


def test_children_have_no_place_but_a_day(small: World) -> None:
    assert small(*FAMILY).names(fellowship="alateen") == ["Teenagers"]


def test_concern_and_style_are_the_fellowships(small: World) -> None:
    world = small(meeting("AA"), meeting("OA", fellowship="oa"), meeting("Odd", fellowship="gone"))
    assert world.names(concern="food") == ["OA"]
    assert sorted(world.names(style="twelve_steps")) == ["AA", "OA"]


def test_several_values_widen_and_types_narrow(small: World) -> None:
    both = meeting("Both", types=frozenset({"speaker", "discussion"}))
    world = small(both, meeting("One", types=frozenset({"speaker"}), weekday=Weekday.TUESDAY))
    assert world.names(("day", "mon"), ("day", "tue")) == ["Both", "One"]
    assert world.names(("type", "speaker"), ("type", "discussion")) == ["Both"]
    assert counts(world.ask(type="speaker"), "type") == {"discussion": 1, "speaker": 2}
    assert counts(world.ask(day="tue"), "day")["mon"] == 1
    assert world.ask(("type", "speaker"), ("type", "big_book")).total == 0


def test_hybrid_counts_under_all_three(small: World) -> None:
    world = small(meeting("Mixed", attendance=Attendance.HYBRID))
    assert counts(world.ask(), "attendance") == {"in_person": 1, "online": 1, "hybrid": 1}
    assert world.names(attendance="online") == ["Mixed"]


def test_a_region_includes_those_below(small: World) -> None:
    world = small(
        meeting("State", regions=("California",)),
        meeting("City", regions=("California", "San José")),
        meeting("Again", feed="g", regions=("CALIFORNIA", "San Jose")), meeting("None"),
    )  # fmt: skip
    assert sorted(world.names(region="california")) == ["Again", "City", "State"]
    answer = world.ask(region="california/san-jose")
    assert sorted(world.meetings[hit.row].name for hit in answer.hits) == ["Again", "City"]
    assert counts(answer, "region") == {"california": 3, "california/san-jose": 2}


def test_regions_and_feeds_are_the_fifty_highest_and_those_chosen(small: World) -> None:
    crowd = [meeting(f"M {n} {m}", feed=f"f{n:02}") for n in range(60) for m in range(1 + n % 2)]
    answer = small(*crowd).ask(feed="f58")
    listed = [option.value for option in answer.facets["feed"]]
    odd, even = [f"f{n:02}" for n in range(1, 60, 2)], [f"f{n:02}" for n in range(0, 60, 2)]
    assert listed == [*odd, *even[:20], "f58"]


def test_a_meeting_is_found_by_each_of_its_feeds(small: World) -> None:
    world = small(meeting("Twice"), meeting("Once", feed="h"), also_in={"f_twice": ["g"]})
    assert world.names(feed="g") == ["Twice"]
    assert counts(world.ask(), "feed") == {"f": 1, "g": 1, "h": 1}


def test_values_of_the_snapshot_are_listed_at_zero_in_the_vocabularys_order(small: World) -> None:
    world = small(
        meeting("One", types=frozenset({"speaker", "zzz_own", "discussion"})),
        meeting("Two", weekday=Weekday.FRIDAY),
    )
    answer = world.ask(day="fri")
    assert counts(answer, "type") == {"discussion": 0, "speaker": 0, "zzz_own": 0}
    assert [option.value for option in answer.facets["day"]] == [
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "today", "tomorrow",
    ]  # fmt: skip
    assert [o.label for o in answer.facets["type"]] == ["Discussion", "Speaker", "Zzz own"]


def test_what_is_equally_far_as_shown_comes_in_the_order_of_time(small: World) -> None:
    world = small(
        meeting("Late", venue=at(42.36001, -71.06), start=time(21)),
        meeting("Early", venue=at(42.36004, -71.06), start=time(8)),
        meeting("B same", venue=BOSTON), meeting("A same", venue=BOSTON),
    )  # fmt: skip
    assert world.names(lat="42.36", lon="-71.06") == ["Early", "A same", "B same", "Late"]


def test_names_are_ordered_without_regard_to_case_and_accents(small: World) -> None:
    world = small(*(meeting(name) for name in ("beta", "Ålpha", "Alpha 2", "Éclair", "zeta")))
    assert world.names(sort="name") == ["Ålpha", "Alpha 2", "beta", "Éclair", "zeta"]


def test_past_the_last_page_there_is_nothing(small: World) -> None:
    world = small(*(meeting(f"M {number}") for number in range(30)))
    first, last = world.ask(), world.ask(page="2")
    assert (first.total, len(first.hits), len(last.hits)) == (30, 25, 5)
    beyond = world.ask(page="1000000000")
    assert (beyond.total, beyond.hits, beyond.query.page) == (30, (), 10**9)


@pytest.mark.parametrize(("most", "given"), [(3, 3), (2, 1)])
def test_all_hits_are_given_up_to_as_many_as_any_file_carries(
    small: World, monkeypatch: pytest.MonkeyPatch, most: int, given: int
) -> None:
    """Making a whole world's takes seconds, and whoever asked for them refuses them."""
    assert max(MOST_ROWS, MOST_EVENTS) <= engine.MOST_AT_ONCE
    monkeypatch.setattr(engine, "MOST_AT_ONCE", most)
    index = small(meeting("One"), meeting("Two"), meeting("Three")).index
    query = parse_query([("per_page", "1")], index, None)
    answer = engine.find(index, query, NOW, everything=True)
    assert (answer.total, len(answer.hits)) == (3, given)


def test_the_whole_list_is_counted_once_a_minute_and_for_nobody_else(small: World) -> None:
    """What each of these finds is another's answer in no facet, in whichever order they come."""
    world = small(
        meeting("Plain", date_until=date(2026, 11, 23)),
        meeting("Paused", status=Status.SUSPENDED),
        meeting("Picnic", kind=Kind.EVENT),
        meeting("Afar", fellowship="na", attendance=Attendance.ONLINE, timezone="Asia/Tokyo"),
    )
    asked: list[dict[str, str]] = [
        {}, {"page": "2"}, {"tz": "Europe/Lisbon"}, {"status": "suspended"}, {"kind": "event"},
        {"from_": "2026-11-25T12:00:00Z"}, {"access": "open"}, {"feed": "f"}, {"fellowship": "na"},
        {"for_": "family"}, {"q": "plain"},
    ]  # fmt: skip
    alone = []
    for pairs in asked:
        world.index.counted.clear()
        alone.append(world.ask(**pairs).facets)
    assert [world.ask(**pairs).facets for pairs in (*asked, *asked)] == [*alone, *alone]
    assert world.ask().facets is world.ask(page="2").facets
