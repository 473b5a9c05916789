"""A feed leads nowhere but to public addresses (trust, S1 to S4): a listener counts."""

import socket
from collections.abc import Iterator, Sequence
from ipaddress import ip_address
from typing import Any

import pytest
from urllib3.util.retry import Retry

from finder.errors import FetchFailed
from importers.fetch import address, resolve, web
from importers.fetch.address import split, vetted
from tests.fetch.site import Site, answer
from tests.security.listener import Listener

# This machine, however it is written: libraries read all of these as an address.
THIS_MACHINE = """
127.0.0.1 127.1 127.0.1 127.127.127.127 2130706433 0x7f.1 0x7f000001 0177.0.0.1 017700000001
0x7f.0x0.0x0.0x1 ①②⑦.⓪.⓪.① 127。0。0。1 １２７.０.０.１ localhost LOCALHOST 0 0.0.0.0 [::1] [::]
[::ffff:127.0.0.1] [::ffff:7f00:1] [0:0:0:0:0:0:0:1] [0:0:0:0:0:ffff:7f00:1]
""".split()
# A private network, a link, a group, everybody, or nobody; or an address that embeds such a one.
ELSEWHERE = """
0.1.2.3 10.0.0.1 10.255.255.255 0x0a000001 172.16.0.1 172.31.255.254 192.168.0.1 192.168.1.254
3232235521 169.254.169.254 0xa9fea9fe 2852039166 0251.0376.0251.0376 100.64.0.1 100.127.255.254
192.0.0.1 192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.9 192.88.99.1 224.0.0.1 239.255.255.255
240.0.0.1 255.255.255.255 [::127.0.0.1] [::ffff:10.0.0.1] [::ffff:169.254.169.254]
[::ffff:0:127.0.0.1] [::ffff:0:a00:1] [64:ff9b::7f00:1] [64:ff9b::10.0.0.1]
[64:ff9b::169.254.169.254] [64:ff9b:1::1] [2002:7f00:1::] [2002:a00:1::1] [2002:c0a8:1::1]
[2002:a9fe:a9fe::1] [2001::1] [2001:db8::1] [3fff::1] [5f00::1] [100::1] [fc00::1]
[fd12:3456::1] [fe80::1] [febf::1] [fec0::1] [ff02::1] [1::1] [8000::1] [fe80::1%25eth0]
""".split()
LITERALS = (*THIS_MACHINE, *ELSEWHERE)

PUBLIC = "93.184.215.14"
# What a name's answers are, one list each time it is asked for; the last one stays.
NAMES: dict[str, list[list[str]]] = {
    "private-a": [["10.0.0.1"]],
    "loopback-a": [["127.0.0.1"]],
    "metadata-a": [["169.254.169.254"]],
    "shared-a": [["100.64.0.1"]],
    "nowhere-a": [["0.0.0.0"]],
    "mixed-last": [[PUBLIC, "127.0.0.1"]],
    "mixed-first": [["192.168.1.1", PUBLIC]],
    "mixed-families": [[PUBLIC, "::1"]],
    "one-of-many": [[*(f"93.184.215.{last}" for last in range(1, 31)), "172.16.0.9"]],
    "aaaa-loopback": [["::1"]],
    "aaaa-private": [["fd00::1"]],
    "aaaa-link": [["fe80::1%eth0"]],
    "aaaa-mapped": [["::ffff:10.0.0.1"]],
    "aaaa-nat64": [["64:ff9b::7f00:1"]],
    "aaaa-6to4": [["2002:a00:1::1"]],
    "cname-to-localhost": [["127.0.0.1"]],
    "cname-to-intranet": [["10.1.2.3"]],
}
# The first answer is public, and each later one is not: only the first may be connected to.
REBINDING: dict[str, list[list[str]]] = {
    "rebinds-to-loopback": [[PUBLIC], ["127.0.0.1"]],
    "rebinds-to-metadata": [[PUBLIC], ["169.254.169.254"]],
    "rebinds-to-loopback-6": [["2606:4700::1111"], ["::1"]],
    "rebinds-and-back": [[PUBLIC], ["127.0.0.1"], [PUBLIC]],
}

