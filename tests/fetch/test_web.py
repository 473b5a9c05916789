"""Fetching, against a server on this machine (so every feed here is `private`)."""

import gzip
from collections.abc import Callable, Iterator, Sequence
from http.server import BaseHTTPRequestHandler
from threading import Event

import pytest
from urllib3.util.retry import Retry

from finder.errors import FetchFailed
from importers.fetch import Fetched, Seen, address, web
from tests.fetch.site import DATE, Site, answer, dripping


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.close()


def here(host: str, port: int) -> Sequence[str]:
    return ("127.0.0.1",)


def get(url: str, seen: Seen | None = None, clock: Callable[[], float] = lambda: 0.0) -> Fetched:
    return web.get(
        url, agent="OpenChair/0.1 (+x)", private=True, seen=seen, resolver=here, clock=clock
    )


def test_the_payload_comes_with_its_type(site: Site) -> None:
    site.answers["/m.json"] = answer(b'[{"a": 1}]', Content_Type="application/json", ETag='"1"')
    fetched = get(f"{site.url}/m.json")
    assert fetched.part is not None
    assert (fetched.part.body, fetched.part.content_type) == (b'[{"a": 1}]', "application/json")
    assert fetched.seen == Seen(etag='"1"')


def test_it_says_who_asks_and_asks_by_name(site: Site) -> None:
    site.answers["/"] = answer()
    get(f"{site.url}/")
    headers = site.asked[0][1]
    assert headers["User-Agent"] == "OpenChair/0.1 (+x)"
    assert headers["Host"] == site.url.removeprefix("http://")


def test_it_asks_whether_anything_is_new(site: Site) -> None:
    site.answers["/"] = answer(b"", status=304)
    fetched = get(f"{site.url}/", Seen(etag='"1"', last_modified="Sun, 22 Nov 2026 12:00:00 GMT"))
    assert fetched.part is None
    headers = site.asked[0][1]
    assert headers["If-None-Match"] == '"1"'
    assert headers["If-Modified-Since"] == "Sun, 22 Nov 2026 12:00:00 GMT"


@pytest.mark.parametrize(("status", "permanent"), [(404, True), (410, True), (403, False)])
def test_any_other_status_is_a_failure(site: Site, status: int, permanent: bool) -> None:
    site.answers["/"] = answer(status=status)
    with pytest.raises(FetchFailed, match=f"status {status}") as failure:
        get(f"{site.url}/")
    assert failure.value.permanent is permanent


def test_a_server_in_trouble_is_asked_a_few_times(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Retry, "sleep", lambda *_: None)
    site.answers["/"] = answer(status=503)
    with pytest.raises(FetchFailed, match="status 503") as failure:
        get(f"{site.url}/")
    assert len(site.asked) == 3
    assert failure.value.retry_after is None


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize(
    ("said", "seconds"),
    [("3600", 3600.0), ("Sun, 22 Nov 2026 12:30:00 GMT", 1800.0), (DATE, 0.0), ("soon", None)],
)
def test_one_that_says_when_is_not_asked_again_before(
    site: Site, status: int, said: str, seconds: float | None
) -> None:
    site.answers["/"] = answer(status=status, Retry_After=said)
    with pytest.raises(FetchFailed) as failure:
        get(f"{site.url}/")
    assert len(site.asked) == 1
    assert failure.value.retry_after == seconds


def test_what_is_gone_for_good_is_told_from_what_is_missing(site: Site) -> None:
    for status in (404, 410):
        site.answers["/"] = answer(status=status)
        with pytest.raises(FetchFailed) as failure:
            get(f"{site.url}/")
        assert failure.value.gone is (status == 410)


@pytest.mark.parametrize(
    "first",
    [b"", b"HTTP/1.1 200 OK\r\nX-Slow: ", b"HTTP/1.1 200 OK\r\n\r\n", b"HTTP/1.0 200 OK\r\n\r\n"],
    ids=["status", "headers", "body", "old body"],
)
def test_whatever_drips_is_shut_at_the_limit(
    site: Site, monkeypatch: pytest.MonkeyPatch, first: bytes
) -> None:
    monkeypatch.setattr(web, "MAX_SECONDS", 0.2)
    monkeypatch.setattr(Retry, "sleep", lambda *_: None)
    stop = Event()
    site.answers["/"] = dripping(first, stop)
    try:
        with pytest.raises(FetchFailed) as failure:
            get(f"{site.url}/")
    finally:
        stop.set()
    assert failure.value.slow


def test_a_few_redirects_are_followed(site: Site) -> None:
    for number in range(3):
        site.answers[f"/{number}"] = answer(b"", 302, Location=f"/{number + 1}")
    site.answers["/3"] = answer(b"[3]")
    fetched = get(f"{site.url}/0")
    assert fetched.part is not None
    assert fetched.part.body == b"[3]"


