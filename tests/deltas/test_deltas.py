"""What a delta shares, what it keeps, and when everything is built anew instead."""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest

from finder.catalogue import open_catalogue, remove_feed
from finder.catalogue.geocodes import keep_geocode
from finder.ical.links import short
from finder.model import Attendance, Venue
from finder.snapshot import forget, open_current, rollback, snapshots
from finder.snapshot.building import is_delta
from finder.snapshot.corrected import publish_corrected
from finder.snapshot.manifest import damage
from finder.snapshot.publishing import Republished, republish
from finder.snapshot.shelf import base_folder, folder_of, shelf
from tests.deltas.lives import Lives, lives, same
from tests.made import NOW, TODAY

Change = Callable[[Lives], object]


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lives:
    """Published once, as a whole that is the base of what comes."""
    made = lives(tmp_path, 1, 40)
    made.publish(monkeypatch)
    return made


@pytest.fixture
def publish(life: Lives, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Republished]:
    return lambda: life.publish(monkeypatch)


def add(life: Lives, feed: str = "feed-1") -> str:
    """One meeting more, as its publisher lists it; its id."""
    known = [item.meeting for item in life.listed[feed].values()]
    fresh = life.new(feed)
    life.read(feed, [*known, fresh])
    return fresh.id


def correction(meeting: str, what: str) -> str:
    return f'[[correction]]\nmeeting = "{meeting}"\n{what}\nreason = "r"\nexpires = "never"\n'


def lies_as_delta(life: Lives, name: str) -> bool:
    return is_delta(folder_of(life.ways[0], name))


def test_a_delta_shares_the_files_of_its_base(
    life: Lives, publish: Callable[[], Republished]
) -> None:
    first = life.sites()[0]
    add(life)
    folder = folder_of(life.ways[0], publish().name)
    ours, theirs = folder / "base" / "meetings.sqlite", first.path / "meetings.sqlite"
    assert ours.samefile(theirs)
    alone = [path for path in folder.rglob("*") if path.is_file() and path.stat().st_nlink == 1]
    assert "changes.sqlite" in {path.name for path in alone}
    assert "facets.npy" in {path.name for path in alone}


