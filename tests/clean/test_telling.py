"""The first look at a text never hides what its words say (importers.clean.telling).

The names and notes of the examples, of the tables of these tests and of the real listings are read
with the look and without it: a new pattern whose signs are not gathered is found here.
"""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import time
from pathlib import Path
from random import Random

import pytest

from finder.model import Meeting, Weekday
from importers.clean import words
from importers.clean.remembered import forget
from importers.coverage import known, read_known
from importers.listing import read
from tests.formats.examples import examples

_Text = tuple[str | None, str | None, Weekday | None, time | None]  # name, notes, day, start
_LOOKS = ("tells", "names_day", "names_part_of_day")
_SOMETIMES = 10  # one of so many real rows


def _of(meetings: Iterator[Meeting]) -> Iterator[_Text]:
    for each in meetings:
        yield each.name, each.notes, each.weekday, each.start


def _examples() -> list[_Text]:
    listings = (read(each.parts(), each.feed()) for each in examples())
    return [*_of(one for rows in listings for row in rows.rows for one in row.meetings)]


def _tables() -> list[_Text]:
    """Every text that stands in a test of this folder, as a name and as notes."""
    texts: set[str] = set()
    for path in Path(__file__).parent.glob("test_*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        texts |= {
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
    days = {"monday": Weekday.MONDAY, "friday": Weekday.FRIDAY}
    return [
        said
        for text in sorted(texts)
        for day in days.values()
        for said in ((text, None, day, time(19)), (None, text, day, time(19)))
    ]


def _real(folder: Path) -> list[_Text]:
    found: list[_Text] = []
    for entry in known():
        if entry.refused:
            continue
        rows = read_known(folder, entry).rows
        found += _of(one for row in rows for one in row.meetings)
    chosen = sorted({each for each in found if each[0] or each[1]}, key=repr)
    return Random(7).sample(chosen, len(chosen) // _SOMETIMES)


def _read(texts: list[_Text]) -> list[Mapping[str, object]]:
    forget()
    said = [words.said(name, notes, weekday=day, start=at) for name, notes, day, at in texts]
    return [{field.name: getattr(each, field.name) for field in fields(each)} for each in said]


def _hidden(texts: list[_Text], monkeypatch: pytest.MonkeyPatch) -> list[_Text]:
    """Those that are read otherwise where nothing is looked at first."""
    looked = _read(texts)
    with monkeypatch.context() as without:
        for look in _LOOKS:
            without.setattr(words, look, lambda text: True)
        whole = _read(texts)
    forget()
    pairs = zip(texts, looked, whole, strict=True)
    return [text for text, before, after in pairs if before != after]


@pytest.mark.parametrize("texts", [_examples, _tables])
def test_no_sentence_of_ours_is_passed_over(texts, monkeypatch):
    assert _hidden(texts(), monkeypatch) == []


def test_no_sentence_of_a_real_listing_is_passed_over(listings, monkeypatch):
    assert _hidden(_real(listings), monkeypatch) == []


def test_a_sign_that_is_not_gathered_is_found(monkeypatch):
    with monkeypatch.context() as blind:
        blind.setattr(words, "tells", lambda text: "open" not in text.lower())
        found = _hidden([("Hope", "Open meeting", Weekday.MONDAY, None)], monkeypatch)
    assert found
