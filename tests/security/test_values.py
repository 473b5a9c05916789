"""A value that cannot be is dropped with its reason, or its row is; the rest comes in (S13)."""

import json
from typing import Any

import pytest

from importers import Row
from tests.security.reading import names, read_bytes

GOOD: dict[str, Any] = {
    "name": "Plover",
    "slug": "plover",
    "day": 1,
    "time": "19:00",
    "location": "Hall",
    "formatted_address": "1 Example Street, Leeds LS1 1AA, UK",
    "latitude": 53.8,
    "longitude": -1.5,
    "timezone": "Europe/London",
}
LONG = "x" * 100_000
# (field of ours, theirs): what they say there
VALUES: dict[tuple[str, str], list[Any]] = {
    ("name", "name"): [LONG, "word " * 20_000],
    ("notes", "notes"): [LONG, "line\n" * 20_000],
    ("types", "types"): [[f"Q{n}" for n in range(10_000)], ["ZZZ"], [{"a": 1}], 5, [LONG]],
    ("weekday", "day"): [
        7, -1, 10**30, 1.5, "x", "8", "²", "３", LONG, True, {"a": 1}, [9], ["mon", "nay"],
        "31/12", "1e1",
    ],
    ("start", "time"): [
        "25:61", "24:01", "-1:00", "19:60", "x", "１９:００", "19:00:99", "7", 1e300, -5, 99_999,
        {"h": 1}, [19], True, LONG, "∞", "0x13:00", "19:00\u202e", "19;00",
    ],
    ("duration", "end_time"): ["25:61", "x", "19:00", 10**30, {"h": 1}, LONG],
    ("venue", "latitude"): [
        91, -91, "NaN", "nan", "1e400", "inf", 1e300, "x", "５３.8", {"a": 1}, [53.8], True, LONG,
        10**400,
    ],
    ("venue", "longitude"): [181, -181, "NaN", "-1e400", "x", 10**30],
    ("timezone", "timezone"): [
        "../../etc/passwd", "/etc/localtime", "localtime", "posix/Europe/London", "right/UTC",
        "Europe/../UTC", "Mars/Olympus", "UTC+3", "x\x00", LONG, 5,
    ],
    ("updated", "updated"): [
        "31/12/2026 99:99", "2026-13-01", "tomorrow", LONG, 10**20, "0000-00-00 00:00:00",
        "9999-12-31T23:59:59-14:00",
    ],
    ("attendance", "attendance_option"): ["everywhere", "<b>", LONG, 5],
    ("online.url", "conference_url"): [
        "javascript:alert(1)", "https://e\\@zoom.us/j/1", "data:text/html,x", "//evil", LONG,
    ],
    ("online.phone", "conference_phone"): ["call me", "1" * 10_000, LONG],
}  # fmt: skip
BAD = [(ours, {theirs: value}) for (ours, theirs), found in VALUES.items() for value in found]
# Without any of these there is nothing to list.
_NO_POINT = {"latitude": None, "longitude": None}
REFUSED: list[dict[str, Any]] = [
    {"name": None, "location": None, "formatted_address": None},
    {"name": "", "location": "", "formatted_address": "", "slug": LONG},
    {"name": "\x00\u202e", "location": "\u200b", "formatted_address": "\ufeff"},
    {"name": "<script></script>", "location": "<b></b>", "formatted_address": "<!-- -->"},
]


def listed(*changes: dict[str, Any]) -> bytes:
    """Rows with these changes between two good ones."""
    first, last = ({**GOOD, "slug": name, "name": name} for name in ("first", "last"))
    return json.dumps([first, *({**GOOD, **change} for change in changes), last]).encode()


def middle(change: dict[str, Any]) -> Row:
    found = read_bytes(listed(change))
    assert not isinstance(found, str), found
    assert [names(found)[0], names(found)[-1]] == ["first", "last"]
    first, row, last = found.rows
    assert (first.problems, last.problems) == ((), ())
    return row


@pytest.mark.parametrize(("field", "change"), BAD, ids=[str(n) for n in range(len(BAD))])
def test_the_value_is_dropped_with_a_reason(field: str, change: dict[str, Any]) -> None:
    row = middle(change)
    said = {problem.field for problem in row.problems}
    assert field in said, (said, row.meetings[:1])
    for problem in row.problems:
        assert len(str(problem.value or "")) <= 200
    for meeting in row.meetings:
        text = repr(meeting)
        assert len(text) < 20_000
        assert "passwd" not in text
        assert "nan" not in text.replace("name", "")
        assert "javascript" not in text


@pytest.mark.parametrize("change", REFUSED, ids=[str(n) for n in range(len(REFUSED))])
def test_a_row_of_nothing_is_refused_with_a_reason(change: dict[str, Any]) -> None:
    row = middle({**_NO_POINT, **change})
    assert row.meetings == ()
    assert [problem.refused for problem in row.problems].count(True) == 1


def test_a_row_of_every_bad_value_hurts_no_other() -> None:
    changes = [change for _, change in BAD] + REFUSED
    body = listed(*changes)
    found = read_bytes(body)
    assert [names(found)[0], names(found)[-1]] == ["first", "last"]


def test_the_good_row_has_no_problem() -> None:
    row = middle({})
    assert row.problems == ()
    assert len(row.meetings) == 1
