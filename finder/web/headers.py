"""The headers that every answer carries, whatever its status (facts: trust, S31–S33, P6–P8)."""

from collections.abc import Sequence
from secrets import token_urlsafe

from flask import Flask, Response, g, request

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

    `embed` are the origins that may hold what is made to be held.
    """
    secure = {"Strict-Transport-Security": f"max-age={_YEAR}; includeSubDomains"}
    always = {**ALWAYS, **secure} if https else ALWAYS

    app.jinja_env.globals["nonce"] = nonce

    @app.after_request
    def add(response: Response) -> Response:
        for name, value in always.items():
            response.headers.setdefault(name, value)
        _allow_scripts(response)
        _open_or_keep(response)
        if embed and request.path == FRAMED:
            _may_be_framed(response, embed)
        _caching(response)
        return response


def nonce() -> str:
    """What the scripts of this answer carry, so that it runs these and no others."""
    if "nonce" not in g:
        g.nonce = token_urlsafe(16)
    made: str = g.nonce
    return made


def _allow_scripts(response: Response) -> None:
    """Those that a template named. A 304 has no policy: it would take the place of the one that
    came with the page, whose nonce is another.
    """
    if response.status_code == 304:
        del response.headers["Content-Security-Policy"]
    elif "nonce" in g:
        policy = response.headers["Content-Security-Policy"]
        scripts = f"script-src 'nonce-{g.nonce}'"
        response.headers["Content-Security-Policy"] = policy.replace("script-src 'none'", scripts)


def _may_be_framed(response: Response, hosts: Sequence[str]) -> None:
    """Whatever its status: a refusal too must be seen where the list stood."""
    policy = response.headers.get("Content-Security-Policy", "")
    allowed = f"frame-ancestors {' '.join(hosts)}"
    if policy:
        response.headers["Content-Security-Policy"] = policy.replace(_BY_NOBODY, allowed)
    del response.headers["X-Frame-Options"]  # it can name no other origin


def _open_or_keep(response: Response) -> None:
    """Data may be read by any origin, without credentials; pages and files by this one alone.

    Other sites load the script that makes a list of ours part of their page.
    """
    data = response.mimetype in DATA_TYPES
    policy = "cross-origin" if data or request.path == FOR_OTHERS else "same-origin"
    response.headers["Cross-Origin-Resource-Policy"] = policy
    if data:
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["X-Robots-Tag"] = "noindex"


def _caching(response: Response) -> None:
    """A position is stored nowhere on the way; an error is not remembered."""
    if "lat" in request.args or "lon" in request.args:
        response.headers["Cache-Control"] = "private, no-store"
    elif "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = (
            "no-store" if response.status_code >= 400 else "no-cache"
        )
