"""`/meetings` answered in a request of Flask's, but without its way there and back.

What its hooks and response objects do took a tenth of a page's time; here their work is done in a
row. Byte for byte the same, headers and all (`tests/web/test_direct_list.py`): plain questions are
answered here, and whatever else is asked, or goes wrong, is Flask's.
"""

from collections.abc import Callable, Iterable
from typing import Any

from flask import Flask

from finder.languages import language
from finder.web import compress, headers, spoken, unproxied
from finder.web.access_log import DIRECTLY
from finder.web.caching import FOR_A_MINUTE, page_tag
from finder.web.meetings import NOT_INDEXED, PATH, html
from finder.web.refusals import LONGEST_QUERY, MOST_PARAMETERS
from finder.web.templates import UNROUTED

_TYPE = ("Content-Type", "text/html; charset=utf-8")
_VARY = ("Vary", "Accept-Encoding, Accept-Language")
_ODD = ("HTTP_IF_MATCH", "HTTP_IF_NONE_MATCH", "SCRIPT_NAME")  # what is left to Flask

Environ = dict[str, Any]
Headers = list[tuple[str, str]]


def install(app: Flask, *, https: bool) -> None:
    """Before all that `app` does itself."""
    inner, always = app.wsgi_app, headers.at_all(https=https)

    def answer(environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        found = _answered(app, environ) if _is_plain(environ) else None
        if found is None:
            return inner(environ, start_response)
        given, about, body = found
        environ[DIRECTLY] = PATH
        start_response("200 OK", headers.whole("200 OK", given, always, about))
        return [body]

    app.wsgi_app = answer  # type: ignore[method-assign]


def _is_plain(environ: Environ) -> bool:
    """Whether it is for us, and nothing about it is out of the common."""
    if environ["PATH_INFO"] != PATH or environ["REQUEST_METHOD"] != "GET":
        return False
    asked = environ.get("QUERY_STRING", "")
    return (
        len(asked) <= LONGEST_QUERY
        and asked.count("&") < MOST_PARAMETERS
        and bool(environ.get("HTTP_HOST"))
        and not any(environ.get(name) for name in _ODD)
    )


def _answered(app: Flask, environ: Environ) -> tuple[Headers, headers.About, bytes] | None:
    """None where Flask is to say what is wrong. It begins anew: nothing is left in `environ`."""
    with app.request_context({**environ, UNROUTED: True}):
        try:
            spoken.speak()
            return _sent(html())
        except Exception:  # whatever it is, Flask comes upon it again and says it
            return None


def _sent(page: bytes) -> tuple[Headers, headers.About, bytes]:
    """The page with the headers that are its own."""
    tag, gzip = page_tag(NOT_INDEXED), compress.is_taken() and len(page) >= compress.SMALLEST
    body = compress.packed(page) if gzip else page
    given = [
        _TYPE,
        ("Content-Length", str(len(body))),
        *NOT_INDEXED.items(),
        ("ETag", f'W/"{tag}"' if gzip else f'"{tag}"'),
        ("Cache-Control", FOR_A_MINUTE),
        _VARY,
        *([("Content-Encoding", "gzip")] if gzip else []),
        ("Content-Language", language()),
    ]
    args = unproxied.request().args
    about = headers.About(
        path=PATH,
        placed="lat" in args or "lon" in args,
        nonce=headers.nonce_so_far(),
    )
    return given, about, body
