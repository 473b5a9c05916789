"""The door past Flask: lists that most people ask for are answered before `app` does anything."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import Flask

from finder.web import headers
from finder.web.access_log import DIRECTLY
from finder.web.compress import SMALLEST, packed

Environ = dict[str, Any]
Start = Callable[..., Any]
Headers = list[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """An answer made past Flask; `given` are the headers that are its own."""

    given: Headers
    about: headers.About
    body: bytes
    status: str = "200 OK"


def open_door(
    app: Flask, path: str, way: Callable[[Environ], Passed | None], *, https: bool
) -> None:
    """`way` answers what is plain at `path`, and gives None for all that is Flask's."""
    inner, always = app.wsgi_app, headers.at_all(https=https)

    def answer(environ: Environ, start_response: Start) -> Iterable[bytes]:
        found = way(environ)
        if found is None:
            return inner(environ, start_response)
        environ[DIRECTLY] = path
        given = headers.whole(found.status, found.given, always, found.about)
        start_response(found.status, given)
        return [found.body]

    app.wsgi_app = answer  # type: ignore[method-assign]


def sent(
    text: bytes,
    tag: str,
    *,
    gzip: bool,
    keeping: str,
    first: Sequence[tuple[str, str]],
    vary: str,
    last: Iterable[tuple[str, str]],
) -> tuple[Headers, bytes]:
    """A good answer of this minute: its headers, in the order of Flask's, and its body.

    `first` are its type and what else comes before its tag, `last` what comes behind, `keeping`
    says to caches how long. With `gzip` it is packed where that is worth it.
    """
    gzip = gzip and len(text) >= SMALLEST
    body = packed(text) if gzip else text
    kind, *others = first
    given = [
        kind,
        ("Content-Length", str(len(body))),
        *others,
        ("ETag", f'W/"{tag}"' if gzip else f'"{tag}"'),
        ("Cache-Control", keeping),
        ("Vary", vary),
        *([("Content-Encoding", "gzip")] if gzip else []),
        *last,
    ]
    return given, body
