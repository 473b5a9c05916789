"""Builds a whole site over a small snapshot, at a frozen hour."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from flask import Flask

from finder import create_app
from finder.config import Config
from finder.model import Meeting
from finder.settings import Settings
from finder.snapshot import Gone, build, publish
from tests.web.listing import NOW, contents


def site_over(
    data: Path,
    gazetteer: Path,
    *meetings: Meeting,
    demo: bool = False,
    url: str | None = None,
    gone: Sequence[Gone] = (),
    **settings: object,
) -> Flask:
    """`data` is an empty folder, `gazetteer` one whose compiled places are shared by all sites."""
    (data / "gazetteer").symlink_to(gazetteer)
    made = contents(*meetings, demo=demo)
    publish(data, build(data, replace(made, gone=(*made.gone, *gone))))
    config = Config(
        data=data,
        feeds=data / "feeds.toml",
        demo=demo,
        url=url,
        settings=Settings(**settings),  # type: ignore[arg-type]
    )
    return create_app(config, now=lambda: NOW)
