"""BMLT servers by their addresses: a root server's page, and an aggregator's list of servers.

Facts: bmlt, sections 1, 6 and 10. What is asked of each: `bmlt_wanted`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from finder.errors import NotAListing
from importers import Part
from importers.clean.json_text import load

_LOOKED_AT = 8192  # bytes of a page that show whose it is
_PAGE = re.compile(rb"<title>\s*BMLT (?:Root )?(?:Server|Semantic)|\bbmltTitle\b|<bmltInfo\b", re.I)
_FOLDER = re.compile(r"/main_server(?:/|$)|/client_interface(?:/|$)", re.ASCII)
_BELOW_ROOT = re.compile(r"/+(?:client_interface|api/v1|semantic|index\.php)(?:/.*)?$", re.ASCII)
_ADDRESS = ("rootURL", "url")


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """One entry of an aggregator's list; `root` is without a slash at its end."""

    key: str
    root: str


def root_of(url: str) -> str | None:
    """The root server that an address belongs to; None for a file, or with a user's name in it."""
    try:
        address = urlsplit(url)
        usable = address.scheme in ("http", "https") and address.hostname
    except ValueError:  # no address at all, such as "https://["
        return None
    if not usable or "@" in address.netloc:
        return None
    path = _BELOW_ROOT.sub("", address.path).rstrip("/")
    return urlunsplit((address.scheme, address.netloc.lower(), path, "", ""))


def is_page(part: Part) -> bool:
    """Whether a part is a page of a root server itself (or its serverInfo.xml), not data."""
    start = part.body[:_LOOKED_AT].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start.startswith(b"<"):
        return False
    of_a_server = root_of(part.url) is not None and _FOLDER.search(urlsplit(part.url).path)
    return bool(of_a_server or _PAGE.search(start))


def servers(part: Part) -> tuple[Server, ...]:
    """The servers of an aggregator's list; () for anything else."""
    if not any(name in part.body for name in (b'"url"', b'"rootURL"')):
        return ()  # searches are long, and none of them has these keys
    try:
        value = load(part.body)
    except NotAListing:
        return ()
    records = [item for item in value if isinstance(item, dict)] if _is_list(value) else []
    return tuple(dict.fromkeys(_servers(records)))


def _is_list(value: Any) -> bool:
    """Each record names a server; at least one address looks like that of a BMLT server."""
    if not isinstance(value, list) or not value or not isinstance(value[0], dict):
        return False
    records = [item for item in value if isinstance(item, dict)]
    named = all("id" in item and "name" in item and _address(item) for item in records)
    return named and any(
        _FOLDER.search(_address(item)) or "bmlt" in _address(item) for item in records
    )


def _address(record: Mapping[str, Any]) -> str:
    found = (record.get(name) for name in _ADDRESS)
    return next((text for text in found if isinstance(text, str) and "://" in text), "")


def _servers(records: Sequence[Mapping[str, Any]]) -> Iterator[Server]:
    for record in records:
        root = root_of(_address(record))
        if root:
            yield Server(key=str(record.get("sourceId") or record["id"]), root=root)
