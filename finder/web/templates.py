"""How templates are found and read: Flask's way, with the same names for all of them."""

from collections.abc import Callable, MutableMapping
from typing import Any

from flask import Flask, Request
from flask.templating import Environment
from werkzeug.routing import MapAdapter

UNROUTED = "finder.unrouted"  # on a request that looks for no route


class Templates(Environment):
    """Templates have no globals of their own here.

    Jinja lays an empty table of them over the common ones, and compares the two, name by name,
    at every import of a macro.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        return super().make_globals(d) if d else self.globals


class Templated(Flask):
    """Flask with them; none of its functions are coroutines, of which it asks at every call."""

    jinja_environment = Templates

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        return func

    def create_url_adapter(self, request: Request | None) -> MapAdapter | None:
        """None for what `direct_list.py` answers without routes."""
        if request is not None and UNROUTED in request.environ:
            return None
        return super().create_url_adapter(request)
