"""Web pages and sitemaps -> the JSON-LD they carry and the addresses they list.

Neither is parsed as a document: a page is searched for its scripts and a sitemap for its <loc>s, in
one pass, so that no entity, DTD or endless nesting is ever followed.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from finder.errors import NotAListing
from importers import Part
from importers.clean.json_text import decode, load

_SCRIPT = re.compile(r"<script\b([^<>]{0,1000})>", re.IGNORECASE)
_END = re.compile("</script", re.IGNORECASE)
# Some pages wrap scripts for readers of XML, the marks in comments of JavaScript.
_CDATA = re.compile(
    r"\A\s{0,100}(?://|/\*)?\s{0,10}<!\[CDATA\[(?:\s{0,10}\*/)?"
    r"|(?:(?://|/\*)\s{0,10})?\]\]>(?:\s{0,10}\*/)?\s{0,100}\Z"
)
_TYPE = "application/ld+json"
_LOC = re.compile(r"<loc>\s{0,100}([^<\s]{1,2000})\s{0,100}</loc>")
_SITEMAP = re.compile(r"<(?:urlset|sitemapindex)\b")
_DTD = re.compile(r"<!(?:DOCTYPE|ENTITY)\b", re.IGNORECASE)
_START = 4_096
_MOST_SCRIPTS = 1_000
_MOST_NODES = 50_000
_DEEPEST = 20


def is_sitemap(body: bytes) -> bool:
    return _SITEMAP.search(decode(body[:_START])) is not None


def addresses(part: Part) -> list[str]:
    """The pages or further sitemaps of a sitemap, on its own host only. Raises NotAListing."""
    text = decode(part.body)
    if _DTD.search(text):
        raise NotAListing("The sitemap brings its own definitions (a DTD), which are not read.")
    own = _host(part.url)
    found = (html.unescape(match[1]) for match in _LOC.finditer(text))
    return [url for url in dict.fromkeys(found) if _host(url) and _host(url) == own]


@dataclass(slots=True, kw_only=True)
class Found:
    """Every object of the JSON-LD of a page; `damaged` scripts are none that can be read."""

    nodes: list[dict[str, Any]] = field(default_factory=list)
    damaged: int = 0


def read_nodes(body: bytes) -> Found:
    """Of a page, or of a file of JSON-LD. Raises NotAListing where nothing can be read."""
    text, found = decode(body), Found()
    if text.lstrip("\ufeff \t\r\n").startswith(("{", "[")):
        return Found(nodes=list(_walk(load(body))))
    for script in _scripts(text):
        try:
            found.nodes.extend(_walk(load(script.encode())))
        except NotAListing:
            found.damaged += 1
    if found.damaged and not found.nodes:
        raise NotAListing("The JSON-LD of the page is damaged.")
    return found


def _scripts(text: str) -> Iterator[str]:
    at = 0
    for _ in range(_MOST_SCRIPTS):
        found = _SCRIPT.search(text, at)
        end = _END.search(text, found.end()) if found else None
        if found is None or end is None:
            return
        content = _CDATA.sub("", text[found.end() : end.start()]).strip()
        if content and _TYPE in found[1].lower():
            yield content
        at = end.end()


def _walk(value: Any) -> Iterator[dict[str, Any]]:
    """Objects in the order of the page; an object's parts come after it."""
    stack = [(value, 0)]
    for _ in range(_MOST_NODES):
        if not stack:
            return
        item, depth = stack.pop()
        if isinstance(item, dict):
            yield item
        inner = list(item.values()) if isinstance(item, dict) else item
        if isinstance(inner, list) and depth < _DEEPEST:
            stack.extend(
                (one, depth + 1) for one in reversed(inner) if isinstance(one, dict | list)
            )


def _host(url: str) -> str | None:
    try:
        address = urlsplit(url)
    except ValueError:
        return None
    return address.hostname if address.scheme in ("http", "https") else None
