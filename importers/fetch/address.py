"""Which addresses a feed may lead us to: public ones, unless its operator says otherwise.

`ipaddress` alone is no guard: it calls shared (CGNAT), NAT64, 6to4 and multicast addresses
global, so what embeds an IPv4 address is unwrapped and the rest is listed (RFC 6890 and the IANA
special-purpose registries, 2026-11).
"""

import ipaddress
import re
import socket
from collections.abc import Callable, Sequence
from urllib.parse import SplitResult, unquote, urlsplit

from finder.errors import FetchFailed
from importers.fetch.keys import carries_key, is_cache

Resolve = Callable[[str, int], Sequence[str]]
_IP = ipaddress.IPv4Address | ipaddress.IPv6Address

_PORTS = {80, 443, 8080, 8443}
_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.?")
_DENIED = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 "
        "192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 "
        "224.0.0.0/4 240.0.0.0/4 "
        "2001::/23 2001:db8::/32 3fff::/20"
    ).split()
)
# All of IPv6 that is handed out to the public (RFC 4291, 2.4): the rest is this machine, a link,
# a site, a group, or a way to write an IPv4 address that no registry lists.
_GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def resolve(host: str, port: int) -> Sequence[str]:
    """Every address the name stands for; raises FetchFailed if there is none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchFailed(f"there is no host {host}: check the address") from error
    return [str(item[4][0]) for item in found]


def split(url: str, *, private: bool) -> SplitResult:
    """The parts of an http(s) address; raises FetchFailed for one we do not go to."""
    if not url.isprintable() or "\\" in url or " " in url:
        raise FetchFailed("the address has characters that do not belong there", permanent=True)
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise FetchFailed(f"the address is malformed: {error}", permanent=True) from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise FetchFailed("the address must begin with http:// or https://", permanent=True)
    if "@" in parts.netloc:
        raise FetchFailed("the address holds a user name or password", permanent=True)
    if is_cache(unquote(parts.path)):
        raise FetchFailed(
            "the address is a plugin's cache file, which goes around what its publisher shares: "
            "ask the publisher for the address of the list",
            permanent=True,
        )
    if carries_key(parts.query):
        raise FetchFailed(
            "the address carries a key or password, which may be somebody's own: "
            "ask the publisher for an address without",
            permanent=True,
        )
    if not private and port is not None and port not in _PORTS:
        raise FetchFailed(f"port {port} is not one that listings are served on", permanent=True)
    return parts


def vetted(parts: SplitResult, resolver: Resolve, *, private: bool) -> str:
    """The one address to connect to; raises FetchFailed if any answer is not public."""
    host = ascii_host(parts.hostname or "")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    found = [_address(answer) for answer in resolver(host, port)]
    if not found:
        raise FetchFailed(f"there is no host {host}: check the address")
    if not private and any(is_denied(address) for address in found):
        raise FetchFailed(
            f"{host} is not a public address; if it is yours, say private = true for the feed",
            permanent=True,
        )
    return str(found[0])


def ascii_host(host: str) -> str:
    """The host as it goes over the wire; raises FetchFailed for none."""
    if ":" in host:
        return host  # IPv6
    try:
        plain = host.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise FetchFailed("the address has no valid host", permanent=True) from error
    if not _HOST.fullmatch(plain):
        raise FetchFailed("the address has no valid host", permanent=True)
    return plain


def is_denied(address: _IP) -> bool:
    """Whether it is, or embeds, an address that is not on the public internet."""
    embedded = _embedded(address)
    if embedded is not None:
        return is_denied(embedded)
    if address.version == 6 and address not in _GLOBAL_UNICAST:
        return True
    return any(address in network for network in _DENIED if network.version == address.version)


def _address(text: str) -> _IP:
    try:
        return ipaddress.ip_address(text.partition("%")[0])
    except ValueError as error:
        raise FetchFailed(f"{text} is no address", permanent=True) from error


def _embedded(address: _IP) -> ipaddress.IPv4Address | None:
    """The IPv4 address inside a mapped, 6to4 or NAT64 one."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address.ipv4_mapped or address.sixtofour:
        return address.ipv4_mapped or address.sixtofour
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None
