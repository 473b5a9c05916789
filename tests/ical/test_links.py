"""Addresses that say nothing at a glance, and stay."""

import uuid

import pytest

from finder.ical.event import uid
from finder.ical.links import SHORT, opaque, read_opaque, short


@pytest.mark.parametrize(
    ("meeting_id", "link"),
    [("demo_one", "r7wqjfvmv"), ("aa-sanjose_monday-noon-mon", "f3oqqaet7")],
)
def test_a_short_link_is_the_same_for_ever(meeting_id: str, link: str) -> None:
    assert short(meeting_id) == link


def test_it_is_made_of_what_the_uid_shows() -> None:
    """So it tells nobody more than an event tells anyway."""
    octets = uuid.UUID(uid("demo_one")).bytes
    same = int.from_bytes(octets[:6], "big") >> 3
    letters = "abcdefghijklmnopqrstuvwxyz234567"
    assert "".join(letters[same >> 5 * place & 31] for place in reversed(range(9))) == short(
        "demo_one"
    )


def test_no_opaque_text_is_as_long_as_a_short_link() -> None:
    lengths = {len(opaque("x" * number)) for number in range(1, 40)}
    assert SHORT not in lengths
    assert read_opaque(short("demo_one")) is None
