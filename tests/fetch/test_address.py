"""A feed leads nowhere but to public addresses, unless its operator says so."""

import socket
from collections.abc import Iterator, Sequence

import pytest

from finder.errors import FetchFailed
from importers.fetch import address, resolve, web
from importers.fetch.address import split, vetted

# Hosts that are, or embed, addresses of this machine, of a private network or of none.
HOSTS = """
127.0.0.1 127.1 127.0.1 127.127.127.127 2130706433 0x7f.1 0x7f000001 0177.0.0.1 017700000001
0x7f.0x0.0x0.0x1 ①②⑦.⓪.⓪.① 127。0。0。1 １２７.０.０.１ localhost LOCALHOST 0 0.0.0.0 0.1.2.3
10.0.0.1 10.255.255.255 0x0a000001 172.16.0.1 172.31.255.254 192.168.0.1 192.168.1.254 3232235521
169.254.169.254 0xa9fea9fe 2852039166 0251.0376.0251.0376 100.64.0.1 100.127.255.254 192.0.0.1
192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.9 192.88.99.1 224.0.0.1 239.255.255.255 240.0.0.1
255.255.255.255 [::1] [::] [::127.0.0.1] [::ffff:127.0.0.1] [::ffff:10.0.0.1] [::ffff:7f00:1]
[::ffff:169.254.169.254] [64:ff9b::7f00:1] [64:ff9b::10.0.0.1] [64:ff9b:1::1] [2002:7f00:1::]
[2002:a00:1::1] [2002:c0a8:1::1] [2001::1] [2001:db8::1] [3fff::1] [5f00::1] [100::1] [fc00::1]
[fd12:3456::1] [fe80::1] [febf::1] [fec0::1] [ff02::1] [0:0:0:0:0:0:0:1] [0:0:0:0:0:ffff:7f00:1]
""".split()

PUBLIC = (
    "8.8.8.8 1.1.1.1 100.63.255.255 100.128.0.1 172.32.0.1 [2606:4700::1] [2a00:1450::1]".split()
)


class Listener:
    """Counts who comes."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=200)
        self._socket.setblocking(False)
        self.port = int(self._socket.getsockname()[1])

    def connections(self) -> int:
        count = 0
        while True:
            try:
                self._socket.accept()[0].close()
            except BlockingIOError:
                return count
            count += 1

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def listener(monkeypatch: pytest.MonkeyPatch) -> Iterator[Listener]:
    found = Listener()
    monkeypatch.setattr(address, "_PORTS", {80, 443, found.port})
    yield found
    found.close()


def fetch(url: str, *, private: bool = False, resolver: address.Resolve = resolve) -> object:
    return web.get(url, agent="test", private=private, seen=None, resolver=resolver)


def test_there_are_enough_hosts() -> None:
    assert len(set(HOSTS)) >= 60


@pytest.mark.parametrize("host", HOSTS)
def test_no_literal_leads_inside(host: str, listener: Listener) -> None:
    with pytest.raises(FetchFailed):
        fetch(f"http://{host}:{listener.port}/meetings.json")
    assert listener.connections() == 0


def test_the_listener_would_have_noticed(listener: Listener) -> None:
    socket.create_connection(("127.0.0.1", listener.port)).close()
    assert listener.connections() == 1


@pytest.mark.parametrize("host", PUBLIC)
def test_a_public_address_is_let_through(host: str) -> None:
    parts = split(f"https://{host}/", private=False)
    assert vetted(parts, resolve, private=False) == host.strip("[]")


def answering(*addresses: str) -> address.Resolve:
    def resolver(host: str, port: int) -> Sequence[str]:
        return addresses

    return resolver


@pytest.mark.parametrize(
    "addresses",
    [
        ("10.0.0.1",),
        ("8.8.8.8", "127.0.0.1"),
        ("127.0.0.1", "8.8.8.8"),
        ("8.8.8.8", "::1"),
        ("fe80::1%eth0",),
        ("::ffff:192.168.0.1",),
    ],
)
def test_one_answer_that_is_not_public_is_enough(addresses: tuple[str, ...]) -> None:
    parts = split("https://meetings.example.org/", private=False)
    with pytest.raises(FetchFailed, match="not a public address"):
        vetted(parts, answering(*addresses), private=False)


def test_a_name_without_an_address_is_said_so() -> None:
    with pytest.raises(FetchFailed, match="there is no host"):
        vetted(split("https://x.example.org/", private=False), answering(), private=False)


def test_the_operator_may_say_that_it_is_theirs() -> None:
    parts = split("http://intranet.example.org:3000/", private=True)
    assert vetted(parts, answering("10.0.0.1"), private=True) == "10.0.0.1"


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://example.org/x",
        "gopher://example.org/",
        "data:text/plain,x",
        "jar:http://example.org!/x",
        "ldap://example.org/",
        "dict://example.org:11211/",
        "//example.org/x",
        "/etc/passwd",
        "http:/example.org",
        "http:example.org",
        "https:example.org",
        "http://",
        "http:///x",
        "http://user@example.org/",
        "http://user:pass@example.org/",
        "http://example.org@127.0.0.1/",
        "http://example.org\\@127.0.0.1/",
        "http://exa mple.org/",
        "http://example.org/\r\nHost: x",
        "http://example.org/\tx",
        "http://example.org:22/",
        "http://example.org:6379/",
        "http://example.org:25/",
        "http://example.org:99999/",
        "http://example.org:x/",
        "http://[::1/",
    ],
)
def test_a_strange_address_is_refused_before_any_name_is_asked_for(url: str) -> None:
    def never(host: str, port: int) -> Sequence[str]:
        raise AssertionError(host)

    with pytest.raises(FetchFailed):
        fetch(url, resolver=never)


@pytest.mark.parametrize("host", ["-x.example", "x..example", "a_b", "%31", "ex*mple.org", "x,y"])
def test_a_host_that_is_none_is_refused(host: str) -> None:
    parts = split(f"http://{host}/", private=False)
    with pytest.raises(FetchFailed):
        vetted(parts, answering("10.0.0.1"), private=False)


@pytest.mark.parametrize(
    "query", ["key=abc", "action=meetings&KEY=abc", "nonce=1", "access_token=x", "key="]
)
def test_an_address_that_carries_a_key_is_never_used(query: str) -> None:
    with pytest.raises(FetchFailed, match="carries a key"):
        split(f"https://example.org/feed?{query}", private=True)


@pytest.mark.parametrize("query", ["meeting_key=formats", "action=meetings", "q=key"])
def test_an_address_that_only_names_a_key_is_used(query: str) -> None:
    assert split(f"https://example.org/feed?{query}", private=False).query == query
