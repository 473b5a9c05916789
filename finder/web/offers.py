"""What a page shows where its list is empty or nearly so: ways on, and how much lies there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from finder.languages import gettext as _
from finder.register.fellowships import fellowships
from finder.register.options import spoken
from finder.search.engine import Answer
from finder.search.query import Query
from finder.web.asking import asked, settled
from finder.web.cards import Card, card
from finder.web.chips import radius_words
from finder.web.fallbacks import for_family
from finder.web.idea import Idea
from finder.web.links import address
from finder.web.local import look
from finder.web.paths import Link
from finder.web.picking import Tried
from finder.web.state import snapshot
from finder.web.trials import Trials
from finder.web.ways import ways
from finder.web.wording import counted

MOST, LEAST, FEW = 6, 4, 3
MOST_FINDERS = 3
NEARLY_EMPTY = 2  # meetings: a list of so few gets FEW ways beside them
_UNFILTERED = frozenset({"page", "per_page", "sort", "unit", "within", "tz"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A link and the number of meetings it finds; `note` is a further line."""

    label: str
    note: str | None
    url: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """What `partials/offers.html` may use. `cards` are the first of the nearest way.

    `finders` are the sites of the fellowships asked for, which count nothing; `guide` is whether
    the questions for families lead on.
    """

    title: str
    lead: str
    ways: tuple[Way, ...]
    cards_title: str = ""
    cards: tuple[Card, ...] = ()
    finders: tuple[Link, ...] = ()
    guide: bool = False


def offers(answer: Answer) -> Offers | None:
    """None where the list holds enough. An empty list always gets LEAST ways, if there are any."""
    trials = Trials(asked)
    if answer.hits and answer.total > NEARLY_EMPTY:
        return None
    if answer.hits:
        tried = ways(answer, trials, most=FEW, least=0)
        return Offers(title=_("These are close too"), lead="", ways=_ways(tried)) if tried else None
    tried = ways(answer, trials, most=MOST, least=LEAST)
    return Offers(
        title=_title(answer),
        lead=_("These are close:") if answer.total == 0 else _("Go back, or look at these:"),
        ways=_ways(tried),
        cards_title=tried[0].idea.label if tried else "",
        cards=_cards(answer, trials.first(tried[0].idea.pairs)) if tried else (),
        finders=_finders(answer.query),
        guide=for_family(answer.query),
    )


def _title(answer: Answer) -> str:
    query = answer.query
    if answer.total:
        pages = -(-answer.total // query.per_page)
        return _("This list has only {pages}").format(pages=counted(pages, "page"))
    several = sum(name not in _UNFILTERED for name, value in settled(query)) > 1
    if answer.place is None:
        return _("Nothing matches all of this") if several else _("Nothing matches this")
    form = _("Nothing within {distance} matches this")
    if several:
        form = _("Nothing within {distance} matches all of this")
    return form.format(distance=radius_words(query.within, query.unit))


def _ways(tried: Sequence[Tried]) -> tuple[Way, ...]:
    return tuple(way(item.idea, item.total) for item in tried)


def way(idea: Idea, count: int) -> Way:
    """The idea as a link."""
    url = address("/meetings", idea.pairs)
    return Way(label=idea.label, note=idea.note, url=url, count=count)


def _cards(asked_for: Answer, found: Answer | None) -> tuple[Card, ...]:
    """The first meetings of a way; none for under-18s, who would stand beside a place.

    They are shown by the clock of the page, wherever they are.
    """
    if found is None:
        return ()
    current, page = snapshot(), look(asked_for.query)
    seen = replace(look(found.query, days=True), clock=page.clock, tz=page.tz)
    meetings = current.meetings(hit.row for hit in found.hits)
    return tuple(
        card(meeting, hit, current.publishers.get(meeting.feed), seen)
        for meeting, hit in zip(meetings, found.hits, strict=True)
        if not meeting.for_children
    )


def _finders(query: Query) -> tuple[Link, ...]:
    """The sites of the fellowships asked for: what we do not list may stand there."""
    known = [fellowships().get(key) for key in query.fellowships[:MOST_FINDERS]]
    return tuple(
        Link(label=spoken("fellowship", item.key), url=item.finder or item.website or "")
        for item in known
        if item is not None and (item.finder or item.website)
    )
