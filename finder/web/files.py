"""/static/…: our own style, script and icon, and what the map needs; small, and read whole."""

from collections.abc import Mapping
from pathlib import Path

from flask import Blueprint, Response, abort, request
from werkzeug.security import safe_join

from finder.web.caching import with_content_tag

routes = Blueprint("files", __name__)
STATIC = Path(__file__).resolve().parents[1] / "static"
_YEAR = 365 * 24 * 3600
# What every page asks for comes as one: on a slow line each request costs more than its content.
_LEAFLET = "vendor/leaflet-1.9.4"
_CLUSTERS = "vendor/leaflet.markercluster-1.5.3"
TOGETHER: Mapping[str, tuple[str, ...]] = {
    "site.js": ("site.js", "saved.js"),
    "map.js": (
        "map-ground.js",
        f"{_LEAFLET}/leaflet.js",
        f"{_CLUSTERS}/leaflet.markercluster.js",
        "map-marks.js",
        "map.js",
    ),
    "map.css": (f"{_LEAFLET}/leaflet.css", "map.css"),
}
_TYPES = {
    ".css": "text/css",
    ".js": "application/javascript",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".json": "application/json",
}


@routes.get("/static/<path:name>")
def own_file(name: str) -> Response:
    found = safe_join(str(STATIC), name)
    path = Path(found) if found else STATIC
    if not path.is_file() or path.suffix not in _TYPES:
        abort(404)
    return lasting(Response(content(name), mimetype=_TYPES[path.suffix]))


def content(name: str) -> bytes:
    """What is sent under the name of one of our files."""
    return b"\n".join(_part(part) for part in TOGETHER.get(name, (name,)))


def _part(name: str) -> bytes:
    """A vendored one with its licence above it."""
    path = STATIC / name
    licence = path.with_name("LICENSE")
    above = b"/*! " + licence.read_bytes() + b"*/\n" if licence.is_file() else b""
    return above + path.read_bytes()


def lasting(response: Response) -> Response:
    """With its tag; asked for under its content's hash (`v`) it may be kept for ever."""
    response = with_content_tag(response)
    if "v" in request.args:
        response.headers["Cache-Control"] = f"public, max-age={_YEAR}, immutable"
    return response
