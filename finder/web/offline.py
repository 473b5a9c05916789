"""/sw.js and /offline: what opens without a network, for readers who asked for it.

The worker is registered only after a tap (saved.js); static/sw.js says what it keeps and never
keeps. Where settings.toml has `offline = false` one is served that removes itself and all it kept.
"""

import json
from dataclasses import dataclass
from hashlib import sha256

from flask import Blueprint, Response

from finder.languages import gettext as _
from finder.register.helplines import every_line
from finder.web.caching import with_content_tag
from finder.web.files import STATIC
from finder.web.frame import asset, render
from finder.web.state import site
from finder.web.theme import logo_address, theme_address

routes = Blueprint("offline", __name__)
PAGES = ("/help", "/first-meeting", "/saved", "/offline")
FILES = ("site.css", "site.js", "saved_page.js", "old.js", "icon.svg")
_GONE = "sw_gone.js"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfflinePage:
    """Stands in for whatever the device does not have."""

    script: str


@routes.get("/sw.js")
def worker() -> Response:
    """Changes, and so is read anew by the devices that have it, whenever what it keeps does."""
    response = with_content_tag(Response(_worker(), mimetype="application/javascript"))
    response.headers["Cache-Control"] = "no-cache"
    return response


@routes.get("/offline")
def offline() -> Response:
    page = OfflinePage(script=asset("old.js"))
    title = _("Not without a network")
    return render("pages/offline.html", page, title=title, indexed=False)


def _worker() -> str:
    settings = site().config.settings
    if not settings.offline:
        return (STATIC / _GONE).read_text("utf-8")
    source = (STATIC / "sw.js").read_text("utf-8")
    files = [*map(asset, FILES), *filter(None, (theme_address(), logo_address()))]
    lines = repr(every_line(settings.helplines))
    told = repr((source, files, PAGES, settings, lines))
    kept = {
        "version": sha256(told.encode()).hexdigest()[:12],
        "files": files,
        "pages": PAGES,
        "tongues": settings.languages,
        "old": asset("old.js"),
    }
    return f"const KEPT = {json.dumps(kept)};\n{source}"
