"""The next ring out: how far the nearest meeting is where none is near, and the ring's list."""

from dataclasses import dataclass

from finder.languages import gettext as _
from finder.languages import isolated
from finder.search.engine import Answer
from finder.web.cards import is_only_near
from finder.web.chips import radius
from finder.web.families_cards import find
from finder.web.links import Pairs
from finder.web.state import snapshot
from finder.web.wording import distance

_LONGEST = 40  # characters of a town's name; beyond that it holds more than a name
RINGS = ("50", "100", "250", "1000")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring:
    """The smallest that holds any: `label` for its list at `pairs`, and how far the nearest is.

    `within` is its radius as in the address.
    """

    within: str
    pairs: Pairs
    label: str
    nearest: str


def next_ring(base: Pairs, near: str) -> Ring | None:
    """None where no ring round the place holds any of that query."""
    for within in RINGS:
        pairs = (*base, ("near", near), ("within", within))
        found = find(pairs, 1)
        if found.total:
            said = _("Within {distance} of {place}")
            return Ring(
                within=within,
                pairs=pairs,
                label=said.format(distance=radius(found), place=isolated(near)),
                nearest=_nearest(found),
            )
    return None


def _nearest(found: Answer) -> str:
    """As "The nearest is 40 miles away, in Worcester."."""
    hit = found.hits[0]
    meeting = snapshot().meeting(hit.row)
    far = distance(hit.distance_km or 0.0, found.query.unit)
    if is_only_near(meeting):
        far = _("about {distance}").format(distance=far)
    town = meeting.venue.locality if meeting.venue else None
    if town is None or len(town) > _LONGEST:
        return _("The nearest is {distance} away.").format(distance=far)
    return _("The nearest is {distance} away, in {place}.").format(
        distance=far, place=isolated(town)
    )
