"""What the commands say of lists that were not read for long."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from tests.commands.conftest import Run, runner
from tests.made import NOW


@pytest.fixture
def site(run: Run, listing: Path, tmp_path: Path) -> Path:
    """The data folder of a site whose one list was read at NOW."""
    run("add", listing, "--key", "aa-test", "--fellowship", "aa")
    assert run("sync").code == 0
    return tmp_path / "data"


def after(site: Path, days: int) -> Run:
    return runner(site, NOW + timedelta(days=days))


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (30, None),
        (31, "aa-test: not confirmed for 31 days: not shown as “on now” or “soon”"),
        (181, "aa-test: not confirmed for 181 days: searches no longer show it"),
    ],
)
def test_feeds_says_what_follows_from_a_list_s_age(site: Path, days: int, said: str | None) -> None:
    out = after(site, days)("feeds").out
    assert ("not confirmed" in out) is (said is not None)
    assert (said or "good") in out


def test_search_in_the_terminal_follows_the_same_rule(site: Path) -> None:
    assert "not confirmed for 45 days" in after(site, 45)("search").out
    old = after(site, 200)
    assert "0 of 0 meetings" in old("search").err
    assert "8 more were not confirmed for long; see --feed: aa-test" in old("search").err
    assert "8 of 8 meetings" in old("search", "--feed", "aa-test").err


def test_export_carries_everything_with_its_age(site: Path) -> None:
    old = after(site, 200)
    lines = [json.loads(line) for line in old("export", "json").out.splitlines()]
    assert len(lines) == 8
    assert {line["sources"][0]["fetched"] for line in lines} == {NOW.strftime("%Y-%m-%dT%H:%M:%SZ")}
    assert len(old("export", "csv").out.splitlines()) == 9
    calendar = old("export", "ics").out.replace("\r\n ", "")
    assert calendar == after(site, 30)("export", "ics").out.replace("\r\n ", "")
