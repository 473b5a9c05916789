"""A hostile table is refused in a sentence, or read with what is odd said (trust, S11)."""

import pytest

from importers.clean import finish
from tests.security.reading import names, read_bytes

HEAD = "Name,Day,Time,City\n"
ROW = "Plover,Monday,19:00,Leeds\n"

REFUSED = {
    "NUL": HEAD + ROW + "A\x00B,Monday,19:00,Leeds\n",
    "our own mark for the end": HEAD + ROW + "\x02\n",
    "10 MB in a cell": HEAD + ROW + "x" * 10_000_000 + ",Monday,19:00,Leeds\n",
    "10 MB in a quoted cell": HEAD + ROW + '"' + "x\n" * 5_000_000 + '",Monday,19:00,Leeds\n',
    "an open quotation mark": HEAD + ROW + '"Two,Monday,19:00,Leeds\n' + ROW * 50,
    "an open quotation mark in the header": '"Name,Day,Time,City\n' + ROW,
    "an open quotation mark at the end": HEAD + ROW + 'Two,Monday,19:00,"',
    "a header alone": HEAD,
    "no header": ROW * 3,
    "a page": "<!DOCTYPE html><html><table><tr><td>Name,Day,Time</table></html>",
    "more rows than a listing has": HEAD + ROW * 1_001,
    "nothing but separators": ",,,,\n" * 100,
    "a picture": "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + HEAD + ROW,
    "100,000 columns without a heading": ",".join(["x"] * 100_000) + "\n" + ROW,
}
READ = {
    "line ends of all kinds": (HEAD[:-1] + "\r\n" + ROW[:-1] + "\r" + "\n\r\n").encode(),
    "line ends of old": (HEAD + ROW).replace("\n", "\r").encode(),
    "100,000 columns": (
        HEAD[:-1] + ",x" * 100_000 + "\n" + ROW[:-1] + ",y" * 100_000 + "\n"
    ).encode(),
    "100,000 cells in a row": (HEAD + ROW[:-1] + ",y" * 100_000 + "\n").encode(),
    "cells of commands": (HEAD[:-1] + ',Notes\nPlover,Monday,19:00,Leeds,"=1+1"\n').encode(),
    "the wrong character set": (HEAD + ROW[:-1].replace("Leeds", "Zürich") + "\n").encode("cp1252"),
    "UTF-16": (HEAD + ROW).encode("utf-16"),
    "a mark": ("\ufeff" + HEAD + ROW).encode(),
    "bytes of no character set": (HEAD[:-1] + ",Notes\n" + ROW[:-1]).encode() + b",\x81\x8d\xff\n",
    "empty lines": ("\n" * 10_000 + HEAD + "\n" * 10_000 + ROW + "\n" * 10_000).encode(),
    "a heading twice": ("Name,Day,Time,City,Name\n" + ROW[:-1] + ",\n").encode(),
    "controls": (HEAD[:-1] + ",Notes\n" + ROW[:-1] + ",\x1b[2J\x07\x9b31m\n").encode(),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_in_one_sentence(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finish, "MOST_ROWS", 1_000)
    found = read_bytes(REFUSED[name].encode())
    assert isinstance(found, str), found.rows[:3]
    assert found.isprintable()
    assert len(found) < 400


@pytest.mark.parametrize("name", READ)
def test_the_row_is_read_without_what_is_odd(name: str) -> None:
    found = read_bytes(READ[name])
    assert names(found) == ["Plover"]
    assert not isinstance(found, str)
    notes = found.rows[0].meetings[0].notes or ""
    assert all(char.isprintable() for char in notes)
