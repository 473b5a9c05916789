"""What a device kept says its age by the clock that the page itself goes by."""

import re

import pytest

from tests.web.conftest import Make


@pytest.mark.parametrize(
    ("settings", "address", "clock"),
    [
        ({"clock": 24}, "/help", "24"),
        ({"clock": 24}, "/meetings/city_closed", "24"),
        ({"clock": 12, "country": "DE"}, "/meetings", "12"),
        ({"country": "DE"}, "/meetings", "24"),
        ({}, "/meetings/city_closed", "12"),
    ],
)
def test_a_script_knows_the_page_s_clock(
    make_site: Make, settings: dict[str, object], address: str, clock: str
) -> None:
    html = make_site(**settings).test_client().get(address).text
    assert re.findall(r'data-old-note data-clock="(\d+)"', html) == [clock]
