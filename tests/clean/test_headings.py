from pathlib import Path

import pytest

from importers.clean.headings import fields, is_withheld, known, nameable, plain, table_of

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "columns.md"


@pytest.mark.parametrize(
    ("heading", "name"),
    [("Conference URL", "conference_url"), (" sub-Region ", "sub_region"), ("ID", "id"), ("", "")],
)
def test_headings_are_compared_in_lower_case_words(heading: str, name: str):
    assert plain(heading) == name


def test_of_two_synonyms_the_first_that_holds_something_wins():
    row = {"id": 7, "slug": " ", "Meeting": "A", "name": None}
    assert fields(row, {}) == {"slug": 7, "name": "A"}


def test_a_declared_column_wins_over_a_built_in_one():
    row = {"Name": "wrong", "Titel": "right", "Beginn": "19:00"}
    assert fields(row, {"name": "Titel", "start": "Beginn"}) == {"name": "right", "time": "19:00"}


def test_the_uk_and_ireland_list_is_known_by_its_last_columns():
    assert table_of(["Guid", "Title", "MeetingTypeNamespace"]) == "uk_ireland"
    assert table_of(["Title", "Day"]) == "fields"


def test_unknown_headings_are_passed_over():
    assert known(["What3Words", "Name", "Author", "Venmo"], {}) == {"name"}


def test_the_document_has_every_name_that_columns_may_use_and_no_other():
    lines = [line for line in DOCUMENT.read_text("utf-8").splitlines() if line.startswith("| `")]
    named = [name for line in lines for name in line.split("|")[1].split("`")[1::2]]
    assert sorted(named) == nameable()


@pytest.mark.parametrize("name", ["publish", "listed", "publicly_listed"])
@pytest.mark.parametrize(
    ("cell", "withheld"),
    [("ja", False), ("Yes", False), (True, False), ("nein", True), ("", True), (None, True)],
)
def test_a_column_that_says_whether_to_publish_is_obeyed_by_each_of_its_names(
    name: str, cell: object, withheld: bool
):
    columns = {name: "Sichtbar"}
    row = fields({"Name": "A", "Sichtbar": cell}, columns)
    assert is_withheld(row, columns) is withheld


def test_without_the_heading_that_says_so_nothing_is_published():
    columns = {"publish": "Sichtbar"}
    assert is_withheld(fields({"Name": "A"}, columns), columns)
    assert not is_withheld(fields({"Name": "A"}, {}), {})
