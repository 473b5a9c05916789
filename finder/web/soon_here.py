"""Near a place the nearest come first; above them stands what is on there, or soon will be.

Who needs a room now must not look for it between those of other days.
"""

from dataclasses import dataclass, replace

from finder.languages import gettext as _
from finder.languages import whole
from finder.search.engine import Answer, Hit
from finder.web.answering import answered, begun
from finder.web.asking import asked, settled, speaks_plainly
from finder.web.for_family import is_parted
from finder.web.links import Pairs, address, with_value, with_values
from finder.web.paths import Link

MOST = 3
_WITHIN = 60  # minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class SoonHere:
    """The nearest of what is on or starts within the hour; `all` leads to the rest, if any."""

    hits: tuple[Hit, ...]
    all: Link | None


def stands_above(found: Answer) -> bool:
    """Whether this is the first page of a list by distance for which no order was asked."""
    query = found.query
    usual = found.place is not None and query.sort == "nearest" and not query.sort_given
    counted_from_now = query.soon is not None or query.on is not None
    return usual and query.page == 1 and not counted_from_now and not is_parted(found)


def soon_here(found: Answer) -> SoonHere | None:
    """None where nothing of the kind stands above this list."""
    if not found.total or not stands_above(found):
        return None
    pairs = with_value(settled(found.query), "on", str(_WITHIN))
    total, hits = _first(found, pairs)
    if not total:
        return None
    label = _("All {n} on now or within the hour").format(n=whole(total))
    url = address("/meetings", with_values(pairs, {"sort": "soonest"}))
    return SoonHere(hits=hits, all=Link(label=label, url=url) if total > MOST else None)


def _first(found: Answer, pairs: Pairs) -> tuple[int, tuple[Hit, ...]]:
    """How many `pairs` find, and the first: what they say is the query with `on`."""
    if speaks_plainly(found.query):
        return begun(found, _WITHIN, MOST)
    soon = answered(asked(with_value(pairs, "per_page", str(MOST))))
    return soon.total, soon.hits


def below(found: Answer, soon: SoonHere) -> Answer:
    """The list without what stands above it: nothing is there twice."""
    above = {hit.row for hit in soon.hits}
    return replace(found, hits=tuple(hit for hit in found.hits if hit.row not in above))
