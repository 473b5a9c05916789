"""Puts the site together: one Flask application, its routes, filters, headers and errors."""

import os
from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from pathlib import Path

from flask import Flask
from jinja2 import StrictUndefined

from finder import languages
from finder.config import Config, load_config
from finder.contact import contact_link
from finder.snapshot import Reader
from finder.snapshot.reader import beside
from finder.web import (
    caching,
    compress,
    direct,
    direct_list,
    headers,
    messages,
    positions,
    refusals,
    spoken,
    theme,
    unproxied,
    warming,
)
from finder.web.state import Site
from finder.web.templates import Templated

PROJECT = Path(__file__).resolve().parents[2]
PARTS = (
    "home",
    "meetings",
    "map",
    "data",
    "meeting",
    "scanned",
    "calendars",
    "plan",
    "handout",
    "embed",
    "families",
    "fellowships",
    "subscribe",
    "sources",
    "texts",
    "machines",
    "files",
    "theme",
    "saved",
    "offline",
)


def build(config: Config | None, *, now: Callable[[], datetime], reader: Reader | None) -> Flask:
    """See `finder.create_app`."""
    config = config or load_config(os.environ, now().date())
    app = Templated("finder", static_folder=None, template_folder=PROJECT / "templates")
    app.url_map.strict_slashes = False
    app.url_map.merge_slashes = False  # no redirects to addresses made of the request's Host
    app.json.sort_keys = False  # type: ignore[attr-defined]
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters |= {"contact_link": contact_link, "whole": languages.whole}
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        languages.gettext, languages.ngettext, newstyle=True, pgettext=languages.pgettext
    )
    messages.install(app)
    app.jinja_env.globals |= {
        name: getattr(languages, name) for name in ("checked", "isolated", "said_in")
    }
    reader = reader or Reader(
        config.data, config.corrections, how=beside, warm=lambda new: warming.warm(app, new)
    )
    app.extensions["finder"] = Site(config=config, reader=reader, now=now)
    for name in PARTS:
        app.register_blueprint(import_module(f"finder.web.{name}").routes)
    theme.warn_of_what_is_not_shown(config)
    unproxied.install(app)
    refusals.install(app)
    spoken.install(app)
    caching.install(app)
    https = (config.url or "").startswith("https://")
    headers.install(app, https=https, embed=config.settings.embed)
    compress.install(app)
    direct.install(app, https=https)
    direct_list.install(app, https=https)
    positions.install(app)
    return app
