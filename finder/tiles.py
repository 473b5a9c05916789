"""`[tiles]` of settings.toml: a server of map pictures that the operator may set up."""

from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from re import fullmatch
from typing import Any
from urllib.parse import urlsplit

from finder.errors import BadSettings

_KEYS = ("url", "attribution", "attribution_url", "max_zoom")
_FURTHEST = 22  # zoom: nobody draws pictures beyond
_LIKE = "https://tiles.example.org/{z}/{x}/{y}.png"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tiles:
    """`url` has {z}, {x} and {y}, perhaps {r}; `attribution` is shown with the pictures.

    `max_zoom` is the closest zoom that the server has pictures of.
    """

    url: str
    attribution: str
    attribution_url: str | None = None
    max_zoom: int = 19

    @property
    def host(self) -> str:
        """As it is named to people before anything is asked of it."""
        return urlsplit(self.url).netloc

    @property
    def origin(self) -> str:
        """As a policy names it: `https://tiles.example.org`."""
        return f"{urlsplit(self.url).scheme}://{self.host}"


def read_tiles(value: object, key: str) -> Tiles:
    """The table as it stands in the file; raises BadSettings."""
    if not isinstance(value, dict):
        raise BadSettings(f"“{key}” must be a table with url and attribution")
    for name in value:
        if name not in _KEYS:
            raise BadSettings(f"{key}: unknown key “{name}”; known are {', '.join(_KEYS)}")
    link = value.get("attribution_url")
    if link is not None and not _is_address(link):
        raise BadSettings(f"“{key}.attribution_url” must be a web address, not {link!r}")
    return Tiles(
        url=_url(value.get("url"), f"{key}.url"),
        attribution=_attribution(value, key),
        attribution_url=link,
        max_zoom=_zoom(value.get("max_zoom", 19), f"{key}.max_zoom"),
    )


def _attribution(table: Mapping[str, Any], key: str) -> str:
    text = table.get("attribution")
    if not isinstance(text, str) or not text.strip():
        raise BadSettings(
            f"“{key}.attribution” must say whose map it is, such as © OpenStreetMap contributors"
        )
    return text.strip()


def _zoom(value: object, key: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= _FURTHEST:
        raise BadSettings(f"“{key}” must be a number from 1 to {_FURTHEST}, not {value!r}")
    return value


def _url(value: object, key: str) -> str:
    """One host, in full: the page's policy names it. http is for one's own network alone."""
    text = value if isinstance(value, str) else ""
    placed = all(text.count(f"{{{name}}}") == 1 for name in "zxy")
    rest = text.replace("{r}", "", 1)
    for name in "zxy":
        rest = rest.replace(f"{{{name}}}", "0")
    if not placed or not _is_address(rest) or set(rest) & set("{}") or _host(text) != _host(rest):
        raise BadSettings(
            f"“{key}” must be an address such as {_LIKE} (one host, no {{s}}; http on your own "
            f"network alone), not {value!r}"
        )
    return text


def _host(address: str) -> str:
    return urlsplit(address).netloc


def _is_address(value: object) -> bool:
    """Whether it is https to a plain host, or http to this machine and its own network."""
    if not isinstance(value, str) or not fullmatch(r"[!-~]+", value):
        return False
    try:
        parts = urlsplit(value)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    plain = fullmatch(r"[A-Za-z0-9.-]+(:\d+)?", parts.netloc) and port != 0
    return bool(plain) and (parts.scheme == "https" or (parts.scheme == "http" and _is_own(host)))


def _is_own(host: str) -> bool:
    try:
        return ip_address(host).is_private
    except ValueError:
        return host == "localhost"
