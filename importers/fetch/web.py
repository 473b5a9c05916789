"""Fetches over http(s): every hop vetted, connected where vetted, capped in size and time."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

import requests
import urllib3
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

from finder.errors import FetchFailed
from importers import Part
from importers.fetch.address import Resolve, ascii_host, split, vetted
from importers.fetch.deadline import Deadline, watched
from importers.fetch.later import retry_after

MAX_BYTES = 20_000_000  # decoded
MAX_SECONDS = 60.0
MAX_REDIRECTS = 3
_TIMEOUT = (10, 20)  # seconds to connect, and between two reads
_CHUNK = 65_536
_CODINGS = ("", "identity", "gzip", "x-gzip", "deflate")


class _Retry(Retry):
    """Never asks again at once where the server says when: the next sync obeys it."""

    def is_retry(self, method: str, status_code: int, has_retry_after: bool = False) -> bool:
        return not has_retry_after and super().is_retry(method, status_code)

    def increment(self, *arguments: Any, **named: Any) -> "_Retry":
        """Closes what is not wanted: the library would read its body to the end, however long."""
        if (unwanted := named.get("response")) is not None:
            unwanted.close()
        return super().increment(*arguments, **named)


_RETRIES = _Retry(
    total=2,
    redirect=0,
    status_forcelist=(500, 502, 503, 504),
    allowed_methods={"GET"},
    backoff_factor=0.5,
    raise_on_status=False,
    raise_on_redirect=False,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What an address said last time, to ask whether anything is new."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """`part` is None where nothing has changed since `seen`."""

    part: Part | None
    seen: Seen


class _Session(requests.Session):
    """Never looks ahead at a redirect: the library would read its body, however large, to do so."""

    def __init__(self) -> None:
        super().__init__()
        self.trust_env = False  # no .netrc, no proxy that would resolve names itself

    def resolve_redirects(self, *_arguments: Any, **_options: Any) -> Iterator[Any]:
        return iter(())


class _Pinned(HTTPAdapter):
    """Connects to one vetted address, whatever a name resolves to by then."""

    def __init__(self, parts: SplitResult, address: str, deadline: Deadline) -> None:
        super().__init__(max_retries=_RETRIES)
        self._parts, self._ip, self._deadline = parts, address, deadline

    def get_connection_with_tls_context(self, *arguments: Any, **options: Any) -> Any:
        pool: Any = super().get_connection_with_tls_context(*arguments, **options)
        pool.ConnectionCls = watched(pool.ConnectionCls, self._deadline)
        return pool

    def build_connection_pool_key_attributes(
        self, request: requests.PreparedRequest, verify: Any, cert: Any = None
    ) -> Any:
        host, pool = super().build_connection_pool_key_attributes(request, verify, cert)
        pinned = {**host, "host": self._ip, "port": self._parts.port}
        if self._parts.scheme == "http":
            return pinned, pool
        name = ascii_host(self._parts.hostname or "")
        return pinned, {**pool, "server_hostname": name, "assert_hostname": name}


def get(
    url: str,
    *,
    agent: str,
    private: bool,
    seen: Seen | None,
    resolver: Resolve,
    clock: Callable[[], float] = time.monotonic,
) -> Fetched:
    """The payload at `url`; raises FetchFailed with a plain sentence.

    `private` is for the host that the operator named: it may not lead to another that is.
    """
    until, own = clock() + MAX_SECONDS, _host(url)
    with Deadline(MAX_SECONDS) as deadline:
        for _ in range(MAX_REDIRECTS + 1):
            here = private and _host(url) == own
            parts = split(url, private=here)
            address = vetted(parts, resolver, private=here)
            with _Session() as session:
                session.mount(f"{parts.scheme}://", _Pinned(parts, address, deadline))
                try:
                    with _send(session, url, parts, agent, seen) as response:
                        following = _redirect(response, url)
                        if following is None:
                            return _read(response, url, until, clock, deadline)
                except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
                    raise _failure(url, error, deadline) from error
            url, seen = following, None
    raise FetchFailed(f"the address redirects more than {MAX_REDIRECTS} times")


def _host(url: str) -> str:
    """As it is written, without the port; empty for what is no address: `split` says so then."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def _send(
    session: requests.Session, url: str, parts: SplitResult, agent: str, seen: Seen | None
) -> requests.Response:
    headers = {
        "User-Agent": agent,
        "Accept": "application/json, text/csv, */*;q=0.5",
        "Accept-Encoding": "gzip, deflate",
        "Host": parts.netloc,
    }
    if seen and seen.etag:
        headers["If-None-Match"] = seen.etag
    if seen and seen.last_modified:
        headers["If-Modified-Since"] = seen.last_modified
    return session.get(url, headers=headers, stream=True, timeout=_TIMEOUT, allow_redirects=False)


def _redirect(response: requests.Response, url: str) -> str | None:
    if response.status_code not in (301, 302, 303, 307, 308):
        return None
    following = urljoin(url, response.headers.get("Location", ""))
    if url.lower().startswith("https:") and not following.lower().startswith("https:"):
        raise FetchFailed("the address redirects from https to an unprotected one", permanent=True)
    return following


def _read(
    response: requests.Response,
    url: str,
    until: float,
    clock: Callable[[], float],
    deadline: Deadline,
) -> Fetched:
    seen = Seen(
        etag=response.headers.get("ETag"), last_modified=response.headers.get("Last-Modified")
    )
    if response.status_code == 304:
        return Fetched(part=None, seen=seen)
    if response.status_code != 200:
        raise _refused(response, url)
    _check_coding(response.headers.get("Content-Encoding", ""))
    body = bytearray()
    while chunk := response.raw.read1(_CHUNK, decode_content=True):
        body += chunk
        if len(body) > MAX_BYTES:
            raise FetchFailed(f"the answer is larger than {MAX_BYTES // 1_000_000} MB")
        if clock() > until:
            raise _too_slow()
    if deadline.over:  # what was shut may look as if it had ended
        raise _too_slow()
    kind = response.headers.get("Content-Type", "")
    return Fetched(part=Part(url=url, content_type=kind, body=bytes(body)), seen=seen)


def _check_coding(coding: str) -> None:
    """One layer, of a kind that we asked for: a library may be there that undoes others unasked."""
    if "," in coding:
        raise FetchFailed("the answer is compressed more than once", permanent=True)
    if coding.strip().lower() not in _CODINGS:
        raise FetchFailed(
            "the answer is compressed in a way that was not asked for", permanent=True
        )


def _refused(response: requests.Response, url: str) -> FetchFailed:
    status = response.status_code
    return FetchFailed(
        f"{url} answers with status {status}",
        permanent=status in (404, 410),
        gone=status == 410,
        status=status,
        retry_after=retry_after(response.headers),
    )


def _failure(url: str, error: Exception, deadline: Deadline) -> FetchFailed:
    if deadline.over:
        return _too_slow()
    slow = isinstance(error, requests.Timeout | urllib3.exceptions.TimeoutError)
    return FetchFailed(f"{url} did not answer: {_plain(error)}", slow=slow)


def _too_slow() -> FetchFailed:
    return FetchFailed(f"the answer took longer than {MAX_SECONDS:.0f} seconds", slow=True)


def _plain(error: Exception) -> str:
    if isinstance(error, requests.exceptions.SSLError):
        return "its certificate is not valid"
    if isinstance(error, requests.Timeout):
        return "it took too long"
    if isinstance(error, requests.ConnectionError):
        return "no connection"
    return type(error).__name__
