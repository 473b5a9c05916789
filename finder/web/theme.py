"""An operator's own colour and sign (`accent` and `logo` of settings.toml)."""

import logging
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from flask import Blueprint, Response, abort
from werkzeug.security import safe_join

from finder.config import Config
from finder.web.caching import with_content_tag
from finder.web.files import content, lasting
from finder.web.state import site

routes = Blueprint("theme", __name__)
_log = logging.getLogger(__name__)
_READABLE = 4.5  # WCAG 2.2, 1.4.3
# What site.css puts the accent on, and the ink it puts on the accent; a test compares them.
LIGHT = ("#f7f5f0", "#ffffff", "#e2efec")
DARK = ("#12181b", "#1a2226", "#16322f", "#06211f")
_GROUNDS = {"light": LIGHT, "dark": DARK}
_IMAGES: Mapping[str, str] = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
}


@routes.get("/theme.css")
def theme() -> Response:
    style = accent_style(site().config.settings.accent)
    if not style:
        abort(404)
    return lasting(Response(_sheet(style), mimetype="text/css"))


def _sheet(style: str) -> bytes:
    """The site's own, and the rules after it: a page asks for one sheet instead of two."""
    return content("site.css") + style.encode()


@routes.get("/logo")
def logo() -> Response:
    path = logo_path(site().config)
    if path is None:
        abort(404)
    response = Response(path.read_bytes(), mimetype=_IMAGES[path.suffix.lower()])
    return with_content_tag(response)


def accent_style(accent: str | None) -> str:
    """The rules that put our accent aside, for the themes in which this one can be read."""
    if accent is None:
        return ""
    return "".join(
        f"@media (prefers-color-scheme: {name}) {{ :root {{ --accent: {accent}; }} }}\n"
        for name in _GROUNDS
        if name not in _unreadable(accent)
    )


def _unreadable(accent: str) -> list[str]:
    """The themes in which this colour has too little contrast with what it meets."""
    return [
        name
        for name, grounds in _GROUNDS.items()
        if any(contrast(accent, ground) < _READABLE for ground in grounds)
    ]


def logo_path(config: Config) -> Path | None:
    """The image beside settings.toml; None for the demonstration, which is nobody's."""
    name = config.settings.logo
    found = safe_join(str(config.feeds.parent), name) if name and not config.demo else None
    path = Path(found) if found else None
    return path if path and path.suffix.lower() in _IMAGES and path.is_file() else None


def warn_of_what_is_not_shown(config: Config) -> None:
    """Once, when the site starts."""
    settings = config.settings
    for scheme in _unreadable(settings.accent) if settings.accent else ():
        _log.warning("accent %s cannot be read in %s colours: ours stays", settings.accent, scheme)
    if settings.logo and not config.demo and logo_path(config) is None:
        kinds = ", ".join(_IMAGES)
        _log.warning("logo %s is no file beside settings.toml (%s)", settings.logo, kinds)


def theme_address() -> str | None:
    """Of the site's sheet with the accent; with its hash, so that a change is seen at once."""
    style = accent_style(site().config.settings.accent)
    return f"/theme.css?v={sha256(_sheet(style)).hexdigest()[:12]}" if style else None


def logo_address() -> str | None:
    return "/logo" if logo_path(site().config) else None


def contrast(one: str, other: str) -> float:
    """WCAG 2.2's contrast ratio of two `#rrggbb`."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
