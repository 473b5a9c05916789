"""Builds a whole site over a small snapshot, at a frozen hour."""

from pathlib import Path

from flask import Flask

from finder import create_app
from finder.config import Config
from finder.model import Meeting
from finder.settings import Settings
from finder.snapshot import build, publish
from tests.web.listing import NOW, contents


def site_over(
    data: Path,
    gazetteer: Path,
    *meetings: Meeting,
    demo: bool = False,
    url: str | None = None,
    **settings: object,
) -> Flask:
    """`data` is an empty folder, `gazetteer` one whose compiled places are shared by all sites."""
    (data / "gazetteer").symlink_to(gazetteer)
    publish(data, build(data, contents(*meetings, demo=demo)))
    config = Config(
        data=data,
        feeds=data / "feeds.toml",
        demo=demo,
        url=url,
        settings=Settings(**settings),  # type: ignore[arg-type]
    )
    return create_app(config, now=lambda: NOW)
