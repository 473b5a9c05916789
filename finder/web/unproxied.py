"""The request, its application and what goes with it, as they are: not through Flask's proxies.

A look through one of those takes ten times as long, and a page looks a hundred times.
"""

from typing import TYPE_CHECKING

import flask

if TYPE_CHECKING:
    from flask.ctx import _AppCtxGlobals


def app() -> flask.Flask:
    """That of this request."""
    found: flask.Flask = flask.current_app._get_current_object()  # type: ignore[attr-defined]
    return found


def request() -> flask.Request:
    """This one."""
    found: flask.Request = flask.request._get_current_object()  # type: ignore[attr-defined]
    return found


def own() -> "_AppCtxGlobals":
    """What Flask calls `g`: it ends with the request."""
    found: _AppCtxGlobals = flask.g._get_current_object()
    return found
