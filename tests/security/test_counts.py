"""Every table of bad inputs is as long as promised, all of them different (trust, S1 to S17)."""

from collections.abc import Sequence

import pytest

from tests.security import (
    test_addresses,
    test_archives,
    test_calendars,
    test_ids,
    test_json,
    test_links,
    test_lookalikes,
    test_markup,
    test_sizes,
    test_tables,
    test_tls,
    test_values,
    test_xml,
)

TABLES: dict[str, tuple[int, Sequence[object]]] = {
    "S1": (60, test_addresses.LITERALS),
    "S2": (15, [*test_addresses.NAMES, *test_addresses.REBINDING]),
    "S3": (25, test_addresses.STRANGE),
    "S4": (15, test_addresses.REDIRECTS),
    "S5": (6, test_tls.BAD),
    "S6": (10, [*test_sizes.SIZES, *test_sizes.DRIPS]),
    "S7": (10, list(test_sizes.BOMBS)),
    "S8": (12, list(test_archives.TRAPS)),
    "S9": (30, [*test_json.REFUSED, *test_json.READ]),
    "S10": (12, [*test_xml.DEFINITIONS, *test_xml.INCLUDES]),
    "S11": (15, [*test_tables.REFUSED, *test_tables.READ]),
    "S12": (20, list(test_calendars.ENDLESS)),
    "S13": (60, [repr(item) for item in test_values.BAD]),
    "S14": (10, test_ids.TAKEN),
    "S15": (80, test_markup.PAYLOADS),
    "S16": (60, test_links.BAD),
    "S17 providers": (30, test_lookalikes.HOSTS),
    "S17 letters": (20, list(test_lookalikes.BIDI.values())),
}


@pytest.mark.parametrize("number", TABLES)
def test_there_are_as_many_different_inputs_as_promised(number: str) -> None:
    least, table = TABLES[number]
    assert len(set(table)) == len(table) >= least


def test_every_payload_is_rendered_often_enough() -> None:
    """Two pages of its own and four answers to a query, for each."""
    assert 6 * len(test_markup.PAYLOADS) + len(test_markup.LISTS) >= 400
