"""For machines: /healthz and /openapi.json."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from flask import Blueprint, Response, request

from finder.snapshot import FeedState
from finder.web.caching import with_content_tag
from finder.web.data import json_response
from finder.web.openapi import document
from finder.web.state import base_url, now, snapshot

routes = Blueprint("machines", __name__)


MISSED = 3  # intervals that a feed may be late before `?strict` says so


@routes.get("/healthz")
def healthz() -> Response:
    """200 while there is a snapshot to serve; 503 otherwise, by the error's own handler.

    With `?strict` also 503 while a feed has not been read well for three of its intervals.
    """
    current, states = snapshot(), snapshot().feed_states()
    late = [state.key for state in states if _late(state, now())]
    response = json_response(
        {
            "status": "late" if late else "ok",
            "snapshot": current.name,
            "meetings": len(current.index),
            "age": _age(states, now()),
            "feeds": len(states),
            "held": [state.key for state in states if state.held],
            "failed": [state.key for state in states if state.error],
            "late": late,
        }
    )
    if late and "strict" in request.args:
        response.status_code = 503
    response.headers["Cache-Control"] = "no-store"
    return response


def _age(states: Sequence[FeedState], moment: datetime) -> int | None:
    """Seconds since any feed was last read well, or confirmed."""
    read = [state.last_success for state in states if state.last_success]
    return int((moment - max(read)).total_seconds()) if read else None


def _late(state: FeedState, moment: datetime) -> bool:
    """A feed that is not enabled has no interval, and is never late."""
    if state.last_success is None or not state.interval:
        return False
    return moment - state.last_success > MISSED * timedelta(minutes=state.interval)


@routes.get("/openapi.json")
def openapi() -> Response:
    return with_content_tag(json_response(document(base_url())))
