"""Times of day as people write them."""

import pytest

from finder.search.clock_words import clock_words


@pytest.mark.parametrize(("text", "gives"), [
    ("7pm", "after 19:00 before 20:00"), ("7 PM", "after 19:00 before 20:00"),
    ("at 7 p.m.", "after 19:00 before 20:00"), ("12am", "after 00:00 before 01:00"),
    ("12 pm", "after 12:00 before 13:00"), ("11pm", "after 23:00 before 00:00"),
    ("6:30pm", "after 18:30 before 18:45"), ("6.30 a.m.", "after 06:30 before 06:45"),
    ("18:30", "after 18:30 before 18:45"), ("07:15", "after 07:15 before 07:30"),
    ("noon", "after 12:00 before 13:00"), ("after 7pm", "after 19:00"),
    ("from 18:00", "after 18:00"), ("before noon", "before 12:00"), ("until 9pm", "before 21:00"),
    ("after 6pm before 9pm", "after 18:00, before 21:00"),
    ("6:30", ""), ("7", ""), ("24:00", ""), ("13pm", ""), ("0pm", ""), ("7pma", ""), ("x7pm", ""),
    ("12:30:45", ""), ("1.7pm", ""), ("afternoon", ""), ("", ""),
])  # fmt: skip
def test_a_time_is_read(text: str, gives: str) -> None:
    found = [" ".join(f"{name} {value}" for name, value in item.gives)
             for item in clock_words(text)]  # fmt: skip
    assert ", ".join(found) == gives
