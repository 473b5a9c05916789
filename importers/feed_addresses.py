"""Where the page of a site may keep its feed: what the page names, then the usual addresses.

Bounded searches on text; nothing of the page is run (facts: meeting-guide, section 6; bmlt).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import islice
from urllib.parse import SplitResult, parse_qsl, urljoin, urlsplit

from importers import Part
from importers.clean.json_text import decode
from importers.fetch.keys import carries_key, is_cache

_LOOKED_AT = 1_000_000  # bytes of a page
_LONGEST = 500  # characters of an address
_MOST_NAMED = 3  # addresses of one kind
_MOST_SOURCES = 20  # in one list
_MOST_MARKS = 50  # of WordPress that are looked at

_TAG = re.compile(r"<([a-z][a-z0-9-]{0,30})\b([^<>]{0,4000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""([a-z][a-z-]{0,30})\s{0,5}=\s{0,5}(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"'>]{1,2000}))""",
    re.IGNORECASE,
)
_BMLT_SERVER = re.compile(
    r"""\b(?:data-(?:root-)?server|root_?server)["']?\s{0,5}[:=]\s{0,5}["'](https?:[^"'\s<>]{1,300})["']""",
    re.IGNORECASE,
)
_WORDPRESS = re.compile(r"/wp-(?:json|content|includes)/", re.IGNORECASE)
_OUTSIDE = re.compile(r"""["'\s<>?#=(]""")
_KEY = re.compile(
    r"(?:^|[_-])(?:key|apikey|nonce|wpnonce|token|auth|password|pass|secret|sig|signature)s?$"
)
_CHALLENGES = ("challenge", "checking your browser")
_PLUGIN_ADDRESSES = (
    ("/wp-json/tsml/meetings", "the 12 Step Meeting List plugin"),
    ("/wp-admin/admin-ajax.php?action=meetings", "the 12 Step Meeting List plugin"),
    ("/wp-json/tribe/events/v1/events", "The Events Calendar"),
)
_FINDER = "what the page's meeting finder reads"
_BMLT_FOLDER = "/client_interface/json"
_BMLT_SEARCH = "?switcher=GetSearchResults"
_BMLT = f"client_interface/json/{_BMLT_SEARCH}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """Where a feed may be; `where` says how we know. Only a `usable` one may be asked."""

    url: str
    where: str
    elsewhere: bool = False  # on another host than the page
    keyed: bool = False  # it carries a key, or is a cache file
    together: bool = False  # one of a list whose members are read together

    @property
    def usable(self) -> bool:
        return not self.elsewhere and not self.keyed


def is_page(part: Part) -> bool:
    """Whether this is HTML, and not the question of a security service."""
    start = decode(part.body[:4096]).lstrip("\ufeff \t\r\n").lower()
    markup = start.startswith("<") and ("<html" in start or "<!doctype html" in start)
    return markup and not any(word in start for word in _CHALLENGES)


def completed(url: str) -> str:
    """A BMLT server's bare `…/client_interface/json/` with the question it wants, else as it is."""
    parts = _split(url)
    bare = parts is not None and not parts.query and parts.path.rstrip("/").endswith(_BMLT_FOLDER)
    return f"{url.partition('#')[0].rstrip('?/')}/{_BMLT_SEARCH}" if bare else url


def is_keyed(url: str) -> bool:
    """Whether it carries a key, a one-time number or a password, or is a plugin's cache file."""
    parts = urlsplit(url)
    names = [name.lower() for name, _ in parse_qsl(parts.query, keep_blank_values=True)]
    keyed = carries_key(parts.query) or any(map(_KEY.search, names))
    return "@" in parts.netloc or is_cache(parts.path) or keyed


def addresses(page: Part) -> list[Address]:
    """Each address once, in the order in which to ask."""
    text = _without_comments(decode(page.body[:_LOOKED_AT]))
    tags = [(tag[1].lower(), _attributes(tag[2])) for tag in _TAG.finditer(text)]
    named = [*_linked(tags), *_sources(tags)]
    base = _base(page, tags)
    found = [(_joined(base, url.strip()), where) for url, where in named if url.strip()]
    once: dict[str, Address] = {}
    for url, where in (*found, *_wordpress(page, text), *_bmlt(page, text)):
        if address := _address(page, url, where):
            once.setdefault(address.url, address)
    return list(once.values())


