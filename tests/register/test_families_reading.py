"""Families' texts can be read at two in the morning: grade seven at most (Flesch-Kincaid)."""

import pytest

from finder.register.access import words
from finder.register.families import data, services
from finder.register.helplines import countries, helplines
from tests.register.test_fellowships import grade

MOST = 7
ACCESS = [
    *words()["sentence"].values(),
    *words()["viewers"].values(),
    *(text for table in words()["answers"].values() for row in table.values()
      for text in row.values()),
    words()["basis"]["registration"],
    *words()["unknown"].values(),
    words()["own"]["answer"],
    *(text for row in words()["own"]["viewers"].values() for text in row.values()),
]  # fmt: skip
REASONS = [
    f"Because {row['because']}."
    for name in ("about", "who", "style")
    for row in data()[name].values()
    if "because" in row
]
NOTES = [
    text
    for item in services().values()
    for text in (item.note, item.also_note, item.because and f"Because {item.because}.")
    if text
]
FIRST = list(data()["first_visit"]["lines"])
LINES = [
    f"{line.concern}. {line.note or ''}"
    for country in ("", *countries())
    for line in helplines(country)
    if line.topic or line.audience
]


@pytest.mark.parametrize("text", [*ACCESS, *NOTES, *FIRST, *dict.fromkeys(LINES)])
def test_every_sentence_for_families_is_of_grade_seven_at_most(text: str) -> None:
    assert grade(text) <= MOST + (3 if len(text.split()) < 12 else 0)  # one long word of few


def test_whole_texts_are_of_grade_seven_at_most() -> None:
    for texts in (ACCESS, REASONS, NOTES, FIRST, LINES):
        assert grade(" ".join(texts)) <= MOST
