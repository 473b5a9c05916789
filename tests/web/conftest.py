"""The site over a small snapshot, at a frozen hour."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from finder.model import Meeting
from tests.web import random_states
from tests.web.sites import site_over

Make = Callable[..., Flask]


@pytest.fixture(scope="session")
def places(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the compiled gazetteer, which all sites share: making it takes seconds."""
    return tmp_path_factory.mktemp("gazetteer")


@pytest.fixture(scope="session")
def make_site(tmp_path_factory: pytest.TempPathFactory, places: Path) -> Make:
    """Builds a site: `make_site(*meetings, demo=False, url=None, **settings)`."""

    def make(*meetings: Meeting, **options: object) -> Flask:
        data = tmp_path_factory.mktemp("site")
        return site_over(data, places, *meetings, **options)  # type: ignore[arg-type]

    return make


@pytest.fixture(scope="session")
def site(make_site: Make) -> Flask:
    return make_site(url="https://chair.example")


@pytest.fixture
def client(site: Flask) -> FlaskClient:
    return site.test_client()


@pytest.fixture(scope="session")
def demo_site(make_site: Make) -> Flask:
    return make_site(demo=True)


@pytest.fixture(scope="session")
def ready_sites(make_site: Make) -> Mapping[str, Flask]:
    """Sites of every kind, each opened: the first request of all makes it ready."""
    sites = {
        "url": make_site(url="https://chair.example"),
        "no url": make_site(),
        "demo": make_site(demo=True),
        "few fellowships": make_site(fellowships=("aa", "al-anon"), country="IE"),
        "framed": make_site(embed=("https://hall.example",)),
    }
    for app in sites.values():
        assert app.test_client().get("/meetings").status_code == 200
    return sites


@pytest.fixture(scope="session")
def random_sites(tmp_path_factory: pytest.TempPathFactory, places: Path) -> Mapping[str, Flask]:
    """The sites that random questions are put to, `demo` and `world`."""
    return random_states.sites(tmp_path_factory.mktemp("random"), places)
