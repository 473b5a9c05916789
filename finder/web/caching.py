"""ETags and 304: what has not changed is not sent again (DESIGN, section 5)."""

import hashlib
from datetime import datetime

from flask import Response, request

from finder.web.state import VERSION, now, site, snapshot

_SECONDS = 60
_CALENDAR_SECONDS = 900  # far below the interval at which calendars are told to look


def clock_tag(language: str = "en") -> str:
    """For what depends on the clock: snapshot, fetch times, software, language and minute."""
    current = snapshot()
    fetched = sorted((key, moment.isoformat()) for key, moment in current.fetched.items())
    minute = now().strftime("%Y-%m-%dT%H:%M")
    settings = repr(site().config.settings)
    return _hash(repr((current.name, fetched, VERSION, settings, language, minute)).encode())


def with_clock_tag(response: Response) -> Response:
    """The answer with the tag of its minute; 304 without a body where the reader has it."""
    return _conditional(response, clock_tag())


def with_content_tag(response: Response) -> Response:
    """The answer with the hash of its bytes as tag."""
    return _conditional(response, _hash(response.get_data()))


def with_calendar_tag(response: Response, changed: datetime) -> Response:
    """The same for a calendar, which says too when it was last published.

    Only the tag decides about a 304: dates go back with a rollback.
    """
    response = _conditional(response, _hash(response.get_data()))
    response.headers["Cache-Control"] = f"public, max-age={_CALENDAR_SECONDS}"
    response.last_modified = changed
    return response


def _conditional(response: Response, tag: str) -> Response:
    response.set_etag(tag)
    response.headers["Cache-Control"] = f"public, max-age={_SECONDS}"
    response.make_conditional(request)
    return response


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:32]
