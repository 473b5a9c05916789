"""What left a query's list in the last 30 days: its calendar says so, and then lets it go."""

from collections.abc import Iterator
from datetime import date

from finder.catalogue.values import KEPT_CANCELLED
from finder.ical import Style, Written
from finder.search.departed import Departed, is_judged, was_found
from finder.search.query import Query
from finder.snapshot import Gone
from finder.web.state import context, now, site, snapshot


def left(query: Query, style: Style) -> Iterator[Written]:
    """The cancelled events of those that it would still find, were they listed."""
    if not is_judged(query):
        return
    today = now().date()
    for gone in snapshot().gone_since(today - KEPT_CANCELLED):
        event = _fits(query, gone, today) and site().events.gone(snapshot(), context(), gone, style)
        if event:
            yield event


def _fits(query: Query, gone: Gone, today: date) -> bool:
    if gone.last is None:
        return False
    last = gone.last.meeting
    if last.date_until and last.date_until < today:
        return False
    point = None
    if gone.latitude is not None and gone.longitude is not None:
        point = gone.latitude, gone.longitude
    departed = Departed(meeting=last, name=gone.name, point=point, words=gone.last.words)
    return was_found(query, departed)
