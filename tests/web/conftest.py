"""The site over a small snapshot, at a frozen hour."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from finder import create_app
from finder.config import Config
from finder.model import Meeting
from finder.settings import Settings
from finder.snapshot import build, publish
from tests.web.listing import NOW, contents

Make = Callable[..., Flask]


@pytest.fixture(scope="session")
def make_site(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Builds a site: `make_site(*meetings, demo=False, url=None, **settings)`."""
    shared = tmp_path_factory.mktemp("gazetteer")

    def make(
        *meetings: Meeting, demo: bool = False, url: str | None = None, **settings: object
    ) -> Flask:
        data: Path = tmp_path_factory.mktemp("site")
        (data / "gazetteer").symlink_to(shared)
        publish(data, build(data, contents(*meetings, demo=demo)))
        config = Config(
            data=data,
            feeds=data / "feeds.toml",
            demo=demo,
            url=url,
            settings=Settings(**settings),  # type: ignore[arg-type]
        )
        return create_app(config, now=lambda: NOW)

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
