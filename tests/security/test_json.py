"""JSON that is broken or hostile is refused in a sentence, or read for what it says (trust, S9)."""

import json

import pytest

from importers.clean import finish, json_text
from tests.security.reading import names, read_bytes, reasons

ROW = b'{"name": "Plover", "slug": "plover", "day": 1, "time": "19:00", "city": "Leeds"}'


def with_field(text: bytes) -> bytes:
    """A good row that holds one thing more."""
    return b"[" + ROW[:-1] + b", " + text + b"}]"


REFUSED = {
    "nothing": b"",
    "white space": b" \n\t ",
    "a mark alone": b"\xef\xbb\xbf",
    "deep lists": b"[" * 100_000,
    "deep lists, closed": b"[" * 100_000 + b"]" * 100_000,
    "deep objects": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "deep in a field": with_field(b'"types": ' + b"[" * 100_000 + b"]" * 100_000),
    "5,000 digits": with_field(b'"latitude": ' + b"9" * 5_000),
    "not a number": with_field(b'"latitude": NaN'),
    "infinity": with_field(b'"latitude": Infinity'),
    "minus infinity": with_field(b'"latitude": -Infinity'),
    "1e999": with_field(b'"latitude": 1e999'),
    "-1e999": with_field(b'"latitude": -1e999'),
    "a million objects": b"[" + b"{}," * 1_000_000 + b"{}]",
    "a million lists": b"[" + b"[]," * 1_000_000 + b"[]]",
    "too many rows": b"[" + ROW + b"," + b"1," * 100_000 + b"1]",
    "null": b"null",
    "true": b"true",
    "a number": b"5",
    "a text": b'"meetings"',
    "an empty object": b"{}",
    "an empty list": b"[]",
    "a list of lists": b"[[[]]]",
    "a list of numbers": b"[1, 2, 3]",
    "meetings that are a text": b'{"meetings": "all of them"}',
    "meetings that are an object": b'{"meetings": {"1": {}}}',
    "an error": b'{"error": "no such feed"}',
    "cut": b"[" + ROW + b', {"name": "Two", "da',
    "a comma too many": b"[" + ROW + b",]",
    "words behind it": b"[" + ROW + b"] and more",
    "two lists": b"[" + ROW + b"][" + ROW + b"]",
    "single quotes": b"[{'name': 'Plover', 'day': 1}]",
    "a script": b"callback([" + ROW + b"])",
    "a guard against scripts": b")]}',\n[" + ROW + b"]",
    "comments": b"/* ours */[" + ROW + b"]",
    "hexadecimal": with_field(b'"latitude": 0x10'),
    "a mark in the middle": b"[\xef\xbb\xbf" + ROW + b"]",
    "half a character of UTF-16": (b"[" + ROW + b"]").decode().encode("utf-16")[:-1],
}
READ = {
    "a name twice": with_field(b'"name": "Plover"'),
    "a mark": b"\xef\xbb\xbf[" + ROW + b"]",
    "UTF-16": (b"[" + ROW + b"]").decode().encode("utf-16"),
    "UTF-16 without a mark": (b"[" + ROW + b"]").decode().encode("utf-16-le"),
    "UTF-32": (b"[" + ROW + b"]").decode().encode("utf-32"),
    "a lone surrogate": with_field(rb'"notes": "\ud800"'),
    "a lone surrogate in a name of a field": with_field(rb'"\udfff": 1'),
    "NUL": with_field(rb'"notes": "a\u0000b"'),
    "bytes that are no UTF-8": with_field(b'"notes": "\xff\xfe\xfa"'),
    "10 MB of text": with_field(b'"notes": "' + b"<a " * 3_300_000 + b'"'),
    "10 MB of a name of a field": with_field(b'"' + b"k" * 10_000_000 + b'": 1'),
    "100,000 fields": with_field(b", ".join(b'"k%d": 1' % n for n in range(100_000))),
    "100,000 types": with_field(b'"types": [' + b'"ZZ",' * 99_999 + b'"ZZ"]'),
    "names of Python": with_field(b'"__class__": "x", "__proto__": {"name": "y"}'),
    "4,000 digits": with_field(b'"end_time": ' + b"9" * 4_000),
    "objects for texts": with_field(b'"notes": {"a": 1}, "types": {"a": 1}, "regions": [{}]'),
    "lists for texts": with_field(b'"notes": ["a", {"b": 1}], "group": [[[]]]'),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_in_one_sentence(name: str) -> None:
    found = read_bytes(REFUSED[name])
    assert isinstance(found, str)
    assert found.isprintable()
    assert len(found) < 400
    assert found.endswith(".")


@pytest.mark.parametrize("name", READ)
def test_the_row_is_read_and_what_it_says_can_be_written(name: str) -> None:
    found = read_bytes(READ[name])
    assert names(found) == ["Plover"]
    assert not isinstance(found, str)
    (row,) = found.rows
    text = repr([row.meetings, row.problems])
    json.dumps(text, allow_nan=False).encode()
    text.encode()
    assert len(text) < 40_000
    assert "\x00" not in text


def test_a_good_row_beside_bad_ones_is_read() -> None:
    bad = b'{"name": "Two", "day": 9}, 5, null, [], {}, "x"'
    found = read_bytes(b"[" + ROW + b", " + bad + b"]")
    assert names(found)[0] == "Plover"
    assert {"row is no object", "row is empty", "day not understood"} <= reasons(found)


def test_the_bounds_are_those_of_listings(monkeypatch: pytest.MonkeyPatch) -> None:
    """One below each is read."""
    monkeypatch.setattr(finish, "MOST_ROWS", 2)
    monkeypatch.setattr(json_text, "MAX_VALUES", 4)
    assert len(names(read_bytes(b"[" + ROW + b", " + ROW + b"]"))) == 2
    assert "more than 2 rows" in str(read_bytes(b"[" + b", ".join([ROW] * 3) + b"]"))
    assert "more than 4 objects" in str(read_bytes(b"[" + b", ".join([ROW] * 4) + b"]"))
