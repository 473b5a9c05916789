"""A feed leads nowhere but to public addresses, unless its operator says so."""

from collections.abc import Sequence

import pytest

from finder.errors import FetchFailed
from importers.fetch import address, resolve
from importers.fetch.address import split, vetted

PUBLIC = (
    "8.8.8.8 1.1.1.1 100.63.255.255 100.128.0.1 172.32.0.1 [2606:4700::1] [2a00:1450::1]".split()
)


@pytest.mark.parametrize("host", PUBLIC)
def test_a_public_address_is_let_through(host: str) -> None:
    parts = split(f"https://{host}/", private=False)
    assert vetted(parts, resolve, private=False) == host.strip("[]")


def answering(*addresses: str) -> address.Resolve:
    def resolver(host: str, port: int) -> Sequence[str]:
        return addresses

    return resolver


def test_a_name_without_an_address_is_said_so() -> None:
    with pytest.raises(FetchFailed, match="there is no host"):
        vetted(split("https://x.example.org/", private=False), answering(), private=False)


def test_the_operator_may_say_that_it_is_theirs() -> None:
    parts = split("http://intranet.example.org:3000/", private=True)
    assert vetted(parts, answering("10.0.0.1"), private=True) == "10.0.0.1"


@pytest.mark.parametrize("host", ["-x.example", "x..example", "a_b", "%31", "ex*mple.org", "x,y"])
def test_a_host_that_is_none_is_refused(host: str) -> None:
    parts = split(f"http://{host}/", private=False)
    with pytest.raises(FetchFailed):
        vetted(parts, answering("10.0.0.1"), private=False)


@pytest.mark.parametrize(
    "query",
    [
        "key=abc",
        "action=meetings&KEY=abc",
        "nonce=1",
        "access_token=x",
        "key=",
        "sig=abc",
        "X-Amz-Signature=abc",
        "X-Amz-Credential=abc",
        "X-Goog-Algorithm=abc",
        "hapikey=abc",
        "%6bey=abc",
        "api-key=abc",
        "_wpnonce=1",
        "tsml_key=1",
        "client_secret=x",
        "subscription-key=x",
    ],
)
def test_an_address_that_carries_a_key_is_never_used(query: str) -> None:
    with pytest.raises(FetchFailed, match="carries a key"):
        split(f"https://example.org/feed?{query}", private=True)


@pytest.mark.parametrize(
    "query", ["meeting_key=formats", "action=meetings", "q=key", "pageToken=2", "design=1"]
)
def test_an_address_that_only_names_a_key_is_used(query: str) -> None:
    assert split(f"https://example.org/feed?{query}", private=False).query == query


@pytest.mark.parametrize(
    "name", ["tsml-cache-abcdef1234.json", "TSML-cache-1.json", "tsml%2dcache-1"]
)
def test_a_cache_file_of_a_plugin_is_never_used(name: str) -> None:
    with pytest.raises(FetchFailed, match="cache file"):
        split(f"https://example.org/wp-content/{name}", private=True)
