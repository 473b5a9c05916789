"""A terminal shows what a feed says and never obeys it: no escape, no control, nothing turned."""

import io
import json
from pathlib import Path

import pytest

from finder.commands.terminal import Terminal, harmless
from finder.errors import FetchFailed, NotAListing
from tests.commands.conftest import runner
from tests.made import NOW

ESCAPES = {
    "clear the screen": "\x1b[2J\x1b[H",
    "a window's title": "\x1b]0;owned\x07",
    "paste": "\x1b]52;c;cm0gLXJm\x07",
    "a link": "\x1b]8;;https://evil.example\x1b\\x\x1b]8;;\x1b\\",
    "an eight-bit escape": "\x9b31mred",
    "an eight-bit command": "\x90data\x9c",
    "the line again": "good\rbad",
    "a step back": "abc\x08\x08\x08xyz",
    "a bell": "\x07",
    "delete": "\x7f",
    "a form feed": "\x0c",
    "letters turned round": "\u202egpj.exe\u202c",
    "isolated letters": "\u2066x\u2069",
    "another line": "\u2028second",
    "NUL": "\x00",
}
_ODD = {chr(code) for code in [*range(9), *range(11, 32), *range(127, 160)]} | set(
    "\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


def listing(text: str) -> bytes:
    """The text wherever a publisher has a word: rows that are good, odd and none."""
    said = f"A {text} B"
    good = {"name": said, "slug": said, "day": 1, "time": "19:00", "city": said, "notes": said}
    odd = {**good, "day": said, "time": said, "types": [said], "timezone": said, said: said}
    return json.dumps([good, odd, said, {said: said}]).encode()


def broken(text: str) -> dict[str, bytes]:
    """Payloads whose refusal may quote them."""
    return {
        "json": json.dumps({f"A {text} B": 1}).encode(),
        "table": f"A {text} B,C,D\n1,2,3\n".encode(),
        "calendar": f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:{text}\r\n{text}\r\n".encode(),
        "page": f"<html><title>{text}</title></html>".encode(),
    }


@pytest.mark.parametrize("name", ESCAPES)
@pytest.mark.parametrize("how", [[], ["--json"], ["--meetings"]], ids=["words", "json", "lines"])
def test_check_shows_it_harmlessly(name: str, how: list[str], tmp_path: Path) -> None:
    path = tmp_path / "feed.json"
    path.write_bytes(listing(ESCAPES[name]))
    ran = runner(tmp_path / "data")("check", path, "--fellowship", "aa", *how)
    assert ran.code == 0
    assert not _ODD & set(ran.out + ran.err)


@pytest.mark.parametrize("name", ESCAPES)
@pytest.mark.parametrize("kind", broken(""))
def test_why_a_feed_was_refused_is_said_harmlessly(name: str, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "feed.any"
    path.write_bytes(broken(ESCAPES[name])[kind])
    ran = runner(tmp_path / "data")("check", path, "--fellowship", "aa")
    assert not _ODD & set(ran.out + ran.err)


def test_sync_and_feeds_show_it_harmlessly(tmp_path: Path) -> None:
    """Good listings and broken ones, with every escape at once."""
    data = tmp_path / "data"
    data.mkdir()
    everything = " ".join(ESCAPES.values())
    payloads = {**broken(everything), "good": listing(everything)}
    entries = []
    for kind, body in payloads.items():
        (data / f"{kind}.any").write_bytes(body)
        entries.append(f'[{kind}]\nurl = "{kind}.any"\nfellowship = "aa"\n')
    (data / "feeds.toml").write_text("\n".join(entries))
    run = runner(data)
    for command in (["sync"], ["sync", "--json"], ["feeds"], ["feeds", "history", "good"]):
        ran = run(*command)
        assert ran.out
        assert not _ODD & set(ran.out + ran.err), command


@pytest.mark.parametrize("name", ESCAPES)
def test_a_refusal_is_one_line_that_can_be_seen(name: str) -> None:
    for kind in (NotAListing, FetchFailed):
        assert str(kind(f"a{ESCAPES[name]}b")).isprintable()


@pytest.mark.parametrize("name", ESCAPES)
def test_the_terminal_itself_lets_nothing_through(name: str) -> None:
    out, err = io.StringIO(), io.StringIO()
    terminal = Terminal(out=out, err=err, now=lambda: NOW)
    terminal.say(ESCAPES[name])
    terminal.tell(ESCAPES[name])
    terminal.table(("a", "b"), [(ESCAPES[name], 1)])
    assert not _ODD & set(out.getvalue() + err.getvalue())


def test_ordinary_text_stays_as_it_is() -> None:
    text = "Grüße\tund\nÜbung – 日本語 עברית 👩‍👧 [1]"
    assert harmless(text) == text
