"""Words that are read off a pattern stand in every text that the pattern matches."""

import re

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from importers.clean.alternatives import alternatives
from importers.clean.needed_words import needed_words
from importers.clean.only_words import words, written
from importers.clean.signs import in_lower_case

CONDITIONS = [written(entry) for entry in words()["conditions"]]
TOGETHER = alternatives(CONDITIONS)
AS_ONE = re.compile("|".join(f"(?:{pattern})" for pattern in CONDITIONS), re.IGNORECASE)
PIECES = st.sampled_from(
    "sober 30 days required must be 21 + only newcomers no kids camera on . ; \u212aids \n".split(
        " "
    )
)


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("camera", [{"camera"}]),
        ("(?:a |the )?camera", [{"camera"}]),
        ("Camera on|video on", [{"camera on", "video on"}]),
        (r"\bcamera\b.{0,20}\bmust\b", [{"camera"}, {"must"}]),
        (r"(?:camera\s?)+", [{"camera"}]),
        ("camera(?= on)(?! off)", [{"camera"}]),
        ("(?:(?:camera ){2}|video .*)on", [{"camera ", "video "}]),
        ("colou?rs?", [{"color", "colour"}]),
        ("m[ae]n only", [{"man only", "men only"}]),
        ("cámara", [{"mara"}]),
        ("camera|.*", []),
        ("(?:camera)?", []),
        ("[^a]|on", []),
    ],
)
def test_a_pattern_asks_for_the_words_without_which_it_matches_nothing(pattern, needs):
    assert sorted(map(set, needed_words(pattern)), key=sorted) == needs


@pytest.mark.parametrize("pattern", CONDITIONS)
def test_every_text_that_a_pattern_matches_holds_its_words(pattern):
    @settings(max_examples=5, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(st.from_regex(re.compile(pattern, re.IGNORECASE), fullmatch=True))
    def every(text: str) -> None:
        for one_of in needed_words(pattern):
            assert any(word in in_lower_case(text) for word in one_of)
        assert TOGETHER.found_in(text)

    every()


@given(st.lists(PIECES, max_size=8).map(" ".join))
def test_alternatives_find_what_one_pattern_of_all_of_them_finds(text):
    assert TOGETHER.found_in(text) == bool(AS_ONE.search(text))