def test_where_files_cannot_be_shared_they_are_copied(
    life: Lives, publish: Callable[[], Republished], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(os, "link", refuse)
    add(life)
    assert lies_as_delta(life, publish().name)
    same(*life.sites(), [], Random(0), 2)


def test_nothing_new_is_the_same_snapshot(life: Lives, publish: Callable[[], Republished]) -> None:
    before = life.sites()[0].name
    made = publish()
    assert (made.name, made.new) == (before, False)
    assert not lies_as_delta(life, before)


def test_a_delta_after_a_delta_lies_over_the_same_base(
    life: Lives, publish: Callable[[], Republished]
) -> None:
    base = life.sites()[0].path / "meetings.sqlite"
    for _ in range(2):
        added = add(life)
        folder = folder_of(life.ways[0], publish().name)
        assert (folder / "base" / "meetings.sqlite").samefile(base)
        assert life.sites()[0].row_of(added) is not None
    assert len(list(folder.rglob("meetings.sqlite"))) == 1


def test_what_is_taken_back_is_the_snapshot_before(
    life: Lives, publish: Callable[[], Republished]
) -> None:
    before = life.sites()[0].name
    life.corrections = correction(min(life.ids), "hide = true")
    assert publish().name != before
    life.corrections = ""
    assert publish().name == before


def test_a_delta_can_be_opened_when_all_before_it_are_gone(
    life: Lives, publish: Callable[[], Republished]
) -> None:
    first = life.sites()[0].name
    for _ in range(6):
        add(life)
        made = publish()
        assert lies_as_delta(life, made.name)
    data = life.ways[0]
    assert first not in {item.name for item in snapshots(data)}
    shutil.rmtree(base_folder(data))
    same(*life.sites(), [], Random(0), 2)
    add(life)
    assert not lies_as_delta(life, publish().name)  # without a base, anew


def test_going_back_goes_over_deltas(life: Lives, publish: Callable[[], Republished]) -> None:
    names = [life.sites()[0].name]
    for _ in range(2):
        add(life)
        names.append(publish().name)
    data = life.ways[0]
    assert [rollback(data, today=TODAY) for _ in range(2)] == [names[1], names[0]]
    assert open_current(data, today=TODAY).name == names[0]
    assert publish().name == names[2]


def test_a_meeting_is_hidden_by_a_delta_over_whole_and_over_delta(
    life: Lives, publish: Callable[[], Republished], monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        found = []
        one = sorted(open_current(life.ways[0], today=TODAY).contents().meetings, key=str)[0].id
        text = correction(one, "hide = true")
        for data, least in zip(life.ways, (1, 10**9), strict=True):
            monkeypatch.setattr("finder.snapshot.base.SMALL", least)
            (data / "corrections.toml").write_text(text)
            snapshot = open_current(data, today=TODAY)
            publish_corrected(data, snapshot, data / "corrections.toml", today=TODAY)
            found.append(open_current(data, today=TODAY))
        assert is_delta(found[0].path)
        assert not is_delta(found[1].path)
        assert found[0].row_of(one) is None
        same(found[0], found[1], [one], Random(0), 3)
        add(life)
        life.corrections = text
        publish()


def test_a_correction_in_the_file_alone_is_a_delta_when_it_is_opened(
    life: Lives, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = life.ways[0]
    one = sorted(life.listed["feed-1"])[0]
    (data / "corrections.toml").write_text(correction(one, 'set = {name = "Other"}'))
    monkeypatch.setattr("finder.snapshot.base.SMALL", 1)
    opened = open_current(data, today=TODAY)
    row = opened.row_behind(one)
    assert is_delta(opened.path)
    assert row is not None
    assert opened.meeting(row).name == "Other"


def test_damage_to_the_files_it_shares_is_noticed(
    life: Lives, publish: Callable[[], Republished]
) -> None:
    first = life.sites()[0].path
    add(life)
    folder = folder_of(life.ways[0], publish().name)
    path = first / "meetings.sqlite"
    body = bytearray(path.read_bytes())
    body[len(body) // 2] ^= 1
    path.write_bytes(body)
    assert damage(folder)
    add(life)
    assert not lies_as_delta(life, publish().name)  # nothing is made over a damaged base
    same(*life.sites(), [], Random(0), 2)


def another_software(life: Lives, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("finder.snapshot.base.software", lambda _: "another")


def a_feed_less(life: Lives, monkeypatch: pytest.MonkeyPatch) -> None:
    for data in life.ways:
        with open_catalogue(data) as database:
            remove_feed(database, "feed-2", NOW, purge=False)
    life.listed["feed-2"] = {}


def an_older_catalogue(life: Lives, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_catalogue(life.ways[0]) as database:
        database.execute("UPDATE base SET mark = 'older'")
        database.commit()


def a_lost_journal(life: Lives, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_catalogue(life.ways[0]) as database:
        database.execute("DELETE FROM touched")
        database.commit()


def a_full_tail(life: Lives, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("finder.snapshot.delta.tail_room", lambda _: (64, 0))


def no_room_for_values(life: Lives, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("finder.snapshot.delta.write_tail", lambda *_: False)


@pytest.mark.parametrize(
    "happening",
    [
        another_software,
        a_feed_less,
        an_older_catalogue,
        a_lost_journal,
        a_full_tail,
        no_room_for_values,
    ],
)
def test_what_is_unusual_is_built_anew(
    life: Lives,
    monkeypatch: pytest.MonkeyPatch,
    happening: Callable[[Lives, pytest.MonkeyPatch], None],
) -> None:
    add(life)
    happening(life, monkeypatch)
    made = life.publish(monkeypatch)
    assert not lies_as_delta(life, made.name)
    same(*life.sites(), sorted(life.ids), Random(0), 2)


def test_nothing_of_a_purged_feed_is_left(life: Lives, publish: Callable[[], Republished]) -> None:
    add(life)
    publish()
    for data in life.ways:
        with open_catalogue(data) as database:
            remove_feed(database, "feed-2", NOW, purge=True)
    life.listed["feed-2"] = {}
    life.ids = {key for key in life.ids if not key.startswith("feed-2_")}
    assert not lies_as_delta(life, publish().name)
    data = life.ways[0]
    forget(data, "feed-2")
    for path in shelf(data).rglob("*"):
        assert not path.is_file() or b"feed-2_" not in path.read_bytes(), path


def test_an_answer_of_the_geocoder_is_a_delta(
    life: Lives, publish: Callable[[], Republished]
) -> None:
    venue = Venue(street="7 High Street", locality="Ystad", country="SE")
    feed = "feed-1"
    known = [item.meeting for item in life.listed[feed].values()]
    lost = replace(
        life.new(feed), venue=venue, attendance=Attendance.IN_PERSON, audiences=frozenset()
    )
    life.read(feed, [*known, lost])
    publish()
    for data in life.ways:
        with open_catalogue(data) as database:
            keep_geocode(database, "7 High Street, Ystad, SE", (55.43, 13.82), date(2026, 11, 22))
    assert lies_as_delta(life, publish().name)
    site = life.sites()[0]
    row = site.row_behind(lost.id)
    assert row is not None
    found = site.meeting(row).venue
    assert found is not None
    assert (found.latitude, found.longitude) == (55.43, 13.82)


def test_many_changes_are_to_be_folded_in(
    life: Lives, publish: Callable[[], Republished], monkeypatch: pytest.MonkeyPatch
) -> None:
    add(life)
    assert not publish().is_large
    monkeypatch.setattr("finder.snapshot.delta.FULL", 0)
    add(life)
    made = publish()
    assert made.is_large
    folded = life.publish(monkeypatch, folded=True)
    assert (folded.name, folded.new) == (made.name, False)
    assert not lies_as_delta(life, made.name)
    same(*life.sites(), [], Random(0), 2)


def test_short_links_lead_into_the_base_and_the_delta(
    life: Lives, publish: Callable[[], Republished]
) -> None:
    old = life.sites()[0].meeting(0).id
    fresh = add(life)
    assert lies_as_delta(life, publish().name)
    site = life.sites()[0]
    assert [site.ids_behind(short(key)) for key in (old, fresh)] == [[old], [fresh]]


def test_what_changed_goes_on_in_calendars_when_deltas_are_gone_back_over(
    life: Lives, publish: Callable[[], Republished], monkeypatch: pytest.MonkeyPatch
) -> None:
    known = [item.meeting for item in life.listed["feed-1"].values()]
    key, names = known[0].id, [known[0].name]
    told = [sequence(life, key)]
    for number in range(2):
        names.append(f"Name {number}")
        life.day += 1
        life.read("feed-1", [replace(known[0], name=names[-1]), *known[1:]])
        assert lies_as_delta(life, publish().name)
        told.append(sequence(life, key))
    monkeypatch.setattr("finder.snapshot.base.SMALL", 1)
    for name in (names[1], names[0]):
        assert lies_as_delta(life, rollback(life.ways[0], today=TODAY + timedelta(days=life.day)))
        assert life.sites()[0].meeting(life.sites()[0].row_of(key) or 0).name == name
        told.append(sequence(life, key))
    with open_catalogue(life.ways[0]) as database:
        data = life.ways[0]
        republish(database, data, data / "corrections.toml", today=TODAY)
    told.append(sequence(life, key))
    assert told == sorted(set(told))


def sequence(life: Lives, key: str) -> int:
    site = life.sites()[0]
    return site.changes(site.row_of(key) or 0)
