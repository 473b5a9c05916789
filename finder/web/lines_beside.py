"""Helplines that lists for relatives and for teenagers have below their meetings."""

from datetime import date
from functools import lru_cache

from finder.register.fellowships import fellowships
from finder.register.helplines import Helpline
from finder.register.sentences import Tongue, tongue
from finder.search.query import Query
from finder.web.leaving import asks_for_relatives
from finder.web.lines import Line, abuse_lines, child_lines, listed_for
from finder.web.state import now


def lines_beside(query: Query, country: str | None) -> tuple[Line, ...]:
    """Child lines where teenagers' groups are asked for, lines about abuse where relatives' are."""
    if not asks_for_relatives(query):
        return ()
    teenager = _asks_for_teenagers(query)
    return _kept(country, listed_for(country), tongue(), now().date(), teenager=teenager)


def _asks_for_teenagers(query: Query) -> bool:
    """Whether a list is of groups for teenagers, among others or alone."""
    known = (fellowships().get(key) for key in query.fellowships)
    return "teens" in query.audiences or any(item.for_children for item in known if item)


@lru_cache(maxsize=256)
def _kept(
    country: str | None, _among: tuple[Helpline, ...], _tag: Tongue, _day: date, *, teenager: bool
) -> tuple[Line, ...]:
    """In the tongue of this moment, today; `_among` is what the operator leaves of the lines."""
    return child_lines(country) if teenager else abuse_lines(country)
