"""Links of a feed -> safe absolute links, or none.

Parsers disagree on odd addresses, so whatever two of them could read differently is refused:
backslashes, control characters, user info, a scheme without `//` (facts: trust, section 3).
"""

import re
from urllib.parse import SplitResult, quote, urlsplit

from finder.register.providers import provider_of
from importers.clean.remembered import remembered
from importers.clean.wrappers import unwrapped, wrapper_of

_LONGEST_HOST = 253
_LONGEST = 2000  # characters; longer ones are no addresses that people publish
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
_EDGES = _INVISIBLE + "".join(char for char in map(chr, range(0x3001)) if char.isspace())
_REFUSED = re.compile(
    '[\x00-\x1f\x7f-\x9f\\\\<>"`\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ud800-\udfff]'
)
_AMPERSAND = re.compile(r"&(?:amp|#0*38|#[xX]0*26);")
_SCHEME = re.compile(r"(https?)://(?=[^/])", re.IGNORECASE)
_ANY_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?!\d)")
_HOST = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})"
)
_ORDINARY = re.compile(
    r"https?://(?P<host>(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63})"
    r"(?P<path>/(?:[a-z0-9_/.-]*[a-z0-9_/-])?)?"
)
_UP_TO_PATH = re.compile(r"[/?#]")
_LETTER = re.compile(r"[A-Za-z]")
_TITLE_HOST = re.compile(r"(?:[A-Z][^.A-Z]*\.)+[A-Z][^.A-Z]*")
_NOT_TITLE = re.compile(r"(?<![A-Za-z0-9])[a-z]|[A-Za-z][A-Z]")
_PHONE = re.compile(r"\+?[0-9*#][0-9,;*#]{2,}")
_MAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}")
_ENDS = ".,;"
_DEFAULT_PORTS = {"http": 80, "https": 443}
_KEPT = "%/:?#[]@!$&'()*+,;=~-._|{}^"


def web_link(value: object) -> str | None:
    """A safe absolute http(s) link, or None for anything else."""
    return _link_of(value) if isinstance(value, str) else None


@remembered
def _link_of(text: str) -> str | None:
    found = _ORDINARY.fullmatch(text) if len(text) <= _LONGEST_HOST else None
    if found and wrapper_of(found["host"], found["path"] or "") is None:
        return text  # most are; the long way gives the same
    return _web_link(text, wrapped=2)


def any_link(value: object) -> str | None:
    """A safe http(s), tel, mailto or sms link, or None."""
    if not isinstance(value, str):
        return None
    scheme, colon, rest = value.strip(_EDGES).partition(":")
    if not colon or scheme.lower() not in ("tel", "sms", "mailto"):
        return web_link(value)
    if scheme.lower() == "mailto":
        address = rest.partition("?")[0]
        return f"mailto:{address}" if _MAIL.fullmatch(address) else None
    number = re.sub(r"[ ().-]", "", rest.partition("?")[0])
    if not _PHONE.fullmatch(number):
        return None
    return f"{scheme.lower()}:{number.replace('#', '%23')}"


def provider(url: str) -> str | None:
    """The conference provider that a link leads to, by its host."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return provider_of(host) if host else None


def is_ordinary(link: str) -> bool:
    """Whether it is written as `web_link` writes it: lower case, no port, query or fragment."""
    return _ORDINARY.fullmatch(link) is not None


def _web_link(value: object, *, wrapped: int) -> str | None:
    if not isinstance(value, str) or len(value) > 2 * _LONGEST:
        return None
    text = _one_address(_AMPERSAND.sub("&", value.strip(_EDGES)))
    if not text or len(text) > _LONGEST or _REFUSED.search(text):
        return None
    parts = _split(text)
    if parts is None:
        return None
    wrapper = wrapper_of(parts.netloc, parts.path)
    if wrapper is None:
        return parts.geturl().rstrip(_ENDS + "?#")  # "?;#" at the end asks for nothing
    inner = unwrapped(parts, wrapper)
    return _web_link(inner, wrapped=wrapped - 1) if inner and wrapped else None


def _one_address(text: str) -> str:
    """Without the spaces that got into an address, and without the words after it."""
    first, *rest = text.split(" ") if " " in text else text.split("\u00a0")
    for piece in rest:
        if not piece:
            continue
        if not _continues(first, piece):
            break
        first += piece
    return first.rstrip(_ENDS)


def _continues(address: str, piece: str) -> bool:
    if _SCHEME.match(piece):
        return False
    if address[-1:] in "/=?&.:_-%" or piece[0] in "/?&=#%":
        return True
    return address[-1].isdigit() and piece.isascii() and piece.isdigit()


def _split(text: str) -> SplitResult | None:
    """The parts of one address, scheme and host in lower case; None if it is not one."""
    scheme, rest = _scheme_and_rest(text)
    if scheme is None:
        return None
    try:
        parts = urlsplit(f"{scheme}://{rest}")
        port = parts.port
    except ValueError:
        return None
    host = _host(parts.hostname or "")
    if host is None or "@" in parts.netloc or _recased(rest):
        return None
    if not _SCHEME.match(text) and provider_of(host) is None:
        return None
    place = host if port in (None, _DEFAULT_PORTS[scheme]) else f"{host}:{port}"
    return parts._replace(
        netloc=place,
        path=_ascii(parts.path),
        query=_ascii(parts.query),
        fragment=_ascii(parts.fragment),
    )


def _scheme_and_rest(text: str) -> tuple[str | None, str]:
    found = _SCHEME.match(text)
    if found:
        return found[1].lower(), text[found.end() :]
    if text.startswith("//") and not text.startswith("///"):
        return "https", text[2:]
    if _ANY_SCHEME.match(text) or text.startswith("/"):
        return None, text
    return "https", text


def _host(name: str) -> str | None:
    """The host in lower case and ASCII; None for addresses of machines and what is no name."""
    if not name or len(name) > _LONGEST_HOST:
        return None
    if not name.isascii():
        try:
            name = name.encode("idna").decode("ascii")
        except UnicodeError:
            return None
    name = name.lower().rstrip(".")
    return name if _HOST.fullmatch(name) else None


def _recased(rest: str) -> bool:
    """Whether someone put the whole address in title case or capitals: ids in it are lost."""
    host = _UP_TO_PATH.split(rest, maxsplit=1)[0]
    after = rest[len(host) :]
    if not _LETTER.search(after):
        return False
    titled = _TITLE_HOST.fullmatch(host) and not _NOT_TITLE.search(after)
    capitals = host.isupper() and after.isupper()
    return bool(titled or capitals or (after.startswith("/J/") and provider_of(host.lower())))


def _ascii(text: str) -> str:
    return text if text.isascii() else quote(text, safe=_KEPT)
