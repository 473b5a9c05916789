"""What may be written down of a request: when, by which method, for which route, with what status.

The route is the pattern (`/meetings/<id>`), never the address: that says what a person looked for.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
DIRECTLY = "finder.directly"  # in the environment of a request that Flask never saw: its route
METHODS = frozenset("GET HEAD OPTIONS POST PUT PATCH DELETE TRACE".split())


def noted(app: Wsgi, write: Callable[[str], Any], now: Callable[[], datetime]) -> Wsgi:
    """`app`, which gives `write` a line for each answer; `now` gives aware instants."""

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        def start(status: str, headers: Any, *error: Any) -> Any:
            moment = now().isoformat(timespec="seconds")
            write(f"{moment} {_method(environ)} {_route(environ)} {status[:3]}\n")
            return start_response(status, headers, *error)

        return app(environ, start)

    return answer


def _method(environ: dict[str, Any]) -> str:
    """One that is none is a word of whoever asked."""
    method: str = environ["REQUEST_METHOD"]
    return method if method in METHODS else "-"


def _route(environ: dict[str, Any]) -> str:
    """As Werkzeug found it, or as it was answered without; one that is none is not said either."""
    if DIRECTLY in environ:
        return str(environ[DIRECTLY])
    request = environ.get("werkzeug.request")
    rule = request.url_rule if request is not None else None
    return str(rule.rule) if rule is not None else "-"
