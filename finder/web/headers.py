"""The headers that every answer carries, whatever its status (facts: trust, S31–S33, P6–P8)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from secrets import token_urlsafe
from typing import Any

from flask import Flask, Response, request

from finder.web import unproxied

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'none'; worker-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
# Everything a browser may be asked for, off; only a tap on "Use my position" asks for one thing.
PERMISSIONS = (
    "geolocation=(self), camera=(), microphone=(), payment=(), usb=(), serial=(), "
    "hid=(), midi=(), accelerometer=(), gyroscope=(), magnetometer=(), display-capture=(), "
    "fullscreen=(), screen-wake-lock=(), browsing-topics=()"
)
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "Permissions-Policy": PERMISSIONS,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_BY_NOBODY = "frame-ancestors 'none'"
_YEAR = 365 * 24 * 3600
FRAMED, FOR_OTHERS = "/embed", "/embed.js"
OPEN = {"Access-Control-Allow-Origin": "*", "X-Robots-Tag": "noindex"}
DATA_TYPES = ("application/json", "application/geo+json", "text/calendar", "text/csv")


def widened(**sources: Sequence[str]) -> str:
    """The policy with further sources: `widened(img_src=["https://tiles.example.org"])`."""
    parts = dict(part.split(" ", 1) for part in POLICY.split("; "))
    for name, more in sources.items():
        directive = name.replace("_", "-")
        parts[directive] = " ".join(dict.fromkeys([*parts.get(directive, "").split(), *more]))
    return "; ".join(f"{name} {values}" for name, values in parts.items() if values)


def install(app: Flask, *, https: bool, embed: Sequence[str] = ()) -> None:
    """Adds the headers to everything `app` answers; a view sets one itself to widen it.

    They go in at the very end, as the plain list that the server takes: Flask's own headers would
    be looked through for each of them. `embed` are the origins that may hold what is made to be
    held.
    """
    always = at_all(https=https)
    inner = app.wsgi_app

    app.jinja_env.globals["nonce"] = nonce

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
            about = About(
                path=request.path,
                placed="lat" in request.args or "lon" in request.args,
                nonce=nonce_so_far(),
            )
            return start_response(status, whole(status, headers, always, about, embed), *error)

        return inner(environ, start)

    app.wsgi_app = answer  # type: ignore[method-assign]

    @app.after_request
    def open_data(response: Response) -> Response:
        """Data may be read by any origin, without credentials. Said here: a 304 tells no type."""
        if response.mimetype in DATA_TYPES:
            response.headers.update(OPEN)
        return response


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What the headers depend on besides the answer: the address asked for, whether it has a
    position, and the nonce of the answer's scripts.
    """

    path: str
    placed: bool
    nonce: str | None = None


def at_all(*, https: bool) -> Mapping[str, str]:
    """What every answer of a site carries, unless it says otherwise itself."""
    secure = {"Strict-Transport-Security": f"max-age={_YEAR}; includeSubDomains"}
    return {**ALWAYS, **secure} if https else ALWAYS


def whole(
    status: str,
    given: Sequence[tuple[str, str]],
    always: Mapping[str, str],
    about: About,
    embed: Sequence[str] = (),
) -> list[tuple[str, str]]:
    """What a view gave wins, but for what it may not decide."""
    named = dict(given)
    found = {**always, **named}
    _allow_scripts(found, about.nonce)
    _open_or_keep(found, about.path)
    if embed and about.path == FRAMED:
        _may_be_framed(found, embed)
    _caching(status, found, placed=about.placed)
    # A header may have been given more than once: those that did not change stay as they are.
    kept = [pair for pair in given if found.get(pair[0]) == named[pair[0]]]
    return kept + [pair for pair in found.items() if named.get(pair[0]) != pair[1]]


def nonce() -> str:
    """What the scripts of this answer carry, so that it runs these and no others."""
    own = unproxied.own()
    made: str | None = own.get("nonce")
    if made is None:
        made = own["nonce"] = token_urlsafe(16)
    return made


def nonce_so_far() -> str | None:
    """That of this answer; None where it names no script."""
    made: str | None = unproxied.own().get("nonce")
    return made


def use_nonce(kept: str) -> None:
    """A 304 names the nonce of the page that the reader has."""
    unproxied.own()["nonce"] = kept


def _allow_scripts(headers: dict[str, str], nonce: str | None) -> None:
    """Those that a template named."""
    if nonce is not None:
        policy = headers["Content-Security-Policy"]
        scripts = f"script-src 'nonce-{nonce}'"
        headers["Content-Security-Policy"] = policy.replace("script-src 'none'", scripts)


def _may_be_framed(headers: dict[str, str], hosts: Sequence[str]) -> None:
    """Whatever its status: a refusal too must be seen where the list stood."""
    policy = headers.get("Content-Security-Policy", "")
    allowed = f"frame-ancestors {' '.join(hosts)}"
    if policy:
        headers["Content-Security-Policy"] = policy.replace(_BY_NOBODY, allowed)
    del headers["X-Frame-Options"]  # it can name no other origin


def _open_or_keep(headers: dict[str, str], path: str) -> None:
    """Pages and files are for this site alone.

    Other sites load data, and the script that makes a list of ours part of their page.
    """
    is_open = "Access-Control-Allow-Origin" in headers or path == FOR_OTHERS
    headers["Cross-Origin-Resource-Policy"] = "cross-origin" if is_open else "same-origin"


def _caching(status: str, headers: dict[str, str], *, placed: bool) -> None:
    """A position is stored nowhere on the way; an error is not remembered."""
    if placed:
        headers["Cache-Control"] = "private, no-store"
    elif "Cache-Control" not in headers:
        headers["Cache-Control"] = "no-store" if status >= "4" else "no-cache"
