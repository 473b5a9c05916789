"""/static/…: our own style, script and icon, and what the map needs; small, and read whole."""

from pathlib import Path

from flask import Blueprint, Response, abort, request
from werkzeug.security import safe_join

from finder.web.caching import with_content_tag

routes = Blueprint("files", __name__)
STATIC = Path(__file__).resolve().parents[1] / "static"
_YEAR = 365 * 24 * 3600
_TYPES = {
    ".css": "text/css",
    ".js": "application/javascript",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".json": "application/json",
}


@routes.get("/static/<path:name>")
def own_file(name: str) -> Response:
    """Asked for under its content's hash (`v`) a file may be kept for ever."""
    found = safe_join(str(STATIC), name)
    path = Path(found) if found else STATIC
    if not path.is_file() or path.suffix not in _TYPES:
        abort(404)
    response = Response(path.read_bytes(), mimetype=_TYPES[path.suffix])
    response = with_content_tag(response)
    if "v" in request.args:
        response.headers["Cache-Control"] = f"public, max-age={_YEAR}, immutable"
    return response
