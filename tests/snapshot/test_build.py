"""A snapshot is built whole and opens as it was built."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from finder.duplicates import Source
from finder.errors import BadSettings, NoSnapshot
from finder.search.row_order import row_order
from finder.snapshot import (
    UNDATED,
    Gone,
    Linked,
    Moved,
    build,
    current_name,
    open_current,
    publish,
    snapshots,
)
from finder.snapshot.digest import name_of
from finder.snapshot.opened import Snapshot
from finder.snapshot.shelf import shelf
from tests.made import NOW, contents, meeting, publisher, state

GONE = Gone(id="test_gone", name="Gone", since=date(2026, 5, 1), latitude=1.5, longitude=2.5)
FULL = contents(
    [meeting("b"), meeting("a"), meeting("c", venue=None)],
    moved={"test_old": "test_a", "test_older": "test_gone", "test_lost": "test_nowhere"},
    linked={"other_one": "test_a", "other_two": "test_gone"},
    sources={"test_a": (Source(id="other_one", feed="other", updated="2026-05-01"),)},
    gone=[GONE],
    feed_states=[
        state(rows=4, used=3, refused=1, meetings=3, problems={("start", "no time"): 1}, held="why")
    ],
)


def published(data: Path, what: object = FULL) -> Snapshot:
    publish(data, build(data, what))  # type: ignore[arg-type]
    return open_current(data)


def test_rows_are_in_the_order_of_rows_whatever_is_given(tmp_path: Path) -> None:
    snapshot = published(tmp_path)
    found = [snapshot.meeting(row) for row in range(len(snapshot))]
    assert found == row_order(FULL.meetings) != list(FULL.meetings)


def test_meetings_come_in_the_order_asked_for(tmp_path: Path) -> None:
    found = published(tmp_path).meetings([2, 0, 2])
    assert [item.id for item in found] == ["test_c", "test_a", "test_c"]


def test_more_meetings_than_one_question_holds_come_too(tmp_path: Path) -> None:
    many = contents([meeting(f"{number}") for number in range(1100)])
    assert published(tmp_path, many).meetings(range(1100)) == row_order(many.meetings)


def test_a_row_that_is_not_there_is_an_index_error(tmp_path: Path) -> None:
    with pytest.raises(IndexError):
        published(tmp_path).meeting(3)


def test_ids_lead_to_rows(tmp_path: Path) -> None:
    snapshot = published(tmp_path)
    assert (snapshot.row_of("test_a"), snapshot.row_of("test_gone")) == (0, None)


@pytest.mark.parametrize(
    ("id_", "fate"),
    [
        ("test_old", Moved(id="test_a")),
        ("test_older", GONE),
        ("test_gone", GONE),
        ("other_one", Linked(id="test_a")),
        ("other_two", GONE),
        ("test_lost", None),
        ("test_never", None),
    ],
)
def test_old_ids_have_a_fate(tmp_path: Path, id_: str, fate: object) -> None:
    assert published(tmp_path).fate_of(id_) == fate


def test_dates_come_back_and_missing_ones_are_plain(tmp_path: Path) -> None:
    snapshot = published(tmp_path, replace(FULL, first_seen={}))
    assert snapshot.changed(0) == (UNDATED, date(2026, 1, 2))


def test_states_and_publishers_come_back(tmp_path: Path) -> None:
    snapshot = published(tmp_path)
    assert snapshot.feed_states() == tuple(FULL.feed_states)
    assert snapshot.publishers == FULL.publishers
    assert snapshot.fetched == {"test": NOW}


def test_the_contents_come_back_whole(tmp_path: Path) -> None:
    assert name_of(published(tmp_path).contents()) == name_of(FULL)


def test_the_same_contents_are_built_once(tmp_path: Path) -> None:
    first = published(tmp_path).path / "meetings.sqlite"
    number = first.stat().st_ino
    assert build(tmp_path, FULL) == current_name(tmp_path)
    assert first.stat().st_ino == number


def test_new_times_of_fetching_need_no_new_snapshot(tmp_path: Path) -> None:
    name = published(tmp_path).name
    later = NOW.replace(year=2027)
    assert build(tmp_path, replace(FULL, feed_states=[state(last_success=later)])) == name
    assert open_current(tmp_path).fetched == {"test": later}


def test_a_snapshot_without_its_times_opens(tmp_path: Path) -> None:
    name = published(tmp_path).name
    (shelf(tmp_path) / f"{name}.fetched.json").write_text("[{")
    assert open_current(tmp_path).feed_states() == ()


def test_what_is_damaged_is_built_anew(tmp_path: Path) -> None:
    snapshot = published(tmp_path)
    (snapshot.path / "meetings.sqlite").write_bytes(b"nonsense")
    assert len(published(tmp_path)) == 3
    assert [path.name for path in shelf(tmp_path).iterdir() if ".old-" in path.name] == []


def test_a_mix_of_demonstration_and_real_is_never_built(tmp_path: Path) -> None:
    mixed = replace(FULL, publishers={"test": publisher(), "demo": publisher("demo", demo=True)})
    with pytest.raises(BadSettings, match="never meet"):
        build(tmp_path, mixed)
    assert snapshots(tmp_path) == []


def test_an_empty_snapshot_is_one_too(tmp_path: Path) -> None:
    assert len(published(tmp_path, contents([]))) == 0


def test_nothing_published_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(NoSnapshot, match="nothing has been published"):
        open_current(tmp_path)
