"""Builds a whole site over a small snapshot, at a frozen hour."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
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
    read: Mapping[str, datetime] | None = None,
    **settings: object,
) -> Flask:
    """`data` is an empty folder, `gazetteer` one whose compiled places are shared by all sites.

    `read` is when the lists of some feeds were last read, if not lately.
    """
    (data / "gazetteer").symlink_to(gazetteer)
    made = contents(*meetings, demo=demo)
    states = [
        replace(state, last_success=(read or {}).get(state.key, state.last_success))
        for state in made.feed_states
    ]
    publish(data, build(data, replace(made, gone=(*made.gone, *gone), feed_states=states)))
    config = Config(
        data=data,
        feeds=data / "feeds.toml",
        demo=demo,
        url=url,
        settings=Settings(**settings),  # type: ignore[arg-type]
    )
    return create_app(config, now=lambda: NOW)
