"""The command line itself: help, plain mistakes, and a site on the demonstration."""

import csv
import io
import json

import pytest

from finder.__main__ import COMMANDS
from tests.commands.conftest import Run


def test_without_arguments_it_helps(run: Run) -> None:
    ran = run()
    assert ran.code == 0
    assert "python -m finder demo" in ran.out
    assert all(command.NAME in ran.out for command in COMMANDS)


@pytest.mark.parametrize("command", [command.NAME for command in COMMANDS])
def test_every_command_explains_itself(
    run: Run, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        run(command, "--help")
    assert left.value.code == 0
    assert command in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [("nonsense",), ("serve", "--port", "x"), ("export", "xml")])
def test_what_is_no_command_is_exit_2(
    run: Run, arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        run(*arguments)
    assert left.value.code == 2
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("command", ["search", "export json", "rollback", "hide x_y"])
def test_nothing_published_is_said_plainly(run: Run, command: str) -> None:
    ran = run(*command.split())
    assert (ran.code, ran.out) == (1, "")
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize("command", ["sync", "feeds", "feeds release x", "feeds history x"])
def test_a_site_without_feeds_says_how_to_begin(run: Run, command: str) -> None:
    ran = run(*command.split())
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 1


def test_there_is_nothing_to_list_yet(run: Run) -> None:
    assert (run("snapshots").code, run("snapshots").out) == (0, "")


def test_a_search_is_a_table(demo_run: Run) -> None:
    ran = demo_run("search", "--day", "mon", "--attendance", "in_person", "--per-page", "3")
    assert ran.code == 0
    assert len(ran.out.splitlines()) == 4
    assert ran.err.startswith("3 of ")


def test_a_search_with_a_mistake_says_what_is_allowed(demo_run: Run) -> None:
    ran = demo_run("search", "--day", "someday")
    assert (ran.code, ran.out) == (2, "")
    assert "allowed: mon, tue" in ran.err
    assert len(ran.err.splitlines()) == 1


def test_the_json_export_has_every_meeting_as_a_line(demo_run: Run) -> None:
    lines = [json.loads(line) for line in demo_run("export", "json").out.splitlines()]
    (count,) = {int(demo_run("snapshots").out.splitlines()[1].split()[4])}
    assert len(lines) == count
    assert any(line["status"] == "suspended" for line in lines)


def test_childrens_meetings_are_in_the_json_export_alone(demo_run: Run) -> None:
    def ids(kind: str) -> str:
        return demo_run("export", kind).out

    children = [
        line["id"]
        for line in map(json.loads, ids("json").splitlines())
        if "teens" in line["audiences"]
    ]
    assert children
    others = "".join(ids(kind) for kind in ("csv", "geojson", "ics", "meeting-guide"))
    assert [item for item in children if f'"{item}"' in others or f"{item}@" in others] == []


def test_each_export_is_in_its_format(demo_run: Run) -> None:
    assert len(list(csv.reader(io.StringIO(demo_run("export", "csv").out)))) > 50
    assert json.loads(demo_run("export", "geojson").out)["type"] == "FeatureCollection"
    assert demo_run("export", "ics").out.startswith("BEGIN:VCALENDAR")
    assert isinstance(json.loads(demo_run("export", "meeting-guide").out), list)


def test_the_calendar_of_the_demonstration_says_so(demo_run: Run) -> None:
    assert "these meetings do not exist" in demo_run("export", "ics").out[:600]


def test_an_export_can_go_to_a_file(demo_run: Run, tmp_path: object) -> None:
    path = f"{tmp_path}/out.json"
    assert demo_run("export", "json", "--output", path).out == ""
    with open(path, encoding="utf-8") as file:
        assert len(file.readlines()) > 50