STRANGE = [
    "file:///etc/passwd",
    "FILE:///etc/passwd",
    "ftp://example.org/x",
    "gopher://example.org/",
    "data:text/plain,x",
    "jar:http://example.org!/x",
    "ldap://example.org/",
    "dict://example.org:11211/",
    "ws://example.org/",
    "view-source:http://example.org/",
    "//example.org/x",
    "/etc/passwd",
    "http:/example.org",
    "http:example.org",
    "https:example.org",
    "http://",
    "http:///x",
    "http://user@example.org/",
    "http://user:pass@example.org/",
    "http://:@example.org/",
    "http://example.org@127.0.0.1/",
    "http://example.org\\@127.0.0.1/",
    "http://exa mple.org/",
    " http://example.org/",
    "http://example.org/\r\nHost: x",
    "http://example.org/\tx",
    "ht\ntp://example.org/",
    "http://example.org/\u202egpj.x",
    "http://example.org:22/",
    "http://example.org:6379/",
    "http://example.org:25/",
    "http://example.org:0/",
    "http://example.org:99999/",
    "http://example.org:x/",
    "http://example.org:-80/",
    "http://[::1/",
]

# Where a redirect leads; {port} is a listener's on 127.0.0.2, which counts as not public here.
REDIRECTS = [
    "http://127.0.0.2:{port}/",
    "http://127.2:{port}/",
    "http://2130706434:{port}/",
    "http://0x7f.2:{port}/",
    "http://①②⑦.⓪.⓪.②:{port}/",
    "http://[::ffff:127.0.0.2]:{port}/",
    "http://inside.test:{port}/",
    "//inside.test:{port}/",
    "\\\\inside.test:{port}/",
    "http:\\\\inside.test:{port}/",
    "http://meetings.test@inside.test:{port}/",
    "http://user:pass@inside.test:{port}/",
    "http://169.254.169.254/latest/meta-data/",
    "file:///etc/passwd",
    "ftp://meetings.test/x",
    "gopher://inside.test:{port}/_x",
    "data:application/json,[]",
    "javascript:alert(1)",
    "http://meetings.test:22/",
    "http://inside.test:{port}/?key=abc",
]
_REFUSED = (
    "not a public address|no valid host|there is no host|is no address|must begin with|malformed|"
    "characters that do not belong|user name|is not one that listings|carries a key"
)


@pytest.fixture
def listener(monkeypatch: pytest.MonkeyPatch) -> Iterator[Listener]:
    found = Listener("127.0.0.1")
    monkeypatch.setattr(address, "_PORTS", {80, 443, found.port})
    yield found
    found.close()


def fetch(url: str, *, resolver: address.Resolve = resolve) -> object:
    return web.get(url, agent="test", private=False, seen=None, resolver=resolver)


@pytest.mark.parametrize("host", LITERALS)
def test_no_literal_leads_inside(host: str, listener: Listener) -> None:
    with pytest.raises(FetchFailed, match=_REFUSED):
        fetch(f"http://{host}:{listener.port}/meetings.json")
    assert listener.connections() == 0


def test_the_listener_would_have_noticed(listener: Listener) -> None:
    socket.create_connection(("127.0.0.1", listener.port)).close()
    assert listener.connections() == 1


@pytest.mark.parametrize("host", THIS_MACHINE)
def test_unguarded_each_of_them_would_have_led_here(host: str) -> None:
    found = ip_address(vetted(split(f"http://{host}/", private=True), resolve, private=True))
    inner = getattr(found, "ipv4_mapped", None) or found
    assert inner.is_loopback or inner.is_unspecified


