"""Whoever asks on a family page, and meetings as cards of one clock for them."""

from dataclasses import dataclass, replace

from finder.register.families import Asker
from finder.search.engine import Answer, Hit
from finder.web.answering import answered, soonest
from finder.web.asking import asked
from finder.web.cards import Card, card
from finder.web.joining import cannot_be_joined
from finder.web.links import Pairs
from finder.web.local import look
from finder.web.state import snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who asks and from where: `near` is a place that is known, or empty.

    `tz` is the zone asked for or that of the place, or None. `clock`, of the whole page, is "12"
    or "24".
    """

    asker: Asker
    near: str = ""
    tz: str | None = None
    clock: str | None = None

    @property
    def zone(self) -> Pairs:
        """As a parameter that goes along with every query."""
        return (("tz", self.tz),) if self.tz else ()


def find(pairs: Pairs, most: int) -> Answer:
    """The first `most` of the query's meetings; soonest, of lists read lately where there are."""
    query = asked((*pairs, ("per_page", str(most))))
    return soonest(query) if query.sort == "soonest" else answered(query)


def with_link_first(found: Answer, most: int) -> Answer:
    """The first `most` that can be joined from afar; those without link or number fill up."""
    current = snapshot()
    linked: list[Hit] = []
    others: list[Hit] = []
    for hit in found.hits:
        (others if cannot_be_joined(current.meeting(hit.row)) else linked).append(hit)
        if len(linked) == most:  # most have a link: the others need not be looked at
            break
    return replace(found, hits=(*linked, *others)[:most])


def cards(found: Answer, clock: str | None = None) -> tuple[Card, ...]:
    """The answer's meetings as cards that name their day; `clock` is that of the page."""
    seen, current = look(found.query, days=True), snapshot()
    seen = replace(seen, clock=clock or seen.clock)
    meetings = current.meetings(hit.row for hit in found.hits)
    return tuple(
        card(meeting, hit, current.publishers.get(meeting.feed), seen)
        for meeting, hit in zip(meetings, found.hits, strict=True)
        if not meeting.for_children
    )


def zone_near(near: str) -> str | None:
    """The zone of the nearest meeting with a room; None where none is near, or no place given."""
    if not near:
        return None
    found = find((("near", near), ("attendance", "in_person")), 1)
    meetings = snapshot().meetings(hit.row for hit in found.hits)
    return next((meeting.timezone for meeting in meetings), None)
