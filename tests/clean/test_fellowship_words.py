import pytest

from importers.clean.fellowship_words import fellowship_named

OWN = {"All Recovery": "independent", "Wellbriety": "independent"}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Al-Anon (AFG) - see notes", "al-anon"),
        ("AA - Women", "aa"),
        ("Codependents Anonymous (CoDA) [new]", "coda"),
        ("ALL  RECOVERY: Allies", "independent"),
        ("all recovery", "independent"),
        ("Alcoholics Anonymous and Narcotics Anonymous", None),
        ("Al-Anon (AFG) - AA", None),
        ("Donna - Sunday Finale", None),
        ("Wellbriety with friends", None),
        ("", None),
        ("(", None),
        ("AA - " * 100_000, "aa"),
    ],
)
def test_a_part_of_the_cell_names_the_fellowship(text: str, key: str | None):
    assert fellowship_named(text, OWN) == key
