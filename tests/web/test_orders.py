"""A list says in which order it stands, and another is one tap away."""

import re

import pytest
from flask.testing import FlaskClient


@pytest.mark.parametrize(
    ("question", "now", "other"),
    [
        ("", "Soonest first", None),
        ("?near=Boston", "Nearest first", "/meetings?near=Boston&amp;sort=soonest"),
        ("?near=Boston&sort=soonest", "Soonest first", "/meetings?near=Boston&amp;sort=nearest"),
        ("?q=meeting&kind=service&kind=meeting", None, None),
    ],
)
def test_the_order_is_said_and_another_offered(
    client: FlaskClient, question: str, now: str | None, other: str | None
) -> None:
    html = client.get(f"/meetings{question}").get_data(as_text=True)
    found = re.search(r'<p class="order">([^·]+) · <a href="([^"]+)">', html)
    assert (found is not None) == (other is not None)
    if found is not None:
        assert found.groups() == (now, other)


def test_soonest_first_near_a_place_goes_by_the_clock(client: FlaskClient) -> None:
    html = client.get("/meetings?near=Boston&sort=soonest").get_data(as_text=True)
    bands = re.findall(r'<h2 class="band[^"]*" id="s\d">([^<]+)<', html)
    assert bands[:2] == ["On now", "Within the hour"]
