"""The request of now as it is, not through Flask's proxies: a page looks at it a hundred times.

Its application and what goes with it, too. Lists are answered in one that Flask knows nothing of.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar, Token
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl

import flask
from werkzeug.datastructures import MultiDict

Environ = dict[str, Any]
Pairs = tuple[tuple[str, str], ...]
_OURS, _MARK = "finder.request", "finder.request.mark"  # in the environment of one of Flask's


@dataclass(kw_only=True, eq=False)
class Request:
    """What is asked of `app`; `own` is what it keeps for itself, and ends with it."""

    app: flask.Flask
    environ: Environ
    path: str
    own: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def query_string(self) -> bytes:
        """As it came."""
        asked: str = self.environ.get("QUERY_STRING", "")
        return asked.encode("latin-1")

    @cached_property
    def args(self) -> MultiDict[str, str]:
        """The parameters, read as Flask reads them."""
        asked = self.query_string.decode()
        return MultiDict(parse_qsl(asked, keep_blank_values=True, errors="werkzeug.url_quote"))


_now: ContextVar[Request | None] = ContextVar("request", default=None)


def install(app: flask.Flask) -> None:
    """Before `app` asks for anything here."""
    app.before_request(_begin)
    app.teardown_request(_end)


@contextmanager
def asking(request: Request) -> Iterator[None]:
    """Within, this is the request of now."""
    mark = _now.set(request)
    try:
        yield
    finally:
        _now.reset(mark)


def request() -> Request:
    """This one."""
    return _now.get() or of_flask()


def app() -> flask.Flask:
    """That of this request."""
    asked = _now.get()
    return asked.app if asked else _application()


def own() -> dict[str, Any]:
    """What this request keeps for itself."""
    return request().own


def of_flask() -> Request:
    """The same one for all of a request of Flask's, also where one is answered within another."""
    environ: Environ = flask.request.environ
    found: Request | None = environ.get(_OURS)
    if found is None:
        found = environ[_OURS] = Request(
            app=_application(), environ=environ, path=flask.request.path
        )
    return found


def _application() -> flask.Flask:
    found: flask.Flask = flask.current_app._get_current_object()  # type: ignore[attr-defined]
    return found


def _begin() -> None:
    found = of_flask()
    found.environ[_MARK] = _now.set(found)


def _end(_: BaseException | None) -> None:
    mark: Token[Request | None] | None = flask.request.environ.pop(_MARK, None)
    if mark is not None:
        _now.reset(mark)