@pytest.fixture
def connected(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every address that a connection was tried to; nobody answers, and names are those above."""
    tried: list[str] = []
    ask, asked = socket.getaddrinfo, dict.fromkeys(NAMES | REBINDING, 0)

    def getaddrinfo(host: str, port: int, *rest: Any, **options: Any) -> list[Any]:
        name = str(host).removesuffix(".test")
        answers = (NAMES | REBINDING).get(name)
        if answers is None:
            return ask(host, port, *rest, **options)
        now = answers[min(asked[name], len(answers) - 1)]
        asked[name] += 1
        family = {text: socket.AF_INET6 if ":" in text else socket.AF_INET for text in now}
        canon = "localhost." if name.startswith("cname") else ""
        return [(family[text], socket.SOCK_STREAM, 6, canon, (text, port)) for text in now]

    def connect(_: socket.socket, target: tuple[str, int]) -> None:
        tried.append(target[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", getaddrinfo)
    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(Retry, "sleep", lambda *_: None)
    return tried


@pytest.mark.parametrize("name", NAMES)
def test_no_name_leads_inside(name: str, connected: list[str]) -> None:
    with pytest.raises(FetchFailed, match="not a public address"):
        fetch(f"http://{name}.test/meetings.json")
    assert connected == []


@pytest.mark.parametrize("name", REBINDING)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_name_that_changes_is_connected_where_it_was_vetted(
    name: str, scheme: str, connected: list[str]
) -> None:
    with pytest.raises(FetchFailed, match="no connection"):
        fetch(f"{scheme}://{name}.test/meetings.json")
    assert connected
    assert set(connected) == set(REBINDING[name][0])


@pytest.mark.parametrize("url", STRANGE)
def test_a_strange_address_is_refused_before_any_name_is_asked_for(url: str) -> None:
    def never(host: str, port: int) -> Sequence[str]:
        raise AssertionError(host)

    with pytest.raises(FetchFailed, match=_REFUSED):
        fetch(url, resolver=never)


@pytest.fixture
def inside(monkeypatch: pytest.MonkeyPatch) -> Iterator[Listener]:
    found = Listener("127.0.0.2")
    monkeypatch.setattr(Retry, "sleep", lambda *_: None)
    yield found
    found.close()


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch, inside: Listener) -> Iterator[Site]:
    """A server on 127.0.0.1, which alone counts as public here."""
    guard = address.is_denied
    site = Site()
    monkeypatch.setattr(address, "_PORTS", {80, 443, site.port, inside.port})
    monkeypatch.setattr(
        address, "is_denied", lambda found: str(found) != "127.0.0.1" and guard(found)
    )
    yield site
    site.close()


def named(host: str, port: int) -> Sequence[str]:
    known = {"meetings.test": ["127.0.0.1"], "inside.test": ["127.0.0.2"]}
    return known.get(host) or resolve(host, port)


@pytest.mark.parametrize("target", REDIRECTS)
@pytest.mark.parametrize("status", [301, 307])
def test_no_redirect_leads_inside(
    target: str, status: int, inside: Listener, outside: Site
) -> None:
    where = target.format(port=inside.port).encode().decode("latin-1")
    outside.answers["/"] = answer(b"", status, Location=where)
    with pytest.raises(FetchFailed):
        fetch(f"{outside.url}/", resolver=named)
    assert inside.connections() == 0
    assert len(outside.asked) <= 4


def test_a_redirect_after_good_ones_is_vetted_too(inside: Listener, outside: Site) -> None:
    outside.answers["/"] = answer(b"", 302, Location="/next")
    outside.answers["/next"] = answer(b"", 302, Location=f"http://inside.test:{inside.port}/")
    with pytest.raises(FetchFailed, match="not a public address"):
        fetch(f"{outside.url}/", resolver=named)
    assert inside.connections() == 0


@pytest.mark.parametrize("hops", [["/"], ["/a", "/"], ["/a", "/b", "/"]])
def test_a_loop_of_redirects_ends(hops: list[str], outside: Site) -> None:
    for here, there in zip(["/", *hops], hops, strict=False):
        outside.answers[here] = answer(b"", 302, Location=there)
    with pytest.raises(FetchFailed, match="redirects more than 3 times"):
        fetch(f"{outside.url}/", resolver=named)
    assert len(outside.asked) == 4


def test_a_fourth_redirect_is_not_followed(outside: Site) -> None:
    for number in range(4):
        outside.answers[f"/{number}"] = answer(b"", 302, Location=f"/{number + 1}")
    outside.answers["/4"] = answer(b"[]")
    with pytest.raises(FetchFailed, match="redirects more than 3 times"):
        fetch(f"{outside.url}/0", resolver=named)


def test_a_redirect_without_an_address_ends(outside: Site) -> None:
    outside.answers["/"] = answer(b"", 302)
    with pytest.raises(FetchFailed):
        fetch(f"{outside.url}/", resolver=named)


def test_nothing_that_one_host_gave_goes_to_another(outside: Site) -> None:
    """No cookie, no condition, no account: the second host learns what anyone would tell it."""
    there = f"http://other.test:{outside.port}/there"
    outside.answers["/"] = answer(b"", 302, Location=there, Set_Cookie="id=1; Path=/", ETag='"1"')
    outside.answers["/there"] = answer(b"[]")
    web.get(
        f"{outside.url}/",
        agent="test",
        private=False,
        seen=web.Seen(etag='"0"', last_modified="Sun, 22 Nov 2026 12:00:00 GMT"),
        resolver=lambda host, port: ["127.0.0.1"],
    )
    (_, first), (_, second) = outside.asked
    assert "If-None-Match" in first
    assert set(second) == {"User-Agent", "Accept", "Accept-Encoding", "Host", "Connection"}
    assert second["Host"] == f"other.test:{outside.port}"
