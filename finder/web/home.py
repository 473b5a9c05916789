"""/: the search box, who it is for, what starts soon."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from flask import Blueprint, Response

from finder.errors import BadRequest
from finder.languages import gettext as _
from finder.languages import isolated, marked
from finder.model import Meeting
from finder.search.engine import Answer
from finder.web import entries
from finder.web.answering import answered
from finder.web.asking import asked
from finder.web.caching import with_clock_tag
from finder.web.cards import Card, card
from finder.web.frame import render
from finder.web.links import Pairs, address
from finder.web.local import look
from finder.web.paths import Link, Path, leading
from finder.web.state import site, snapshot
from finder.web.zones import zone_words

routes = Blueprint("home", __name__)
_MOST_SOON = "6"
_WAYS: tuple[tuple[str, Pairs], ...] = (
    (marked("Online, now or within the hour"), (("attendance", "online"), ("on", "60"))),
    (marked("Online, today"), (("attendance", "online"), ("day", "today"))),
    (marked("Today"), (("day", "today"),)),
    (marked("Open meetings"), (("access", "open"),)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """`soon` are the next to start, near the operator's home place where one is set.

    `total` counts all there. `old` is whether some are left out of `soon`, their lists not having
    been confirmed lately. `only` is the one fellowship that the site is about: then nobody is asked
    whom the meeting is for. `families` is whether any group here is for relatives.
    """

    paths: tuple[Path, ...]
    soon_title: str
    soon: tuple[Card, ...]
    more_url: str
    total: int
    old: bool
    only: Link | None
    families: bool


@routes.get("/")
def home() -> Response:
    found = _soonest()
    current = snapshot()
    seen = look(found.query, days=True)
    meetings = current.meetings(hit.row for hit in found.hits)
    place = found.place.name if found.place else None
    page = HomePage(
        paths=leading([(_(label), pairs) for label, pairs in _WAYS]),
        soon_title=_("Starting soon near {place}").format(place=isolated(place))
        if place
        else _("Starting soon"),
        soon=_zoned(
            [
                (meeting, card(meeting, hit, current.publishers.get(meeting.feed), seen))
                for meeting, hit in zip(meetings, found.hits, strict=True)
                if hit.next_start is not None
            ]
        ),
        more_url=address("/meetings", _place() if found.place else ()),
        total=answered(found.query).total,
        old=found.left_out > 0,
        only=_only(),
        families=entries.has_family_side(),
    )
    return with_clock_tag(render("pages/home.html", page, title="", nav="home"))


def _soonest() -> Answer:
    """Near home where there is one; a home place that is not found (any more) is passed over."""
    wanted: Pairs = (("sort", "soonest"), ("per_page", _MOST_SOON))
    try:
        query = asked((*_place(), *wanted))
    except BadRequest:
        query = asked(wanted)
    return answered(query, confirmed=True)


def _zoned(soon: Sequence[tuple[Meeting, Card]]) -> tuple[Card, ...]:
    """Where they go by several clocks, each says which."""
    if len({meeting.timezone for meeting, _ in soon}) < 2:
        return tuple(made for _, made in soon)
    return tuple(
        replace(made, zone=zone_words(meeting.timezone)) if meeting.timezone else made
        for meeting, made in soon
    )


def _only() -> Link | None:
    one = entries.only()
    if one is None:
        return None
    about = _("About {name}").format(name=one.short)
    return Link(label=about, url=f"/fellowships/{one.key}")


def _place() -> Pairs:
    home_place = site().config.settings.home_place
    return (("near", home_place),) if home_place else ()
