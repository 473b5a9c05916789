"""The request, its application and what goes with it, as they are: not through Flask's proxies.

A look through one of those takes ten times as long, and a page looks a hundred times.
"""

from typing import TYPE_CHECKING

import flask
from flask.globals import _cv_app, _cv_request

if TYPE_CHECKING:
    from flask.ctx import _AppCtxGlobals


def app() -> flask.Flask:
    """That of this request."""
    return _cv_app.get().app


def request() -> flask.Request:
    """This one."""
    return _cv_request.get().request


def own() -> "_AppCtxGlobals":
    """What Flask calls `g`: it ends with the request."""
    return _cv_app.get().g
