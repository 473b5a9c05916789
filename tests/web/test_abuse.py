"""What nobody asks for in good faith is answered soon: rightly, or with a 400 (S20, S21)."""

import json
import time

import pytest
from flask import Flask
from flask.testing import FlaskClient

from bench.abuse import BOUND, PAGES, QUERIES
from finder.web.refusals import DATA_ENDINGS


@pytest.fixture(scope="module", autouse=True)
def _places(site: Flask) -> None:
    """Their file is made before any server listens."""
    assert site.extensions["finder"].gazetteer.places("Boston")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("name", QUERIES)
def test_abuse_is_answered_or_refused_soon(client: FlaskClient, page: str, name: str) -> None:
    begin = time.perf_counter()
    answer = client.get(f"{page}?{QUERIES[name]}")
    assert time.perf_counter() - begin < 10 * BOUND
    assert answer.status_code in (200, 400)
    if answer.status_code == 400 and page.endswith(DATA_ENDINGS):
        assert json.loads(answer.data)["error"]["message"]
