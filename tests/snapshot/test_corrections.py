"""The operator's last word."""

from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from finder.errors import BadSettings
from finder.model import Change, DateException, Meeting, Status, Weekday
from finder.snapshot import Gone, build, correct, open_current, publish, rollback
from finder.snapshot.corrected import caught_up
from finder.snapshot.corrections import _FIXED, _KEYS, add_correction, read_corrections
from tests.made import TODAY, contents, meeting


def corrected(tmp_path: Path, entry: str, *meetings: Meeting, today: date = TODAY) -> list[Meeting]:
    file = tmp_path / "corrections.toml"
    file.write_text(f'[[correction]]\nmeeting = "test_one"\nreason = "they asked"\n{entry}\n')
    held = contents(meetings or [meeting("one")])
    return list(correct(held, read_corrections(file), today).meetings)


def test_a_hidden_meeting_is_gone_without_its_name(tmp_path: Path) -> None:
    file = tmp_path / "corrections.toml"
    add_correction(file, "test_one", reason="asked", since=date(2026, 11, 1), expires=None)
    made = correct(contents([meeting("one"), meeting("two")]), read_corrections(file), TODAY)
    assert [item.id for item in made.meetings] == ["test_two"]
    assert made.gone == [Gone(id="test_one", name="This meeting", since=date(2026, 11, 1))]


def test_a_paused_meeting_is_suspended_until_its_day(tmp_path: Path) -> None:
    entry = 'pause_until = 2026-12-01\nexpires = "never"'
    (paused,) = corrected(tmp_path, entry)
    assert paused.status is Status.SUSPENDED
    (later,) = corrected(tmp_path, entry, today=date(2026, 12, 1))
    assert later.status is Status.ACTIVE


def test_fields_are_changed_also_inside_the_place(tmp_path: Path) -> None:
    entry = (
        'expires = "never"\nset = {start = 20:30:00, weekday = "friday", venue = {name = "Hall"}}'
    )
    (changed,) = corrected(tmp_path, entry)
    assert (changed.start, changed.weekday) == (time(20, 30), Weekday.FRIDAY)
    assert changed.venue is not None
    assert (changed.venue.name, changed.venue.street) == ("Hall", "1 Example Street")


def test_a_date_is_cancelled(tmp_path: Path) -> None:
    (changed,) = corrected(tmp_path, 'cancel = [2026-12-28]\nexpires = "never"')
    assert changed.exceptions == (
        DateException(date=date(2026, 12, 28), change=Change.CANCELLED, text="they asked"),
    )


def test_a_correction_ends_on_the_day_it_expires(tmp_path: Path) -> None:
    entry = "hide = true\nexpires = 2026-12-01"
    assert corrected(tmp_path, entry, today=date(2026, 11, 30)) == []
    assert corrected(tmp_path, entry, today=date(2026, 12, 1)) == [meeting("one")]


def test_a_correction_of_an_old_id_follows_the_meeting(tmp_path: Path) -> None:
    file = tmp_path / "corrections.toml"
    add_correction(file, "test_old", reason="asked", since=TODAY, expires=None)
    held = contents([meeting("one")], moved={"test_old": "test_one"})
    assert correct(held, read_corrections(file), TODAY).meetings == []


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ('hide = true\nexpires = "never"\nreson = "x"', "did you mean “reason”"),
        ('expires = "never"', "exactly one of"),
        ('hide = true\npause_until = 2027-01-01\nexpires = "never"', "exactly one of"),
        ("hide = true", "expires"),
        ('hide = true\nexpires = "soon"', "date"),
        ('pause_until = "soon"\nexpires = "never"', "date"),
        ('cancel = ["soon"]\nexpires = "never"', "date"),
        ('set = {nane = "x"}\nexpires = "never"', "did you mean “name”"),
        ('set = {id = "x"}\nexpires = "never"', "unknown key “id”"),
        ('set = {weekday = "someday"}\nexpires = "never"', "cannot be applied"),
        ("hide = true\nexpires = ", "cannot be read"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, entry: str, says: str) -> None:
    with pytest.raises(BadSettings, match=says):
        corrected(tmp_path, entry)


def test_adding_keeps_what_the_file_says(tmp_path: Path) -> None:
    file = tmp_path / "corrections.toml"
    file.write_text(
        '# ours\n[[correction]]\nmeeting = "test_x"\nhide = true\nreason = "r"\nexpires = "never"\n'
    )
    add_correction(file, "test_one", reason='say "no"', since=TODAY, expires=date(2027, 1, 1))
    first, second = read_corrections(file)
    assert first.meeting == "test_x"
    assert (second.meeting, second.reason, second.expires) == (
        "test_one",
        'say "no"',
        date(2027, 1, 1),
    )
    assert file.read_text().startswith("# ours\n")


def test_what_the_publisher_has_caught_up_with_is_reported(tmp_path: Path) -> None:
    file = tmp_path / "corrections.toml"
    file.write_text(
        '[[correction]]\nmeeting = "test_one"\nreason = "r"\nexpires = "never"\n'
        'set = {name = "Meeting one"}\n'
    )
    items = read_corrections(file)
    assert caught_up(contents([meeting("one")]), items, TODAY) == ["test_one"]
    assert caught_up(contents([meeting("one", name="Other")]), items, TODAY) == []


def test_rolling_back_brings_nothing_back_that_was_taken_down(tmp_path: Path) -> None:
    for names in (("one", "two"), ("one", "two", "three")):
        publish(tmp_path, build(tmp_path, contents([meeting(name) for name in names])))
    file = tmp_path / "corrections.toml"
    add_correction(file, "test_one", reason="asked", since=TODAY, expires=None)
    rollback(tmp_path, file, today=TODAY)
    snapshot = open_current(tmp_path, file, today=TODAY)
    assert [item.id for item in snapshot.meetings(range(len(snapshot)))] == ["test_two"]


