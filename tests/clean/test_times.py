from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.clean.times import duration_between, edited, ends_the_day, minutes, wall_time


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("19:00", "19:00"),
        ("7:00", "07:00"),
        ("19:00:00", "19:00"),
        ("7:00 PM", "19:00"),
        ("07:00 PM", "19:00"),
        ("7:00 am", "07:00"),
        ("12:00 AM", "00:00"),
        ("12:30 pm", "12:30"),
        ("9:00:00 AM", "09:00"),
        ("7 PM", "19:00"),
        ("8:00pm", "20:00"),
        ("7:00 p.m.", "19:00"),
        ("7:00  PM", "19:00"),
        ("7:00\u202fPM", "19:00"),
        ("noon", "12:00"),
        ("12 Noon", "12:00"),
        ("Midnight", "00:00"),
        ("1900", "19:00"),
        (1900, "19:00"),
        ("19.30", "19:30"),
        ("19h30", "19:30"),
        ("13:00 PM", "13:00"),
        ("24:00", "00:00"),
        ("19h", "19:00"),
        ("20.00 Uhr", "20:00"),
        ("um 20 Uhr", "20:00"),
        ("1930 hrs", "19:30"),
        ("0.8125", "19:30"),
        (0.8125, "19:30"),
        (0.25, "06:00"),
        ("00.25", "00:25"),
        ("2026-01-05 19:30:00", "19:30"),
    ],
)
def test_a_time_is_understood_however_it_is_written(written, meant):
    assert wall_time(written) == time.fromisoformat(meant)


@pytest.mark.parametrize(
    "written",
    [
        "",
        " ",
        None,
        "TBD",
        "25:00",
        "19:60",
        "7",
        7,
        9999,
        "13:00 AM",
        "0:30 PM",
        "24:01",
        "-1:00",
        "٧:٠٠",
        "7:00 PM EST",
        "19:00-20:00",
        True,
        19.5,
        ["19:00"],
        "1960",
        "7:5",
        "8 hrs",
        "25h",
        "0.81234",
        "0.25",
        "0.50",
        "2026-01-05",
    ],
)
def test_an_unreadable_time_is_unknown_and_never_midnight(written):
    assert wall_time(written) is None


@pytest.mark.parametrize(
    ("written", "last"),
    [("24:00", True), ("24:00:00", True), ("24 Uhr", True), ("00:00", False), (None, False)],
)
def test_the_midnight_that_ends_a_day_is_told_from_the_one_that_begins_it(written, last):
    assert ends_the_day(written) is last


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("1hr 30mins ", 90),
        ("1hr ", 60),
        ("0hr 45mins", 45),
        ("2hrs", 120),
        ("01:30:00", 90),
        ("01:00", 60),
        ("90", 90),
        (90, 90),
        ("1 hour 15 minutes", 75),
        ("90 min", 90),
        ("00:00:00", 0),
        ("24:00:00", 1440),
        ("", None),
        (None, None),
        ("soon", None),
        ("1.5h", None),
        ("99:00", None),
        (-5, None),
        (True, None),
    ],
)
def test_durations_are_minutes(written, meant):
    assert minutes(written) == meant


@pytest.mark.parametrize(
    ("start", "end", "length", "phrase"),
    [
        ("19:00", "20:00", 60, None),
        ("10:00", "14:00", 240, None),
        ("23:30", "00:30", 60, None),
        ("23:59", "01:00", 61, None),
        ("23:00", "00:00", 60, None),
        ("12:15", "01:15", 60, "end twelve hours off"),
        ("11:30", "00:30", 60, "end twelve hours off"),
        ("19:15", "08:15", 60, "end twelve hours off"),
        ("09:30", "22:30", 60, "end twelve hours off"),
        ("10:00", "10:00", None, "end equals start"),
        ("17:30", "16:30", None, "end before start"),
        ("20:00", "08:00", None, "end before start"),
        ("09:00", "17:00", None, "longer than four hours"),
    ],
)
def test_an_end_becomes_a_duration_or_a_reason(start, end, length, phrase):
    clocks = time.fromisoformat(start), time.fromisoformat(end)
    assert duration_between(*clocks) == (length, phrase)


@given(st.times(), st.times())
def test_no_two_times_give_a_duration_of_nothing_or_of_a_day(start, end):
    length, phrase = duration_between(start, end)
    assert (length is None and phrase) or 0 < length <= 240


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2020-10-27 16:17:24", "2020-10-27T16:17:24Z"),
        ("2020-04-0416:50:58", "2020-04-04T16:50:58Z"),
        ("2014-05-31T14:32:23Z", "2014-05-31T14:32:23Z"),
        ("2022-01-01T23:00:00-05:00", "2022-01-02T04:00:00Z"),
        ("2022-01-01", "2022-01-01"),
        ("8/29/2021", None),
        ("8/25/2022 11:17:07 AM", None),
        ("31.12.2022", None),
        ("0000-00-00 00:00:00", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("2022-13-01", None),
        ("", None),
        (None, None),
        (20220101, None),
    ],
)
def test_a_last_edit_is_an_iso_date_an_instant_or_unknown(written, meant):
    assert edited(written) == meant


@given(st.text())
def test_no_text_breaks_the_readers(text):
    assert minutes(text) is None or minutes(text) >= 0
    assert wall_time(text) is None or wall_time(text).second == 0
    assert edited(text) is None or edited(text).isascii()
