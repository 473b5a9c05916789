"""`check` and `add`: what would be imported, and what is no listing."""

import json
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.commands.conftest import Run
from tests.sync.conftest import row


def test_it_says_what_became_of_every_row(run: Run, listing: Path) -> None:
    ran = run("check", listing, "--fellowship", "aa")
    assert ran.code == 0
    assert "meeting_guide: 8 rows = " in ran.out
    assert "someday" in ran.out


def test_the_report_as_json_keeps_its_promise(run: Run, listing: Path) -> None:
    report = json.loads(run("check", listing, "--fellowship", "aa", "--json").out)
    schema = json.loads(files("finder").joinpath("surface/check.schema.json").read_bytes())
    Draft202012Validator(schema).validate(report)
    assert report["rows"] == report["used"] + report["refused"] + report["withheld"] == 8
    assert len(report["sample"]) == 3
    assert [item["row"] for item in report["problems"] if item["field"] == "weekday"] == [8]


def test_personal_values_are_masked(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "aa.json"
    path.write_text(json.dumps([row(1, day="ask pat.doe@example.org or 555-010-0123")]))
    ran = run("check", path, "--fellowship", "aa", "--json")
    assert "pat.doe" not in ran.out
    assert "0123" not in ran.out


def test_all_meetings_come_as_lines_of_the_public_shape(run: Run, listing: Path) -> None:
    ran = run("check", listing, "--fellowship", "aa", "--meetings")
    lines = [json.loads(line) for line in ran.out.splitlines()]
    schema = json.loads(files("finder").joinpath("surface/meetings.schema.json").read_bytes())
    item = {"$ref": "#/$defs/meeting", "$defs": schema["$defs"]}
    for line in lines:
        Draft202012Validator(item).validate(line)
    assert lines[0]["id"] == "aa-test_group-0"
    assert lines[0]["next_start"].startswith("2026-11-22T19:00")


def test_without_a_fellowship_it_says_how_the_codes_were_read(run: Run, listing: Path) -> None:
    report = json.loads(run("check", listing, "--json").out)
    (problem,) = [item for item in report["problems"] if item["field"] == "fellowship"]
    assert (problem["row"], problem["refused"]) == (0, False)
    assert "--fellowship" in problem["reason"]


def test_of_a_saved_page_whose_next_is_out_of_reach_the_page_is_read(
    run: Run, tmp_path: Path
) -> None:
    event = {"id": 1, "title": "Plover", "start_date": "2026-11-24 19:00:00"}
    page = {"events": [event], "next_rest_url": "http://127.0.0.1:1/events?page=2"}
    path = tmp_path / "page.json"
    path.write_text(json.dumps(page))
    ran = run("check", path, "--fellowship", "aa", "--json")
    assert ran.code == 0
    report = json.loads(ran.out)
    assert report["used"] == 1
    whole = [item["reason"] for item in report["problems"] if item["row"] == 0]
    assert whole == ["not all pages were given"]


NOT_LISTINGS = [b"", b"[", b"{}", b"[]", b"<html><body>Please log in</body></html>", b"\x00\x01"]


@pytest.mark.parametrize("body", NOT_LISTINGS)
def test_what_is_no_listing_is_one_plain_line(run: Run, tmp_path: Path, body: bytes) -> None:
    path = tmp_path / "odd.json"
    path.write_bytes(body)
    ran = run("check", path)
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("nothere.json",), "cannot be read"),
        (("ftp://example.org/x",), "neither an http"),
        (("http://127.0.0.1/x",), "not a public address"),
        (("http://[::1]/x",), "not a public address"),
        (("FILE", "--format", "excel"), "--format"),
        (("FILE", "--fellowship", "aaa"), "--fellowship"),
        (("FILE", "--timezone", "PST"), "--timezone"),
        (("FILE", "--key", "A A"), "no feed key"),
    ],
)
def test_a_mistake_in_what_was_asked_is_one_plain_line(
    run: Run, listing: Path, arguments: tuple[str, ...], says: str
) -> None:
    named = [str(listing) if item == "FILE" else item for item in arguments]
    ran = run("check", *named)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert len(ran.err.splitlines()) == 1


def test_it_publishes_nothing(run: Run, listing: Path, tmp_path: Path) -> None:
    run("check", listing)
    assert not (tmp_path / "data").exists()


def test_adding_writes_the_feed(run: Run, listing: Path, tmp_path: Path) -> None:
    ran = run("add", listing, "--key", "aa-test", "--title", "AA Test", "--fellowship", "aa")
    assert ran.code == 0
    text = (tmp_path / "data" / "feeds.toml").read_text()
    assert text.startswith('[aa-test]\ntitle = "AA Test"\n')


def test_adding_needs_a_fellowship_where_the_listing_names_none(
    run: Run, listing: Path, tmp_path: Path
) -> None:
    ran = run("add", listing, "--key", "aa-test")
    assert ran.code == 2
    assert "--fellowship" in ran.err
    assert not (tmp_path / "data" / "feeds.toml").exists()


def test_adding_what_is_no_listing_adds_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "odd.json").write_text("{}")
    assert run("add", tmp_path / "odd.json", "--key", "aa", "--fellowship", "aa").code == 2
    assert not (tmp_path / "data" / "feeds.toml").exists()
