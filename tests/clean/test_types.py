import pytest

from importers import Code
from tests.clean.drafts import codes, draft, meeting, reasons, row


@pytest.mark.parametrize(
    ("system", "code", "facet", "value"),
    [
        ("tsml:aa", "Y", "audiences", "young_people"),
        ("tsml:aa", "S", "languages", "es"),
        ("tsml:aca", "S", "types", "speaker"),
        ("tsml:aa", "X", "accessibility", "wheelchair"),
        ("tsml:al-anon", "POA", "audiences", "parents"),
        ("bmlt-en", "CH", "cautions", "not_on_holidays"),
    ],
)
def test_a_code_means_what_its_own_system_says(system, code, facet, value):
    assert value in getattr(meeting(codes=codes(code, system=system)), facet)


def test_the_first_lookup_that_knows_the_code_wins():
    code = Code(text="f", lookups=(("nowhere", "f"), ("bmlt-world-id", "W"), ("tsml:aa", "M")))
    assert meeting(codes=(code,)).audiences == {"women"}


def test_an_unknown_code_is_kept_as_written_and_counted():
    found = row(codes=codes("ASBI", "D"))
    assert found.meetings[0].source_types == ("ASBI", "D")
    assert [(p.field, p.reason, p.value) for p in found.problems] == [
        ("types", "type not known", "ASBI")
    ]


def test_at_most_a_hundred_types_are_read():
    found = row(codes=codes(*(f"T{number}" for number in range(10_000))))
    assert len(found.meetings[0].source_types) == 100
    assert "more types than are read" in reasons(found)


def test_a_code_of_ten_thousand_characters_is_cut():
    assert len(meeting(codes=codes("x" * 10_000)).source_types[0]) == 100


def test_the_weeks_a_format_names_are_the_weeks_it_meets():
    assert meeting(codes=codes("Wo2", "WoL", system="bmlt-de")).weeks == (2, -1)


def test_a_row_for_adults_does_not_say_that_alateen_meets_there():
    found = meeting(codes=codes("AL", "D", system="tsml:al-anon"), fellowship="al-anon")
    assert found.types == {"discussion"} or "concurrent_alateen" not in found.types
    assert "AL" not in found.source_types


def test_a_code_can_say_whose_meeting_it_is():
    assert meeting(codes=codes("GAM", system="tsml:ga"), fellowship="ga").fellowship == "gam-anon"


def test_a_draft_without_codes_has_no_types():
    assert meeting(codes=()).source_types == ()
    assert draft().codes == ()
