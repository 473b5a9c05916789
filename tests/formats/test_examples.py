import json

import pytest

from importers.listing import detect, formats
from tests.formats.examples import Example, examples

EXAMPLES = list(examples())
FOUND = [example for example in EXAMPLES if example.feed().format is None]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda item: f"{item.format}/{item.quirk}")
def test_an_example_becomes_what_is_expected_of_it(example: Example):
    expected = json.loads(example.expected.read_text(encoding="utf-8"))
    assert example.read() == expected


@pytest.mark.parametrize("example", FOUND, ids=lambda item: f"{item.format}/{item.quirk}")
def test_exactly_one_format_recognises_an_example(example: Example):
    assert detect(example.parts()) == example.format


@pytest.mark.parametrize("key", sorted(formats()))
def test_every_format_has_examples(key: str):
    assert any(example.format == key for example in EXAMPLES)


def test_no_expectation_is_left_without_an_example():
    assert not [example for example in EXAMPLES if not example.parts()]
