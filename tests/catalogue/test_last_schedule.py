"""What is kept of a meeting that went becomes less once calendars say nothing of it any more."""

from datetime import timedelta
from pathlib import Path

from finder.catalogue import (
    Gone,
    Reading,
    bare,
    declare,
    forget_words,
    gone_ids,
    last_from_json,
    last_schedule,
    last_to_json,
    open_catalogue,
    store,
)
from finder.catalogue.values import KEPT_CANCELLED
from tests.made import NOW, TODAY, meeting, publisher


def gone(name: str, days: int) -> Gone:
    left = meeting(name, types=frozenset({"discussion"}), regions=("Maine",), notes="Bring a mug")
    last = last_schedule(left, first_seen=TODAY, changes=3)
    return Gone(id=left.id, name=left.name, since=TODAY - timedelta(days=days), last=last)


def test_after_thirty_days_its_words_types_and_regions_go(tmp_path: Path) -> None:
    reading = Reading(
        feed="test",
        rows=0,
        used=0,
        refused=0,
        withheld=0,
        stored=(),
        gone=[gone("lately", 30), gone("long-ago", 31)],
        moved={},
        events=(),
        problems=(),
        seen={},
    )
    with open_catalogue(tmp_path) as database:
        declare(database, [publisher()], ["test"])
        store(database, reading, NOW)
        forget_words(database, TODAY - KEPT_CANCELLED)
    with open_catalogue(tmp_path) as database:  # and its sums are right
        lately, before = (item.last for item in gone_ids(database))
    assert lately
    assert all((lately.words, lately.meeting.types, lately.meeting.regions))
    assert before
    assert (before.words, before.meeting.types, before.meeting.regions) == (None, frozenset(), ())
    assert (before.changes, before.meeting.start) == (3, meeting().start)


def test_where_nothing_is_to_be_forgotten_nothing_is_written(tmp_path: Path) -> None:
    with open_catalogue(tmp_path) as database:
        changes = database.total_changes
        forget_words(database, TODAY)
        assert database.total_changes == changes


def test_that_it_was_for_both_is_kept_for_good_and_other_records_are_as_before() -> None:
    both = meeting("both", fellowship="gam-anon", notes="Combined Gam-Anon/GA meeting")
    last = last_schedule(both, first_seen=TODAY, changes=0)
    assert last
    assert last.person_too
    assert last_from_json(last_to_json(bare(last))) == bare(last)
    assert bare(last).person_too
    plain = last_to_json(last_schedule(meeting("plain"), first_seen=TODAY, changes=0)) or ""
    assert "person_too" not in plain
