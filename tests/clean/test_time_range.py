"""A cell of times gives a start, an end where it has one, and the words for a zone."""

from datetime import time

import pytest

from importers.clean.time_range import Times, times


@pytest.mark.parametrize(
    ("cell", "start", "end", "zone"),
    [
        ("7:00 PM", "19:00", None, None),
        ("7:00 PM - 8:30 PM", "19:00", "20:30", None),
        ("7-8pm", "19:00", "20:00", None),
        ("7:00-8:00 PM", "19:00", "20:00", None),
        ("11-1pm", "11:00", "13:00", None),
        ("11:30-12:30pm", "11:30", "12:30", None),
        ("12-1pm", "12:00", "13:00", None),
        ("11:30 pm - 12:30 am", "23:30", "00:30", None),
        ("noon-1pm", "12:00", "13:00", None),
        ("19:00–20:30", "19:00", "20:30", None),
        ("19h-20h30", "19:00", "20:30", None),
        ("19.00 bis 20.00 Uhr", "19:00", "20:00", None),
        ("7:00 PM ET", "19:00", None, "ET"),
        ("7pm (Eastern)", "19:00", None, "Eastern"),
        ("6pm-7:30pm CST", "18:00", "19:30", "CST"),
        ("7:30 pm America/New_York", "19:30", None, "America/New_York"),
    ],
)
def test_times_of_a_cell(cell, start, end, zone):
    last = time.fromisoformat(end) if end else None
    assert times(cell) == Times(start=time.fromisoformat(start), end=last, zone=zone)


@pytest.mark.parametrize(
    "cell", ["7-8", "7 ET", "7:00 PM TBD", "7:00 PM on Zoom", "6, 7 & 8pm", "2026-01-05", "", None]
)
def test_what_is_no_time_is_none(cell):
    assert times(cell) is None
