"""/print: a list, or a plan, to be printed and handed on.

It lies about for weeks in hands that nobody knows: nothing in it counts from now or from where
somebody stood, and by default its heading does not say what the meetings are about.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC

from flask import Blueprint, Response, request

from finder.errors import BadRequest
from finder.languages import gettext as _
from finder.languages import isolated, ngettext, whole
from finder.model import Meeting
from finder.register.access import is_for_children
from finder.search.engine import Answer, Hit
from finder.search.query import Query
from finder.web.answering import answered, next_of
from finder.web.asking import asked, settled
from finder.web.caching import with_clock_tag
from finder.web.chips import chips
from finder.web.chosen import chosen
from finder.web.fixed import fixed
from finder.web.frame import asset, render
from finder.web.handout_rows import Day, days, without_scheme
from finder.web.links import LANG, Pairs, address, without
from finder.web.local import look
from finder.web.paths import Link
from finder.web.qr import qr
from finder.web.sheet import PARAMETERS, Heading, Sheet, sheet
from finder.web.state import base_url, now, site, snapshot
from finder.web.steady import unsteady
from finder.web.week import home_zone
from finder.web.wording import full_date

routes = Blueprint("handout", __name__)
MOST = 500  # meetings: some thirty sheets
LONGEST_TYPED = 120  # characters that anybody would type off paper
# What a discreet heading may still say of what was asked for.
_DISCREET = frozenset("day time after before near attendance language accessibility access".split())
_HOW_SHOWN = ("page", "per_page", "sort")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What is printed. `pairs` ask for it again, `said` is told on the screen alone."""

    title: str
    path: str
    pairs: Pairs
    chosen: tuple[str, ...]
    hits: tuple[Hit, ...]
    query: Query | None
    gone: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoutPage:
    """`address` is what to type for the list of today, None if nobody would; `code` is its QR.

    `hidden` are the fields of the form that chooses the `sheet`. `one_fellowship` is whether all
    rows are of one, which they then need not say; `lists` are the publishers with the day on which
    each list was read. `paper_style` is the paper's size.
    """

    heading: str
    chosen: tuple[str, ...]
    total: str
    days: tuple[Day, ...]
    gone: tuple[str, ...]
    said: tuple[str, ...]
    one_fellowship: bool
    lists: tuple[str, ...]
    printed: str
    address: str | None
    code: str | None
    sheet: Sheet
    hidden: Pairs
    back: Link
    style: str
    paper_style: str
    script: str


@routes.get("/print")
def handout() -> Response:
    given = tuple(request.args.items(multi=True))
    plain = tuple(pair for pair in given if pair[0] not in (*PARAMETERS, LANG) and pair[1])
    ids = [value for name, value in plain if name == "m"]
    found = _plan(ids) if ids else _list(without(plain, "page"))
    page = _page(found, given, plain)
    return with_clock_tag(
        render("pages/print.html", page, title=_("Meetings"), nav="meetings", indexed=False)
    )


def _plan(ids: Sequence[str]) -> Found:
    plan = chosen(ids)
    return Found(
        title=_("Meetings"),
        path="/plan",
        pairs=tuple(("m", value) for value in plan.ids),
        chosen=(),
        hits=tuple(next_of(item.row) for item in plan.meetings),
        query=None,
        gone=tuple(gone.name for gone in plan.gone),
        said=(_("Some of the meetings in this address cannot be printed."),)
        if plan.unknown
        else (),
    )


def _list(pairs: Pairs) -> Found:
    """The whole of it, in a form that stays the same; raises BadRequest where it is too much."""
    query = asked(pairs)
    answer, pairs = _small(query), query.pairs
    said: tuple[str, ...] = ()
    if unsteady((*pairs, *settled(query))):
        steady = fixed(query, answer)
        said = (_said(steady.town if steady else None),)
        pairs = steady.pairs if steady else ()
        answer = _small(asked(pairs)) if steady else answer
    title = _("Meetings")
    if answer.place is not None and answer.place.name:
        title = _("Meetings near {place}").format(place=isolated(answer.place.name))
    return Found(
        title=title,
        path="/meetings",
        pairs=tuple(pair for pair in pairs if pair[0] not in _HOW_SHOWN),
        chosen=_chosen(answer),
        hits=answer.hits,
        query=answer.query,
        said=said,
    )


