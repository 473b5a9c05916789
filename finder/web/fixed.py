"""The nearest form of a query that stays the same: a day's name, a town and a radius.

Where a position has no town near, one may type a place instead.
"""

from dataclasses import dataclass
from datetime import timedelta

from finder.languages import gettext as _
from finder.languages import isolated
from finder.search.engine import Answer
from finder.search.query import Query
from finder.web.asking import settled
from finder.web.chips import radius
from finder.web.links import Pairs, address
from finder.web.paths import Link
from finder.web.sharing import nearest_town
from finder.web.state import now
from finder.web.steady import RELATIVE_DAYS

_MOMENTS = ("soon", "on", "from")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """A query as it can stay. `town` is the one that stands for a position, if there was one."""

    pairs: Pairs
    town: str | None


def fixed(query: Query, answer: Answer, *, by_day: bool = False) -> Fixed | None:
    """None where a position has no town with meetings near.

    `by_day` is whether a day's name stands for what is soon or from a moment on, too.
    """
    asked = settled(query)
    pairs = tuple(_fixed_day(pair, answer) for pair in asked if pair[0] not in _MOMENTS)
    if by_day and len(pairs) < len(asked) and not query.days and "day" not in dict(pairs):
        pairs = (*pairs, ("day", _day_of(query, answer)))
    town = None
    if any(name == "lat" for name, _ in pairs):
        town = nearest_town(query)
        if town is None:
            return None
        pairs = (*_without_position(pairs), ("near", town))
    return Fixed(pairs=tuple(dict.fromkeys(pairs)), town=town)


def fixed_form(query: Query, answer: Answer) -> Link | None:
    """The way to its calendar; None as in `fixed`."""
    found = fixed(query, answer, by_day=True)
    if found is None:
        return None
    words, pairs = _("Use the same list without what counts from now"), found.pairs
    if found.town:
        pairs = (*pairs, *_radius(query, pairs))
        form = _("Use what is within {distance} of {town}")
        words = form.format(distance=radius(answer), town=isolated(found.town))
    return Link(label=words, url=address("/subscribe", pairs))


def near_typed(query: Query) -> Pairs | None:
    """The fields beside a place that is typed instead of a position; None where there is none."""
    asked = settled(query)
    if not any(name == "lat" for name, _ in asked):
        return None
    return (*_without_position(asked), *_radius(query, asked))


def _without_position(pairs: Pairs) -> Pairs:
    return tuple(pair for pair in pairs if pair[0] not in ("lat", "lon"))


def _radius(query: Query, pairs: Pairs) -> Pairs:
    """What the query says of it only by saying nothing."""
    given = {name for name, _ in pairs}
    said = (("within", f"{query.within:g}"), ("unit", query.unit))
    return tuple(pair for pair in said if pair[0] not in given)


def _fixed_day(pair: tuple[str, str], answer: Answer) -> tuple[str, str]:
    """The day's name where the first meeting found is: not the same all round the world."""
    if pair[0] != "day" or pair[1] not in RELATIVE_DAYS:
        return pair
    there = next((hit.next_start for hit in answer.hits if hit.next_start), now())
    day = now().astimezone(there.tzinfo) + timedelta(days=RELATIVE_DAYS.index(pair[1]))
    return "day", f"{day:%a}".lower()


def _day_of(query: Query, answer: Answer) -> str:
    """The name of the day asked from, or on which the first meeting found is, where it is."""
    there = next((hit.next_start for hit in answer.hits if hit.next_start), now())
    if query.start_from is not None:
        there = query.start_from.astimezone(there.tzinfo)
    return f"{there:%a}".lower()
