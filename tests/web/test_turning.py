"""The ways through a long list, the same on a list, its map and in a frame."""

import re
from html import unescape

import pytest
from flask.testing import FlaskClient

PATHS = ("/meetings", "/map", "/embed")


def turned(client: FlaskClient, address: str) -> tuple[str | None, str | None, str]:
    """Where "previous" and "next" lead, and what stands between them."""
    html = unescape(client.get(address).get_data(as_text=True))
    rel = dict(re.findall(r'<a rel="(prev|next)" href="([^"]*)"', html))
    said = re.search(r"<span>(Page [^<]*)</span>", html)
    return rel.get("prev"), rel.get("next"), said[1] if said else ""


@pytest.mark.parametrize("path", PATHS)
def test_a_page_leads_to_the_one_before_and_the_next(client: FlaskClient, path: str) -> None:
    before, after, said = turned(client, f"{path}?near=Boston&per_page=1&page=2")
    assert (before, after) == (
        f"{path}?near=Boston&per_page=1&page=1",
        f"{path}?near=Boston&per_page=1&page=3",
    )
    assert re.fullmatch("Page 2 of [3-9]", said)


@pytest.mark.parametrize("path", PATHS)
def test_past_the_last_page_the_way_back_leads_to_the_last(client: FlaskClient, path: str) -> None:
    last = int(turned(client, f"{path}?near=Boston&per_page=1")[2].split()[-1])
    before, after, _said = turned(client, f"{path}?near=Boston&per_page=1&page=99")
    assert (before, after) == (f"{path}?near=Boston&per_page=1&page={last}", None)


@pytest.mark.parametrize("path", PATHS)
def test_where_one_page_holds_all_there_is_nothing_to_turn(client: FlaskClient, path: str) -> None:
    assert turned(client, f"{path}?near=Boston&per_page=100") == (None, None, "")
