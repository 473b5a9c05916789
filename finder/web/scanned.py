"""/meetings/<id>.svg: a meeting's address as a QR code, drawn when somebody opens it."""

from flask import Blueprint, Response, abort

from finder.web.qr import svg
from finder.web.state import base_url, snapshot

routes = Blueprint("scanned", __name__)
_DAY = 24 * 3600


@routes.get("/meetings/<id>.svg")
def code(id: str) -> Response:  # noqa: A002
    """404 for what is not listed under this id: there is no address to pass on."""
    if snapshot().row_of(id) is None:
        abort(404)
    drawn = Response(svg(f"{base_url()}/meetings/{id}"), mimetype="image/svg+xml")
    drawn.headers["Cache-Control"] = f"public, max-age={_DAY}"
    return drawn
