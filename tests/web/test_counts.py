"""The number beside an option is what one gets who chooses it, on the page and in the data."""

from collections.abc import Iterator, Mapping
from random import Random

import pytest
from flask import Flask
from flask.testing import FlaskClient

from finder.search.filters import NARROWING
from finder.web.links import Pairs, address, with_value
from tests.web import random_states, reading

SAMPLED = 3  # options of a state that are followed


def chosen(pairs: Pairs, name: str, value: str) -> Pairs:
    """The query with that value as the only one of its parameter, or one more where it narrows."""
    if name in NARROWING:
        return tuple(dict.fromkeys([*pairs, (name, value)]))
    return with_value(pairs, name, value)


def page_counts(client: FlaskClient, pairs: Pairs) -> list[tuple[str, str, int]]:
    options = reading.options(reading.read(client, pairs))
    for option in options:
        assert option.off == (option.count == 0 and not option.chosen), (pairs, option)
    return [(option.name, option.value, option.count) for option in options]


def page_total(client: FlaskClient, pairs: Pairs) -> int:
    return reading.total(reading.read(client, pairs))


def data_counts(client: FlaskClient, pairs: Pairs) -> list[tuple[str, str, int]]:
    facets = client.get(address("/meetings.json", pairs)).get_json()["facets"]
    return [
        (name, option["value"], option["count"])
        for name, options in facets.items()
        for option in options
    ]


def data_total(client: FlaskClient, pairs: Pairs) -> int:
    found: int = client.get(address("/meetings.json", pairs)).get_json()["total"]
    return found


def states(app: Flask, which: str, random: Random, amount: int) -> Iterator[Pairs]:
    """States that one comes to by tapping: mostly of lists that hold something."""
    client, made = app.test_client(), 0
    while made < amount:
        pairs = random_states.state(random, random_states.OWN[which])
        if page_total(client, pairs) or random.random() < 0.2:
            made += 1
            yield pairs


def check(app: Flask, random: Random, pairs: Pairs, data: bool) -> None:
    client = app.test_client()
    counts, total = (data_counts, data_total) if data else (page_counts, page_total)
    found = counts(client, pairs)
    assert found or total(client, pairs) == 0, pairs
    some = [item for item in found if item[2]]
    for name, value, count in random.sample(some, min(SAMPLED, len(some))):
        assert total(client, chosen(pairs, name, value)) == count, (pairs, name, value)
    for name, value, count in random.sample(found, min(1, len(found))):
        assert total(client, chosen(pairs, name, value)) == count, (pairs, name, value)


@pytest.mark.parametrize("which", ["demo", "world"])
def test_the_count_of_an_option_is_the_total_received(
    random_sites: Mapping[str, Flask], which: str
) -> None:
    random = Random(6)
    for number, pairs in enumerate(states(random_sites[which], which, random, 25)):
        check(random_sites[which], random, pairs, data=number % 3 == 0)


@pytest.mark.full
@pytest.mark.parametrize("which", ["demo", "world"])
@pytest.mark.parametrize("seed", range(10))
def test_the_counts_of_a_long_series_of_states_are_the_totals_received(
    random_sites: Mapping[str, Flask], which: str, seed: int
) -> None:
    random = Random(600 + seed)
    for number, pairs in enumerate(states(random_sites[which], which, random, 25)):
        check(random_sites[which], random, pairs, data=number % 3 == 0)
