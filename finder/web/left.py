"""What left a query's list in the last 30 days: its calendar says so, and then lets it go."""

from collections.abc import Iterator
from datetime import date

from finder.catalogue.values import KEPT_CANCELLED
from finder.ical import Style, Written
from finder.model import Access
from finder.schedule import access_at_all
from finder.search.departed import Departed, found_in, is_judged
from finder.search.query import Query
from finder.snapshot import Gone
from finder.web.state import context, now, site, snapshot


def left(query: Query, style: Style) -> Iterator[Written]:
    """The cancelled events of those that it would still find, were they listed."""
    if not is_judged(query):
        return
    today = now().date()
    for gone in snapshot().gone_since(today - KEPT_CANCELLED):
        fitting = _fitting(query, gone, today)
        if fitting is None:
            continue
        event = site().events.gone(snapshot(), context(), gone, style, fitting=fitting)
        if event:
            yield event


def _fitting(query: Query, gone: Gone, today: date) -> frozenset[Access] | None:
    """As of what is listed: who might come in the weeks that fit, empty where all do.

    None where it would not find the meeting.
    """
    if gone.last is None:
        return None
    last = gone.last.meeting
    if last.date_until and last.date_until < today:
        return None
    point = None
    if gone.latitude is not None and gone.longitude is not None:
        point = gone.latitude, gone.longitude
    departed = Departed(
        meeting=last,
        name=gone.name,
        point=point,
        words=gone.last.words,
        person_too=gone.last.person_too,
    )
    found = found_in(query, departed)
    if not found:
        return None
    return found if found != access_at_all(last) else frozenset()