def _base(page: Part, tags: list[tuple[str, dict[str, str]]]) -> str:
    """What addresses of the page are relative to: `<base href>`, where it is of the web."""
    given = next((given["href"] for tag, given in tags if tag == "base" and "href" in given), "")
    base = _joined(page.url, given.strip())
    return base if _split(base) else page.url


def _linked(tags: list[tuple[str, dict[str, str]]]) -> Iterator[tuple[str, str]]:
    """`<link rel="alternate" type="application/json" title="Meetings Feed" href="…">`."""
    links = [given for tag, given in tags if tag == "link" and _is_feed(given)]
    for given in links[:_MOST_NAMED]:
        yield given.get("href", ""), "the page's own link to its meetings feed"


def _is_feed(given: dict[str, str]) -> bool:
    alternate = "alternate" in given.get("rel", "").lower().split()
    kind, title = given.get("type", "").lower(), given.get("title", "").lower()
    return alternate and kind == "application/json" and "meetings feed" in title


def _sources(tags: list[tuple[str, dict[str, str]]]) -> Iterator[tuple[str, str]]:
    """`<div id="tsml-ui" data-src="url,url">`."""
    named = [given.get("data-src", "") for _, given in tags if given.get("id") == "tsml-ui"]
    for url in ",".join(named).split(",")[:_MOST_SOURCES]:
        yield url, _FINDER


def _wordpress(page: Part, text: str) -> Iterator[tuple[str, str]]:
    """The plugins' addresses below where WordPress is, or below the root of the host."""
    plain = text.replace("\\/", "/")
    marks = islice(_WORDPRESS.finditer(plain), _MOST_MARKS)
    pieces = [_OUTSIDE.split(_before(plain, at.start()))[-1] or "/" for at in marks]
    bases = [_joined(page.url, piece) for piece in pieces if piece.startswith(("http", "/"))]
    base = next((base for base in bases if _same_host(page.url, base)), _root(page.url))
    for path, where in _PLUGIN_ADDRESSES:
        yield f"{base.rstrip('/')}{path}", f"the address of {where}"


def _before(text: str, end: int) -> str:
    return text[max(0, end - _LONGEST) : end]


def _bmlt(page: Part, text: str) -> Iterator[tuple[str, str]]:
    servers = [at[1] for at in _BMLT_SERVER.finditer(text.replace("\\/", "/"))]
    for server in list(dict.fromkeys(servers))[:_MOST_NAMED]:
        yield f"{_folder(server)}{_BMLT}", "the BMLT server that the page names"
    yield f"{_folder(page.url)}{_BMLT}", "the address of a BMLT server"


def _address(page: Part, raw: str, where: str) -> Address | None:
    """As it may be asked; None for what is no address of the web."""
    url = _joined(page.url, raw.strip()).partition("#")[0]
    parts = _split(url)
    if parts is None or not raw.strip() or len(url) > _LONGEST or not url.isprintable():
        return None
    if page.url.startswith("https:") and _same_host(page.url, url):
        url = parts._replace(scheme="https").geturl()
    keyed = is_keyed(url)
    if keyed:
        url = parts._replace(netloc=parts.hostname or "", query="", path="").geturl()
    elsewhere = not _same_host(page.url, url)
    return Address(
        url=url, where=where, elsewhere=elsewhere, keyed=keyed, together=where == _FINDER
    )


def _joined(base: str, url: str) -> str:
    try:
        return urljoin(base, url)
    except ValueError:  # a malformed host
        return ""


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return None
    return parts if parts.scheme in ("http", "https") and parts.hostname else None


def _same_host(one: str, other: str) -> bool:
    hosts = [(_bare(parts), parts.port) for url in (one, other) if (parts := _split(url))]
    return len(hosts) == 2 and hosts[0] == hosts[1]


def _bare(parts: SplitResult) -> str:
    return (parts.hostname or "").lower().removeprefix("www.")


def _root(url: str) -> str:
    return urljoin(url, "/").rstrip("/")


def _folder(url: str) -> str:
    """The address with a slash at its end, without a file name, query and fragment."""
    parts = urlsplit(url)
    folder, _, last = parts.path.rpartition("/")
    path = f"{folder}/" if "." in last or not last else f"{parts.path}/"
    return parts._replace(path=path, query="", fragment="").geturl()


def _attributes(text: str) -> dict[str, str]:
    return {
        at[1].lower(): unescape(at[2] or at[3] or at[4] or "") for at in _ATTRIBUTE.finditer(text)
    }


def _without_comments(text: str) -> str:
    first, *rest = text.split("<!--")
    return "".join([first, *(part.partition("-->")[2] for part in rest)])
