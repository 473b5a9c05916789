"""The made catalogues: always the same, and like real listings in their proportions."""

import os
import subprocess
import sys
from collections import Counter
from itertools import islice
from pathlib import Path

import pytest

from bench.made.contents import contents
from bench.made.dates import NOW
from bench.made.meetings import meetings
from bench.made.world import proportions, world
from finder.model import Meeting
from finder.record import to_json
from finder.register.fellowships import fellowships
from finder.schedule import zone
from finder.search.tokens import words

SIZE = 10_000
PROJECT = Path(__file__).resolve().parents[2]
DIGEST = (
    "from hashlib import sha256; from bench.made.meetings import meetings;"
    "from finder.record import to_json;"
    "print(sha256(''.join(map(to_json, meetings(300))).encode()).hexdigest())"
)


@pytest.fixture(scope="module")
def made() -> list[Meeting]:
    return list(meetings(SIZE))


def test_two_processes_draw_the_same_meetings() -> None:
    digests = {
        subprocess.run(
            [sys.executable, "-c", DIGEST],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(PROJECT)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_a_smaller_catalogue_is_the_beginning_of_a_larger_one(made: list[Meeting]) -> None:
    assert [to_json(m) for m in meetings(50)] == [to_json(m) for m in made[:50]]
    assert [m.id for m in islice(meetings(SIZE + 50), SIZE)] == [m.id for m in made]


def test_no_two_meetings_share_an_id() -> None:
    ids = [meeting.id for meeting in meetings(2 * SIZE + 7)]
    assert len(set(ids)) == len(ids) == 2 * SIZE + 7


@pytest.mark.parametrize("name", ["attendance", "access", "status", "kind", "facilitation"])
def test_values_come_in_the_proportions_of_real_listings(name: str, made: list[Meeting]) -> None:
    wanted = proportions()[name]
    found = Counter(str(getattr(meeting, name)) for meeting in made)
    for value, share in wanted.items():
        assert found[value] / SIZE == pytest.approx(share / sum(wanted.values()), abs=0.015)


def test_every_meeting_has_five_codes(made: list[Meeting]) -> None:
    added = ("alateen", "narateen")  # theirs is one more, for their age
    codes = Counter(
        len(m.types) + len(m.audiences) + len(m.accessibility)
        for m in made
        if m.fellowship not in added
    )
    assert set(codes) == {5}


def test_they_lie_in_39_real_zones_with_some_unknown(made: list[Meeting]) -> None:
    zones = Counter(meeting.timezone for meeting in made)
    assert len(zones) == 40
    assert all(name is None or zone(name) for name in zones)
    assert 0.02 < zones[None] / SIZE < 0.04
    assert zones["America/New_York"] > zones["Europe/London"] > zones["Asia/Kolkata"]


def test_they_come_from_several_hundred_feeds_of_the_registers_fellowships(
    made: list[Meeting],
) -> None:
    assert 300 < len({meeting.feed for meeting in made}) < 600
    assert {meeting.fellowship for meeting in made} <= set(fellowships())
    assert {key for keys in world().feeds.values() for key in keys} >= {m.feed for m in made}


def test_places_are_six_thousand_in_clusters() -> None:
    spots = world().spots.values
    assert len(spots) == 6_000
    cells = Counter((round(s.latitude), round(s.longitude)) for s in spots)
    assert sum(count for _, count in cells.most_common(60)) > 2_000


def test_regions_are_about_two_thousand() -> None:
    paths = {spot.regions[:depth] for spot in world().spots.values for depth in (1, 2)}
    assert 1_500 < len(paths) < 2_500


def test_words_follow_zipf(made: list[Meeting]) -> None:
    found = Counter(
        word
        for meeting in made
        for text in (meeting.name, meeting.group or "", meeting.notes or "")
        for word in words(text)
    )
    ranked = [found[word] for word in world().words.values]
    assert ranked[0] > 3 * ranked[9] > 9 * ranked[99]
    assert ranked[99] == pytest.approx(ranked[199] * 2, rel=0.3)


def test_some_are_monthly_some_dated_and_some_by_appointment(made: list[Meeting]) -> None:
    assert 150 < sum(bool(meeting.weeks) for meeting in made) < 350
    assert 5 < sum(bool(meeting.dates) for meeting in made) < 50
    assert 10 < sum(bool(meeting.exceptions) for meeting in made) < 80
    assert 5 < sum(meeting.by_appointment for meeting in made) < 80


def test_a_childrens_meeting_has_no_place(made: list[Meeting]) -> None:
    children = [meeting for meeting in made if meeting.for_children]
    assert children
    for meeting in children:
        assert meeting.notes is None
        assert meeting.online is None
        assert (
            meeting.venue is None or (meeting.venue.street, meeting.venue.latitude) == (None,) * 2
        )


def test_some_stand_in_two_feeds() -> None:
    made = contents(2_000, NOW)
    assert 20 < len(made.sources) < 60
    feed_of = {meeting.id: meeting.feed for meeting in made.meetings}
    assert all(feed_of[key] != source.feed for key, many in made.sources.items() for source in many)
    assert {state.last_success for state in made.feed_states} == {NOW}
