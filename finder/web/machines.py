"""For machines: /healthz and /openapi.json."""

from flask import Blueprint, Response

from finder.web.caching import with_content_tag
from finder.web.data import json_response
from finder.web.openapi import document
from finder.web.state import base_url, snapshot

routes = Blueprint("machines", __name__)


@routes.get("/healthz")
def healthz() -> Response:
    """200 while there is a snapshot to serve; 503 otherwise, by the error's own handler."""
    current = snapshot()
    response = json_response(
        {"status": "ok", "snapshot": current.name, "meetings": len(current.index)}
    )
    response.headers["Cache-Control"] = "no-store"
    return response


@routes.get("/openapi.json")
def openapi() -> Response:
    return with_content_tag(json_response(document(base_url())))