def test_a_loop_ends(site: Site) -> None:
    site.answers["/"] = answer(b"", 302, Location="/")
    with pytest.raises(FetchFailed, match="redirects more than 3 times"):
        get(f"{site.url}/")
    assert len(site.asked) == 4


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://x/", "http://u:p@x.test/", "http://x\\y/"]
)
def test_a_redirect_is_vetted_like_any_address(site: Site, target: str) -> None:
    site.answers["/"] = answer(b"", 302, Location=target)
    with pytest.raises(FetchFailed):
        get(f"{site.url}/")
    assert len(site.asked) == 1


def test_a_redirect_inside_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first hop counts as public here; the second is this machine by name."""
    site.answers["/"] = answer(b"", 302, Location="http://inside.test/")
    monkeypatch.setattr(address, "_PORTS", {80, int(site.url.rsplit(":", 1)[1])})
    monkeypatch.setattr(address, "is_denied", lambda found: str(found) == "10.0.0.1")

    def resolver(host: str, port: int) -> Sequence[str]:
        return ("10.0.0.1",) if host == "inside.test" else ("127.0.0.1",)

    with pytest.raises(FetchFailed, match=r"inside\.test is not a public address"):
        web.get(f"{site.url}/", agent="x", private=False, seen=None, resolver=resolver)


def test_https_never_becomes_http() -> None:
    class Response:
        status_code = 302
        headers = {"Location": "http://example.org/"}  # noqa: RUF012

    with pytest.raises(FetchFailed, match="unprotected"):
        web._redirect(Response(), "https://example.org/")  # type: ignore[arg-type]


def test_it_connects_where_it_was_vetted_however_the_name_changes(site: Site) -> None:
    """DNS rebinding: the name is asked for once, and never by the library."""
    answers = iter([("127.0.0.1",), ("10.0.0.1",)])
    site.answers["/"] = answer(b"[1]")
    fetched = web.get(
        f"{site.url}/",
        agent="x",
        private=True,
        seen=None,
        resolver=lambda host, port: next(answers),
    )
    assert fetched.part is not None
    assert next(answers) == ("10.0.0.1",)


def test_a_private_feed_leads_to_no_other_private_host(site: Site) -> None:
    site.answers["/"] = answer(status=302, Location="http://other.test:8080/")
    site.answers["/here"] = answer(status=302, Location=f"{site.url}/")
    for path in ("/", "/here"):
        with pytest.raises(FetchFailed, match=r"this machine|private|not public|inside"):
            get(f"{site.url}{path}")
    assert all(headers["Host"].startswith("meetings.test") for _, headers in site.asked)


def test_a_compressed_answer_is_read(site: Site) -> None:
    site.answers["/"] = answer(gzip.compress(b"[1]"), Content_Encoding="gzip")
    fetched = get(f"{site.url}/")
    assert fetched.part is not None
    assert fetched.part.body == b"[1]"


def test_a_bomb_is_stopped_at_the_cap(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "MAX_BYTES", 1_000_000)
    site.answers["/"] = answer(gzip.compress(b"0" * 20_000_000), Content_Encoding="gzip")
    with pytest.raises(FetchFailed, match="larger than 1 MB"):
        get(f"{site.url}/")


def test_only_one_layer_of_compression_is_taken_off(site: Site) -> None:
    twice = gzip.compress(gzip.compress(b"[1]"))
    site.answers["/"] = answer(twice, Content_Encoding="gzip, gzip")
    with pytest.raises(FetchFailed, match="more than once"):
        get(f"{site.url}/")


def test_damaged_compression_is_a_failure(site: Site) -> None:
    site.answers["/"] = answer(b"no gzip", Content_Encoding="gzip")
    with pytest.raises(FetchFailed):
        get(f"{site.url}/")


def test_an_answer_that_drips_is_given_up(site: Site) -> None:
    seconds = iter([0.0, 61.0])
    site.answers["/"] = answer(b"[1]")
    with pytest.raises(FetchFailed, match="longer than 60 seconds"):
        get(f"{site.url}/", clock=lambda: next(seconds))


def test_an_answer_cut_short_is_a_failure(site: Site) -> None:
    def cut(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Length", "100")
        request.end_headers()
        request.wfile.write(b"[1")

    site.answers["/"] = cut
    with pytest.raises(FetchFailed):
        get(f"{site.url}/")


def test_no_connection_is_a_failure(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Retry, "sleep", lambda *_: None)
    site.close()
    with pytest.raises(FetchFailed, match="no connection"):
        get(f"{site.url}/")
    site.close = lambda: None  # type: ignore[method-assign]
