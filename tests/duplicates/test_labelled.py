"""Precision and recall over pairs of rows of the real listings that were judged by reading them."""

from collections import Counter
from pathlib import Path

import pytest

from tests.duplicates.labelled import figures, labelled, read_listings, summed


def test_there_are_enough_pairs_and_each_is_there_once() -> None:
    pairs = labelled()
    assert len(pairs) >= 300
    assert len({frozenset((pair.one, pair.two)) for pair in pairs}) == len(pairs)
    assert min(Counter(pair.same for pair in pairs).values()) >= 100
    assert min(Counter(pair.tuned for pair in pairs).values()) >= 100


@pytest.mark.parametrize("half", ["all", "tuned on", "kept apart"])
def test_what_is_linked_is_the_same_and_most_that_is_the_same_is_linked(
    found: dict[object, bool], half: str
) -> None:
    chosen = {
        pair: linked
        for pair, linked in found.items()
        if half == "all" or pair.tuned is (half == "tuned on")  # type: ignore[attr-defined]
    }
    sums = summed(chosen)  # type: ignore[arg-type]
    assert sums.precision >= 0.99, sums.wrong
    assert sums.recall >= 0.90, sums.missed


@pytest.fixture(scope="module")
def found(listings: Path) -> dict[object, bool]:
    pairs = labelled()
    return dict(figures(pairs, read_listings(listings, pairs)))
