"""Queries answered for a page: by this request's snapshot, its hour, and the age of the lists.

Every page, list, count and calendar asks here, so that none forgets how old its data is.
"""

from datetime import datetime

from finder.search import alongside, engine
from finder.search.engine import Answer, Hit, Rows
from finder.search.query import Query
from finder.snapshot import Snapshot
from finder.web.state import now, snapshot


def answered(
    query: Query,
    *,
    everything: bool = False,
    facets: bool = False,
    confirmed: bool = False,
    any_week: bool = False,
) -> Answer:
    """What the query finds now; see `finder.search.engine.find`."""
    current = snapshot()
    return engine.find(
        current.index,
        query,
        now(),
        fetched=current.fetched,
        everything=everything,
        facets=facets,
        confirmed=confirmed,
        any_week=any_week,
    )


def begun(found: Answer, minutes: int, most: int = 0) -> tuple[int, tuple[Hit, ...]]:
    """How many of these are on or start within so many minutes, and the first of them."""
    return alongside.begun(snapshot().index, found, minutes, most)


def online(found: Answer, minutes: int) -> int:
    """How many are online and on, or start within so many minutes, wherever they are."""
    return alongside.online(snapshot().index, found, minutes)


def first_page(query: Query, current: Snapshot, moment: datetime) -> Answer:
    """The same where no request of Flask's says which snapshot, and when."""
    return engine.find(current.index, query, moment, fetched=current.fetched)


def listed(query: Query) -> Rows:
    """What its calendar holds, all of it, with the age of what was not confirmed lately."""
    current = snapshot()
    return engine.rows(current.index, query, now(), fetched=current.fetched)


def soonest(query: Query) -> Answer:
    """Of lists read lately, where they have any: "soon" is not said of others."""
    found = answered(query, confirmed=True)
    return found if found.total else answered(query)


def next_of(row: int) -> Hit:
    """One meeting's next occurrence."""
    return engine.hit(snapshot().index, row, now(), fetched=snapshot().fetched)
