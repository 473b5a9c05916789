"""ETags and 304: what has not changed is not sent again (DESIGN, section 5)."""

import hashlib
import re
from collections.abc import Mapping
from datetime import datetime

from flask import Flask, Response, request
from werkzeug.datastructures import Headers

from finder.errors import NoSnapshot
from finder.languages import language
from finder.web import headers, unproxied
from finder.web.reader import browser_country
from finder.web.state import kept, now

_SECONDS = 60  # as long as nothing on a page changes
_ASKS_BY_TAG = frozenset({"If-None-Match", "If-Match"})
_CALENDAR_SECONDS = 900  # far below the interval at which calendars are told to look
# What follows the hash in the tag of a page: whether search engines may list it, and its nonce.
_TOLD = re.compile(r"(n?)(?:-([\w-]{22}))?", re.ASCII)
# What stands at an address, by its ending: a 304 says so in its other headers.
_TYPES = {
    ".json": "application/json",
    ".geojson": "application/geo+json",
    ".csv": "text/csv",
}


def install(app: Flask) -> None:
    """Before `app` looks for anything: whether the reader has this minute's answer already."""
    app.before_request(unchanged)


def unchanged() -> Response | None:
    """304 for the tag of this address and minute, which only a good answer of it can have had."""
    if request.method not in ("GET", "HEAD") or "If-None-Match" not in request.headers:
        return None
    try:
        tag = clock_tag()
    except NoSnapshot:
        return None
    known = [known for known in request.if_none_match.as_set(include_weak=True) if tag in known]
    told = _TOLD.fullmatch(known[0].removeprefix(tag)) if known else None
    return _not_modified(known[0], told) if told else None


def _not_modified(tag: str, told: re.Match[str]) -> Response:
    """With the headers that came with the page: a browser puts these in the place of those.

    So its policy must name the nonce that the kept page has, which its tag tells.
    """
    ending = request.path[request.path.rfind(".") :]
    response = Response(status=304, mimetype=_TYPES.get(ending, "text/html"))
    if told[1]:
        response.headers["X-Robots-Tag"] = "noindex"
    if told[2]:
        headers.use_nonce(told[2])
    return _tagged(response, tag, for_a_minute(request.query_string))


def clock_tag() -> str:
    """For what depends on the clock: snapshot, fetch times, software, language and minute.

    And the address, so that a tag is good for the answer that it came with alone; and the country
    whose helplines stand at a page's foot.
    """
    mark, country, request = kept().mark, browser_country(), unproxied.request()
    return tag_at(now(), mark, country, request.path, request.query_string)


def tag_at(at: datetime, mark: str, country: str | None, path: str, asked: bytes) -> str:
    """That of an address, its parameters as they were `asked`, at the minute of `at`."""
    minute = at.isoformat()[:16]
    known = f"{mark} {language()} {country} {minute} {path}?"
    return _hash(known.encode(errors="surrogatepass") + asked)


def with_clock_tag(response: Response) -> Response:
    """The answer with the tag of its minute; 304 without a body where the reader has it."""
    tag = clock_tag() + _told(response.headers)
    return _conditional(response, tag, for_a_minute(request.query_string))


def page_tag(given: Mapping[str, str]) -> str:
    """The same tag, of a page with these headers."""
    return clock_tag() + _told(given)


def _told(given: Mapping[str, str] | Headers) -> str:
    """As `_TOLD` reads it; a page with a policy of its own is sent anew, whoever has it."""
    nonce = headers.nonce_so_far()
    if nonce is None:
        return ""
    if "Content-Security-Policy" in given:
        return f"-own-{nonce}"
    return f"{'n' if 'X-Robots-Tag' in given else ''}-{nonce}"


def with_content_tag(response: Response) -> Response:
    """The answer with the hash of its bytes as tag."""
    return _conditional(response, _hash(response.get_data()), _kept_for(_SECONDS))


def with_calendar_tag(response: Response, changed: datetime) -> Response:
    """The same for a calendar, which says too since when it may have been the same.

    The date decides about a 304 only for readers that send no tag.
    """
    response.last_modified = changed
    keeping = _kept_for(_CALENDAR_SECONDS, asked=bool(request.query_string))
    response = _conditional(response, _hash(response.get_data()), keeping)
    if not _ASKS_BY_TAG.intersection(request.headers.keys()):
        response.make_conditional(request)
    return response


def for_a_minute(asked: bytes | str) -> str:
    """Cache-Control of an answer that depends on the clock; `asked` are its parameters."""
    return _kept_for(_SECONDS, asked=bool(asked))


def _kept_for(seconds: int, *, asked: bool = False) -> str:
    """What a person asked is kept by no cache on the way, nor is its answer (DESIGN, 7)."""
    return f"{'private' if asked else 'public'}, max-age={seconds}"


def _conditional(response: Response, tag: str, keeping: str) -> Response:
    _tagged(response, tag, keeping)
    if _ASKS_BY_TAG.intersection(request.headers.keys()):
        response.make_conditional(request)
    return response


def _tagged(response: Response, tag: str, keeping: str) -> Response:
    response.set_etag(tag)
    response.headers["Cache-Control"] = keeping
    return response


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]
