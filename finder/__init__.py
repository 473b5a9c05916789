"""Open Chair: a directory and finder of recovery and support-group meetings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from finder.config import Config
    from finder.snapshot import Reader


def _clock() -> datetime:
    return datetime.now(UTC)


def create_app(
    config: Config | None = None,
    *,
    now: Callable[[], datetime] = _clock,
    reader: Reader | None = None,
) -> Flask:
    """The site as a WSGI application.

    Without `config` it is read from the environment (BadSettings if that cannot be used). `now`
    gives aware instants. Flask and the engine are imported here, so that importing `finder.model`
    stays cheap.
    """
    from finder.web.site import build

    return build(config, now=now, reader=reader)
