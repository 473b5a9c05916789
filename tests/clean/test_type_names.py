import pytest

from finder.register.fellowships import code_systems
from importers.clean.type_names import codes, type_names


@pytest.mark.parametrize(
    ("written", "names"),
    [
        (["O", "BE"], ["O", "BE"]),
        ("O,BE", ["O", "BE"]),
        ("Open; Step Study | Women", ["Open", "Step Study", "Women"]),
        ([" O ", "O", "o"], ["O", "o"]),
        ([11], ["11"]),
        (["O,BE"], ["O", "BE"]),
        ([""], []),
        (None, []),
        ([], []),
        ("Speaker/Discussion", ["Speaker/Discussion"]),
        ("Open Discussion, Women", ["Open Discussion", "Women"]),
        ("Open, Discussion", ["Open", "Discussion"]),
        (
            "Newcomers, Families, Friends, and Observers Welcome, Speaker",
            ["Newcomers", "Families, Friends, and Observers Welcome", "Speaker"],
        ),
    ],
)
def test_types_are_told_apart(written: object, names: list[str]):
    assert type_names(written, code_systems("al-anon")) == (names, [])


def test_what_is_no_text_is_given_back():
    assert type_names(["O", {"code": "C"}, True], ()) == (["O"], [{"code": "C"}, True])


def test_a_code_is_looked_up_in_its_systems_before_the_ways_to_take_part():
    (code,) = codes(["In-person"], ("tsml:aa",))
    assert code.lookups == (("tsml:aa", "In-person"), ("tsml-attendance_option", "in_person"))
