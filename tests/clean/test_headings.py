import pytest

from importers.clean.headings import fields, known, plain, table_of


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
