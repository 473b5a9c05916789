"""A position in a request's address is rounded before anything reads it (facts: trust, P5).

Our own pages round it on the device; who follows somebody else's link should not spread it further
than they would. So no link, form, tag or answer can hold more than two decimals of it.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import unquote_plus

from flask import Flask

_DECIMALS = 2  # about a kilometre
_LIMITS = {"lat": 90, "lon": 180}
_MAY_HOLD = re.compile(r"l(?:at|on)=|%", re.IGNORECASE)
_EXACT = re.compile(
    r"\s*[+-]?\d{0,3}(?:[.,]\d{3,400}|(?<=\d)\.?\d{0,400}[eE][+-]?\d{1,3})\s*", re.ASCII
)


def install(app: Flask) -> None:
    """Before `app` sees a request."""
    inner = app.wsgi_app

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        query = environ.get("QUERY_STRING")
        if query and _MAY_HOLD.search(query):
            environ["QUERY_STRING"] = rounded(query)
        return inner(environ, start_response)

    app.wsgi_app = answer  # type: ignore[method-assign]


def rounded(query: str) -> str:
    """`lat=42.361234&q=x` -> `lat=42.36&q=x`; what is no position stays one that is refused."""
    return "&".join(map(_rounded, query.split("&")))


def _rounded(field: str) -> str:
    name, equals, value = field.partition("=")
    limit, given = _LIMITS.get(unquote_plus(name)), unquote_plus(value)
    if limit is None or not _EXACT.fullmatch(given):
        return field
    number = float(given.replace(",", "."))
    if not abs(number) <= limit:
        return field
    shown = str(round(number, _DECIMALS))
    return f"{name}{equals}{shown.replace('.', ',') if ',' in given else shown}"
