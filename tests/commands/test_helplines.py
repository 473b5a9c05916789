"""The operator sees which crisis lines no person has reviewed yet, and can say who did."""

from datetime import timedelta
from pathlib import Path

from finder.register.helplines import GOOD_FOR, every_line
from tests.commands.conftest import Run, runner
from tests.made import NOW

SETTINGS = """
[helplines.us-988]
reviewed = 2026-11-22
[helplines.de-hilfetelefon]
withdrawn = true
"""


def test_each_line_is_marked_as_not_yet_reviewed_until_a_person_has(
    run: Run, tmp_path: Path
) -> None:
    found = run("helplines")
    assert found.code == 0
    rows = found.out.splitlines()[1:]
    assert len(rows) == len(every_line())
    assert all("not yet reviewed" in row for row in rows)
    assert f"{len(rows)} of {len(rows)} not yet reviewed by a person" in found.err


def test_a_review_of_the_operators_marks_it_and_a_withdrawn_one_is_gone(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text(SETTINGS)
    found = runner(tmp_path)("helplines")
    rows = {row.split()[0]: row for row in found.out.splitlines()}
    assert "not yet" not in rows["us-988"]
    assert "reviewed" in rows["us-988"]
    assert "not yet reviewed" in rows["us-samhsa"]
    assert "de-hilfetelefon" not in rows


def test_an_expired_one_stays_and_is_to_be_checked_again(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text(SETTINGS)
    later = NOW + GOOD_FOR + timedelta(days=2)
    found = runner(tmp_path, later)("helplines")
    rows = {row.split()[0]: row for row in found.out.splitlines()}
    assert "check it again" in rows["us-988"]


def test_feeds_says_so_beside_the_feeds_and_not_among_the_data(run: Run, listing: Path) -> None:
    assert run("add", listing, "--key", "aa-test", "--fellowship", "aa").code == 0
    found = run("feeds")
    assert "aa-test" in found.out
    assert "not yet reviewed by a person" in found.err
    assert "reviewed" not in found.out


def test_nothing_is_said_when_every_line_was_reviewed_lately(tmp_path: Path, listing: Path) -> None:
    run = runner(tmp_path)
    assert run("add", listing, "--key", "aa-test", "--fellowship", "aa").code == 0
    tables = [f"[helplines.{line.key}]\nreviewed = 2026-11-22\n" for line in every_line()]
    (tmp_path / "settings.toml").write_text("".join(tables))
    assert run("feeds").code == 0
    assert "reviewed" not in run("feeds").err
