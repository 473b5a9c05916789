"""A server that cannot prove who it is gives no listing (facts: trust, S5)."""

import socket
import ssl
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests.adapters
from urllib3.util.retry import Retry

from finder.errors import FetchFailed
from importers.fetch import web
from tests.fetch.site import Site, answer
from tests.security.certificates import HOST, Issuer, authority, has_openssl, server

_OLD = (ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Issuer]:
    """Every certificate of this module, by what is wrong with it; `trusted` signs most of them."""
    if not has_openssl():
        pytest.skip("needs openssl: install the package openssl")
    folder = tmp_path_factory.mktemp("certificates")
    trusted, stranger = authority(folder, "trusted"), authority(folder, "stranger")
    between = authority(folder, "between", trusted)
    good = server(folder, "good", trusted)
    return {
        "trusted": trusted,
        "good": good,
        "expired": server(folder, "expired", trusted, days=("-9", "-1")),
        "not valid yet": server(folder, "early", trusted, days=("+1", "+9")),
        "self-signed": server(folder, "alone", None),
        "signed by a stranger": server(folder, "strange", stranger),
        "wrong host": server(folder, "wrong", trusted, host="other.test"),
        "wrong level": server(folder, "level", trusted, host="*.meetings.test"),
        "too wide": server(folder, "wide", trusted, host="*"),
        "host in the subject alone": server(folder, "subject", trusted, host=None),
        "for people, not servers": server(folder, "people", trusted, usage="clientAuth"),
        "without its chain": server(folder, "chainless", between),
        "signed by one that may not": server(folder, "child", good),
    }


BAD = [
    "expired",
    "not valid yet",
    "self-signed",
    "signed by a stranger",
    "wrong host",
    "wrong level",
    "too wide",
    "host in the subject alone",
    "for people, not servers",
    "without its chain",
    "signed by one that may not",
]


@pytest.fixture
def get(made: dict[str, Issuer], monkeypatch: pytest.MonkeyPatch) -> Callable[[str], object]:
    """Fetches as always, but with an authority of our own in the place of the public ones."""
    trusted = str(made["trusted"].certificate)
    monkeypatch.setattr(requests.adapters, "DEFAULT_CA_BUNDLE_PATH", trusted)
    monkeypatch.setattr(Retry, "sleep", lambda *_: None)
    return lambda url: web.get(
        url, agent="x", private=True, seen=None, resolver=lambda host, port: ["127.0.0.1"]
    )


def speak_only(context: ssl.SSLContext, old: ssl.TLSVersion) -> None:
    context.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings(action="ignore"):  # that it is old is the point
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = old


@contextmanager
def serving(
    own: Issuer, chain: Path | None = None, old: ssl.TLSVersion | None = None
) -> Iterator[Site]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain or own.certificate, own.key)
    if old is not None:
        speak_only(context, old)
    site = Site(context)
    site.answers["/"] = answer(b"[1]")
    try:
        yield site
    finally:
        site.close()


def test_a_good_certificate_is_let_in(
    made: dict[str, Issuer], get: Callable[[str], object]
) -> None:
    with serving(made["good"]) as site:
        fetched = get(f"{site.url}/")
    assert isinstance(fetched, web.Fetched)
    assert fetched.part is not None
    assert fetched.part.body == b"[1]"


@pytest.mark.parametrize("wrong", BAD)
def test_a_bad_certificate_is_refused(
    wrong: str, made: dict[str, Issuer], get: Callable[[str], object]
) -> None:
    with serving(made[wrong]) as site, pytest.raises(FetchFailed, match="certificate is not valid"):
        get(f"{site.url}/")
    assert site.asked == []


@pytest.mark.parametrize("old", _OLD)
def test_an_old_protocol_is_refused(
    old: ssl.TLSVersion, made: dict[str, Issuer], get: Callable[[str], object]
) -> None:
    with serving(made["good"], old=old) as site, pytest.raises(FetchFailed):
        get(f"{site.url}/")
    assert site.asked == []


@pytest.mark.parametrize("old", _OLD)
def test_one_who_speaks_the_old_protocol_would_be_served(
    old: ssl.TLSVersion, made: dict[str, Issuer]
) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.load_verify_locations(made["trusted"].certificate)
    speak_only(context, old)
    with (
        serving(made["good"], old=old) as site,
        socket.create_connection(("127.0.0.1", site.port)) as plain,
        context.wrap_socket(plain, server_hostname=HOST) as secured,
    ):
        assert secured.version() == old.name.replace("_", ".")


def test_a_private_feed_is_verified_as_any(
    made: dict[str, Issuer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither `private = true` nor anything in the environment turns it off."""
    for name in ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.setenv(name, str(made["trusted"].certificate))
    monkeypatch.setenv("SSL_CERT_FILE", str(made["trusted"].certificate))
    monkeypatch.setattr(Retry, "sleep", lambda *_: None)
    with serving(made["good"]) as site, pytest.raises(FetchFailed, match="certificate"):
        web.get(
            f"{site.url}/",
            agent="x",
            private=True,
            seen=None,
            resolver=lambda host, port: ["127.0.0.1"],
        )


@pytest.mark.parametrize("target", ["http://{host}/", "HTTP://{host}/", "http:\\\\{host}/"])
def test_a_redirect_never_leaves_https(
    target: str, made: dict[str, Issuer], get: Callable[[str], object]
) -> None:
    with serving(made["good"]) as site:
        site.answers["/"] = answer(b"", 302, Location=target.format(host=f"x.test:{site.port}"))
        with pytest.raises(FetchFailed):
            get(f"{site.url}/")
    assert len(site.asked) == 1
