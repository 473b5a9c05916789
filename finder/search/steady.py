"""What a query finds whatever week it is: for calendars, whose events stay when the week turns.

Lists go by who may come to the next start. A calendar holds a meeting where any of its weeks is as
asked, and says (or holds) which.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from finder.model import Access
from finder.search.asked import Query
from finder.search.columns.bitmaps import Bits, contains, from_rows, members, rows_of
from finder.search.filters import Filters, Moment, filters
from finder.search.index import Index

_ANY = tuple(access.value for access in Access)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Steady:
    """`partly` are the rows of which only some weeks fit: who may come in these."""

    sets: Filters
    partly: Mapping[int, frozenset[Access]]


def steady(index: Index, query: Query, moment: Moment) -> Steady:
    """The sets of a query, with each meeting of which any week fits."""
    sets, varying = filters(index, query, moment), index.timetable.varying
    fitting = {
        row: (_fitting(index, query, row), index.timetable.access_at_all(row)[0])
        for row in rows_of(_in_some_week(index, query, moment) & varying, index.capacity).tolist()
    }
    found = from_rows([row for row, (fits, _) in fitting.items() if fits], index.capacity)
    return Steady(
        sets=replace(sets, found=members(sets.found.bits & ~varying | found)),
        partly={row: fits for row, (fits, every) in fitting.items() if fits and fits != every},
    )


def _in_some_week(index: Index, query: Query, moment: Moment) -> Bits:
    """What fits, whoever may come."""
    every_week = replace(moment, daily=replace(moment.daily, unrestricted=index.alive))
    wide = filters(index, replace(query, access=_ANY, for_=None), every_week).found.bits
    if query.for_ == "family" and "teens" not in query.audiences:
        return wide & ~index.children
    return wide


def _fitting(index: Index, query: Query, row: int) -> frozenset[Access]:
    """Who may come in the weeks that fit, as `filters` has it of the next one."""
    accesses, family_guests = index.timetable.access_at_all(row)
    return frozenset(
        access
        for access in accesses
        if _is_asked(query, access) and _is_for(index, query, row, access, family_guests)
    )


def _is_asked(query: Query, access: Access) -> bool:
    open_to_none = query.place is not None or query.for_ == "family" or not query.access
    if access is Access.RESTRICTED and open_to_none:
        return False
    return not query.access or access.value in query.access


def _is_for(index: Index, query: Query, row: int, access: Access, family_guests: bool) -> bool:
    to_anyone, family = access is Access.OPEN, contains(index.family, row)
    if query.for_ == "me":
        if access is not Access.RESTRICTED and contains(index.person_too, row):
            return True
        return not family or (to_anyone and not contains(index.relatives_alone, row))
    let_in = family_guests and access is Access.CLOSED_WITH_GUESTS
    return query.for_ is None or family or to_anyone or let_in
