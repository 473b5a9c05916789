"""/meetings: the list, its filters and the ways on from it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask import Blueprint, Response
from markupsafe import Markup

from finder.languages import gettext as _
from finder.languages import isolated, language, ngettext, whole
from finder.register.urgent import urgent, without_cry
from finder.search.engine import Answer, Hit
from finder.search.query import FoundPlace
from finder.web import unproxied
from finder.web.answering import answered
from finder.web.asking import asked, asked_near, data_pairs, settled
from finder.web.caching import with_clock_tag
from finder.web.cards import Card
from finder.web.chips import Chip, chips
from finder.web.chips import cry as cry_beside
from finder.web.choices import groups, pointless
from finder.web.choices import kept as kept_hidden
from finder.web.for_family import Sections, by_relation, is_parted
from finder.web.frame import asset, macro, written
from finder.web.grouping import Section, by_time
from finder.web.hints import Hint, hints
from finder.web.leaving import asks_for_relatives
from finder.web.lines import Line, lines_above
from finder.web.lines_beside import lines_beside
from finder.web.links import Pairs, address
from finder.web.listed import Listed, Together
from finder.web.local import look
from finder.web.off_the_map import any_placed
from finder.web.offers import offers
from finder.web.orders import Order, choosable, order
from finder.web.panel import choices, panel
from finder.web.reader import country_at, home_country
from finder.web.selections import radii, zones
from finder.web.sharing import Share, shared_list
from finder.web.soon_here import below, soon_here
from finder.web.state import kept, site
from finder.web.turning import Turns, turns
from finder.web.wording import counted

routes = Blueprint("meetings", __name__)
PATH = "/meetings"
NOT_INDEXED = {"X-Robots-Tag": "noindex"}


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingsPage:
    """What `pages/meetings.html` may use.

    `kept` goes along in hidden fields; `filters`, `radii`, `zones`, `orders` are written already.
    `lines` are helplines, where the words ask for help; `cry` is what of them chooses no meeting.
    `lines_beside` are those of lists for relatives and teenagers; `offers` ways on, written too.
    `embed` is how to put the list on another site, where that is allowed.
    `show` is what the button under the filters says where a script has applied them already.
    """

    heading: str
    words: str
    near: str
    position: str | None
    radii: bytes
    for_whom: str | None
    kept: Pairs
    filters: bytes
    zones: bytes
    order: Order | None
    orders: bytes
    lines: tuple[Line, ...]
    cry: Chip | None
    lines_beside: tuple[Line, ...]
    total_words: str
    show: str
    chips: tuple[Chip, ...]
    hints: tuple[Hint, ...]
    sections: tuple[Section[Together], ...]
    offers: Markup | None
    turns: Turns | None
    subscribe: str
    data: str
    handout: str
    map: str | None
    embed: str | None
    share: Share
    script: str


@routes.get(PATH)
def meetings() -> Response:
    """Most are answered by direct_list.py, as long as nothing about them is odd."""
    response = Response(html(), mimetype="text/html")
    response.headers.update(NOT_INDEXED)
    return with_clock_tag(response)


def html() -> bytes:
    """The page that this request asks for; raises BadRequest."""
    query = asked(tuple(unproxied.request().args.items(multi=True)))
    found = answered(query, facets=True)
    cry = urgent(query.q) if query.q else None
    place = _place(found, cry)
    country, lines_of = place.country if place else None, country_at(place)
    home, private = home_country(lines_of), asks_for_relatives(query) or bool(cry)
    page = _page(found, settled(query), lines_above(query.q or "", cry, home), home)
    return written(
        "pages/meetings.html",
        page,
        title=_title(page, private=private),
        nav="meetings",
        indexed=False,
        country=country,
        lines_of=lines_of,
        family=private,
        alike=True,
    )


def _page(found: Answer, pairs: Pairs, lines: tuple[Line, ...], home: str | None) -> MeetingsPage:
    query = found.query
    given = dict(pairs)
    return MeetingsPage(
        heading=_heading(found),
        words=given.get("q", ""),
        near=given.get("near", ""),
        position=_("Your position") if "lat" in given else None,
        radii=radii(query.within, query.unit, language()),
        for_whom=None if "for" in pointless() else given.get("for", ""),
        kept=kept_hidden(pairs, found),
        filters=panel(groups(found, pairs)),
        zones=zones(query.tz or "", language()),
        order=order(found, pairs),
        orders=choices(choosable(found), query.sort if query.sort_given else ""),
        lines=lines,
        cry=cry_beside(query),
        lines_beside=() if lines else lines_beside(query, home),
        total_words=_total(found),
        show=_show(found.total),
        chips=chips(found),
        hints=hints(found),
        sections=tuple(map(_in_one_piece, _shown(found))),
        offers=_offers(found),
        turns=turns(found, "/meetings", pairs),
        subscribe=address("/subscribe", pairs),
        data=address("/meetings.json", data_pairs(query, pairs)),
        handout=address("/print", pairs),
        map=address("/map", pairs) if any_placed(found.hits) else None,
        embed=address("/embed/how", pairs) if site().config.settings.embed else None,
        share=shared_list(query, pairs),
        script=asset("list.js"),
    )


def _shown(found: Answer) -> Sections:
    """The list, near a place below what is on there, or soon will be."""
    soon = soon_here(found)
    if soon is None:
        return sections(found)
    seen = look(found.query, days=True)
    cards = kept().cards.of(soon.hits, seen, _draw, level=3)
    *first, last = by_time(cards, soon.hits, seen.now, seen.tz)
    nearest = sections(below(found, soon), title=_("Nearest first"))
    return (*first, replace(last, all=soon.all), *nearest)


def sections(found: Answer, title: str | None = None) -> Sections:
    """The cards: under the hours of the clock where that is their order, else in one list.

    Those meant for whom it asks come first, and others under a heading that says so. `title` is
    that of one list.
    """
    timed, parted = found.query.sort == "soonest", is_parted(found)
    seen = look(found.query, days=not timed)
    level = 3 if timed or parted or title else 2
    cards = kept().cards.of(found.hits, seen, _draw, level=level)

    def arrange(shown: Sequence[Listed], hits: Sequence[Hit]) -> Sections:
        if timed:
            return by_time(shown, hits, seen.now, seen.tz)
        return (Section(title=title, cards=tuple(shown)),) if shown else ()

    return (
        by_relation(cards, found.hits, found.query, arrange)
        if parted
        else arrange(cards, found.hits)
    )


def _draw(item: Card, level: int) -> str:
    """Few cards need it: most are drawn already."""
    return macro("card.html", "card")(item, level)


def _in_one_piece(section: Section[Listed]) -> Section[Together]:
    html = b"".join([card.written for card in section.cards])
    return Section(title=section.title, cards=(Together(html),), live=section.live, all=section.all)


def _offers(found: Answer) -> Markup | None:
    """Instead of the list where it is empty, else beside it."""
    item = offers(found)
    return macro("offers.html", "beside" if found.hits else "instead")(item) if item else None


def _heading(found: Answer) -> str:
    family = found.query.for_ == "family"
    if found.place is None:
        return _("Family groups") if family else _("Meetings")
    if not found.place.name:
        return _("Family groups near you") if family else _("Meetings near you")
    near = _("Family groups near {place}") if family else _("Meetings near {place}")
    return near.format(place=isolated(found.place.name))


def _title(page: MeetingsPage, *, private: bool) -> str:
    """How many, of what, and every filter: it changes with the list, and tells tabs apart.

    That of a list for relatives, or after a cry for help, says nothing of what or where: it
    stands in the history.
    """
    if private:
        return f"{_('Meetings')}: {page.total_words}"
    chosen = [chip.label for chip in page.chips if chip.name not in ("near", "lat", "for")]
    if not chosen:
        return f"{page.heading}: {page.total_words}"
    return f"{page.heading}: {page.total_words} ({', '.join(chosen)})"


def _place(found: Answer, cry: str | None) -> FoundPlace | None:
    """The one that was asked for; after a cry for help the one named behind it, too."""
    return found.place or (asked_near(without_cry(found.query.q or "")) if cry else None)


def _total(found: Answer) -> str:
    return counted(found.total, "meeting") if found.total else _("No meetings found")


def _show(total: int) -> str:
    if not total:
        return _("Show the ways on")
    return ngettext("Show {n} meeting", "Show {n} meetings", total).format(n=whole(total))