def test_rolling_back_over_a_takedown_goes_further(tmp_path: Path) -> None:
    file = tmp_path / "corrections.toml"
    for names in (("old",), ("one", "two")):
        publish(tmp_path, build(tmp_path, contents([meeting(name) for name in names])))
    add_correction(file, "test_one", reason="asked", since=TODAY, expires=None)
    gone = Gone(id="test_one", name="This meeting", since=TODAY)
    publish(tmp_path, build(tmp_path, contents([meeting("two")], gone=[gone])))
    rollback(tmp_path, file, today=TODAY)
    assert open_current(tmp_path, file, today=TODAY).row_of("test_old") is not None


def test_falling_back_from_damage_brings_nothing_back_either(tmp_path: Path) -> None:
    publish(tmp_path, build(tmp_path, contents([meeting("one"), meeting("two")])))
    file = tmp_path / "corrections.toml"
    add_correction(file, "test_one", reason="asked", since=TODAY, expires=None)
    publish(tmp_path, build(tmp_path, contents([meeting("two")])))
    newest = open_current(tmp_path, file, today=TODAY).path
    (newest / "meetings.sqlite").unlink()
    snapshot = open_current(tmp_path, file, today=TODAY)
    assert snapshot.path != newest
    assert snapshot.row_of("test_one") is None


def test_a_pause_that_has_run_out_is_not_the_publisher_s_doing(tmp_path: Path) -> None:
    file = tmp_path / "corrections.toml"
    file.write_text(
        '[[correction]]\nmeeting = "test_one"\nreason = "r"\nexpires = "never"\n'
        "pause_until = 2026-12-01\n"
    )
    items, held = read_corrections(file), contents([meeting("one")])
    assert caught_up(held, items, date(2026, 12, 1)) == []
    paused = contents([meeting("one", status=Status.SUSPENDED)])
    assert caught_up(paused, items, date(2026, 11, 30)) == ["test_one"]


@pytest.mark.parametrize(
    ("entry", "ends"),
    [
        ('pause_until = 2026-12-01\nexpires = "never"', date(2026, 12, 1)),
        ("pause_until = 2027-12-01\nexpires = 2026-12-01", date(2026, 12, 1)),
        ("set = {start = 20:30:00}\nexpires = 2026-12-01", date(2026, 12, 1)),
        ("cancel = [2026-11-28]\nexpires = 2026-12-01", date(2026, 12, 1)),
    ],
)
def test_calendars_notice_a_correction_and_its_end_and_never_go_back(
    tmp_path: Path, entry: str, ends: date
) -> None:
    file = tmp_path / "corrections.toml"
    since = date(2026, 11, 20)
    text = f'[[correction]]\nmeeting = "test_one"\nreason = "r"\nsince = {since}\n{entry}\n'
    file.write_text(text)
    items = read_corrections(file)
    begun = date(2026, 10, 1)
    held = contents([meeting("one")], changes={"test_one": 3}, changed={"test_one": begun})
    seen = []
    for day in (date(2026, 11, 22), date(2026, 11, 30), ends, date(2027, 6, 1)):
        made = correct(held, items, day)
        seen.append((made.changes["test_one"], made.changed["test_one"]))
    assert seen == [(4, since), (4, since), (5, ends), (5, ends)]


def test_a_correction_counts_once_in_a_snapshot_made_of_a_snapshot(tmp_path: Path) -> None:
    file = tmp_path / "corrections.toml"
    file.write_text(
        '[[correction]]\nmeeting = "test_one"\nreason = "r"\nexpires = "never"\n'
        "set = {start = 20:30:00}\n"
    )
    items = read_corrections(file)
    first = correct(contents([meeting("one")]), items, TODAY, again=True)
    assert first.changes == {"test_one": 1}
    assert correct(first, items, TODAY, again=True) == first
    file.write_text(
        file.read_text() + '[[correction]]\nmeeting = "test_one"\nreason = "r"\nexpires = "never"\n'
        "cancel = 2026-12-28\n"
    )
    both = read_corrections(file)
    assert correct(first, both, TODAY, again=True).changes == {"test_one": 2}
    assert correct(contents([meeting("one")]), both, TODAY).changes == {"test_one": 2}
    assert correct(contents([meeting("one")]), items, TODAY).changes == {"test_one": 1}


def test_without_corrections_nothing_counts() -> None:
    held = contents([meeting("one")])
    assert (correct(held, (), TODAY).changes, correct(held, (), TODAY).changed) == (
        held.changes,
        held.changed,
    )


DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "corrections.md"


def test_the_documented_examples_are_read_and_have_one_of_every_kind(tmp_path: Path) -> None:
    example = DOCUMENT.read_text("utf-8").split("```toml\n")[1].split("```")[0]
    file = tmp_path / "corrections.toml"
    file.write_text(example)
    items = read_corrections(file)
    assert [bool(one.hide) for one in items] == [True, False, False, False]
    assert items[1].pause_until is not None
    assert items[2].change
    assert len(items[3].cancel) == 2

    for item in items[1:]:
        file.write_text("")
        held = contents([replace(meeting("one"), id=item.meeting)])
        assert correct(held, [item], date(2026, 11, 22)).meetings != held.meetings


def test_the_document_names_every_key_of_an_entry_and_every_field_that_may_be_set() -> None:
    text = DOCUMENT.read_text("utf-8")
    assert all(f"`{key}`" in text for key in _KEYS)
    assert all(f"`{key}`" in text for key in _FIXED)