def _small(query: Query) -> Answer:
    found = answered(query, everything=True)
    if found.total > MOST:
        said = _("A handout takes at most {most} meetings; these are {total}.")
        raise BadRequest(
            None,
            said.format(most=MOST, total=whole(found.total)),
            _("Go back and choose a place, days or a fellowship."),
        )
    return found


def _said(town: str | None) -> str:
    if town:
        said = _("Paper does not know where you are: this is the list near {town}.")
        return said.format(town=isolated(town))
    return _("Paper lies about for weeks: what counts from now is left out.")


def _chosen(answer: Answer) -> tuple[str, ...]:
    full = sheet(tuple(request.args.items(multi=True)), None).heading is Heading.FULL
    return tuple(chip.label for chip in chips(answer) if full or chip.name in _DISCREET)


def _page(found: Found, given: Pairs, plain: Pairs) -> HandoutPage:
    loaded = list(snapshot().meetings(hit.row for hit in found.hits))
    printed = [
        (meeting, hit, snapshot().publishers.get(meeting.feed))
        for meeting, hit in zip(loaded, found.hits, strict=True)
        if not is_for_children(meeting)
    ]
    meetings = [meeting for meeting, _hit, _publisher in printed]
    seen = look(found.query, _country(meetings))
    link = base_url() + address(found.path, found.pairs)
    tz = home_zone(meetings, found.query.tz if found.query else None)
    withheld = len(loaded) - len(printed)
    on = sheet(given, _place_country(found) or _country(meetings))
    return HandoutPage(
        heading=found.title,
        chosen=found.chosen,
        total=_counted(len(printed)),
        days=days(printed, seen, base_url()),
        gone=found.gone,
        said=(*found.said, *([_withheld(withheld)] if withheld else [])),
        one_fellowship=len({meeting.fellowship for meeting in meetings}) == 1,
        lists=_lists(meetings),
        printed=full_date(now().astimezone(tz).date()),
        address=without_scheme(link) if len(link) <= LONGEST_TYPED else None,
        code=qr(link),
        sheet=on,
        hidden=plain,
        back=_back(found.path, plain),
        style=asset("print.css"),
        paper_style=asset(f"print_{on.paper}.css"),
        script=asset("print.js"),
    )


def _back(path: str, plain: Pairs) -> Link:
    words = _("Back to the plan") if path == "/plan" else _("Back to the list")
    return Link(label=words, url=address(path, plain))


def _counted(number: int) -> str:
    words = ngettext("{number} meeting", "{number} meetings", number)
    return words.format(number=number)


def _withheld(number: int) -> str:
    words = ngettext(
        "{number} meeting for young people is not printed.",
        "{number} meetings for young people are not printed.",
        number,
    )
    return words.format(number=number)


def _country(meetings: Sequence[Meeting]) -> str | None:
    """Of the first that says one, else the operator's."""
    named = (m.venue.country for m in meetings if m.venue and m.venue.country)
    return next(named, site().config.settings.country)


def _place_country(found: Found) -> str | None:
    return found.query.place.country if found.query and found.query.place else None


def _lists(meetings: Sequence[Meeting]) -> tuple[str, ...]:
    """`City Central Office (read on 22 November 2026)`, by name."""
    current = snapshot()
    said = []
    for key in dict.fromkeys(meeting.feed for meeting in meetings):
        publisher, read = current.publishers.get(key), current.fetched.get(key)
        title = publisher.title if publisher else key
        day = full_date(read.astimezone(UTC).date()) if read else None
        words = _("{publisher} (read on {day})")
        said.append(words.format(publisher=title, day=day) if day else title)
    return tuple(sorted(said, key=str.casefold))
