"""/plan: chosen meetings, seen as a week. The address itself is the plan; nothing is kept here."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from flask import Blueprint, Response, request

from finder.languages import gettext as _
from finder.languages import ngettext, whole
from finder.model import Meeting, Status
from finder.register.access import is_for_children
from finder.search.parameters import zone_name
from finder.web.answering import answered, next_of
from finder.web.asking import asked
from finder.web.caching import with_clock_tag
from finder.web.chosen import MOST, Chosen, Plan, chosen
from finder.web.frame import render
from finder.web.instead import near_gone, near_meeting
from finder.web.links import address
from finder.web.local import clock_style
from finder.web.one_line import one_line
from finder.web.paths import Link
from finder.web.state import now, snapshot
from finder.web.week import Day, home_zone, week
from finder.web.wording import counted, full_date, last_confirmed, rule

routes = Blueprint("plan", __name__)
MOST_OFFERED = 10
MOST_LOOKED_NEAR = 5  # each is a search of its own
_Near = tuple[str, Callable[[Collection[str]], tuple[Meeting, ...]]]  # its id, who looks


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A meeting of the plan, or what became of it (`said`), with what may take its place."""

    name: str
    url: str
    when: str
    said: str | None
    remove: str
    instead: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage:
    """`ids` are the address's own; `offers` are what the search beside the plan found."""

    ids: tuple[str, ...]
    summary: str
    kept: tuple[Kept, ...]
    unknown: int
    days: tuple[Day, ...]
    zone: str
    subscribe: str
    print: str
    q: str
    offers: tuple[Link, ...] | None
    full: bool


@routes.get("/plan")
def plan() -> Response:
    given = chosen(request.args.getlist("m"))
    q = request.args.get("q", "").strip()
    return with_clock_tag(
        render("pages/plan.html", _page(given, q), title=_("My plan"), nav="plan", indexed=False)
    )


def plan_address(ids: Iterable[str], path: str = "/plan") -> str:
    return address(path, (("m", value) for value in ids))


def _page(given: Plan, q: str) -> PlanPage:
    meetings = [item.meeting for item in given.meetings]
    tz = request.args.get("tz")
    home = home_zone(meetings, zone_name(tz) if tz else None)
    country = next((m.venue.country for m in meetings if m.venue and m.venue.country), None)
    days = week(meetings, now(), home, clock_style(country))
    number = sum(len(day.slots) for day in days)
    return PlanPage(
        ids=given.ids,
        summary=ngettext(
            "{meetings}; {n} time in the coming seven days.",
            "{meetings}; {n} times in the coming seven days.",
            number,
        ).format(meetings=counted(len(meetings), "meeting"), n=whole(number)),
        kept=tuple(_kept(given)),
        unknown=given.unknown,
        days=days,
        zone=home.key,
        subscribe=plan_address(given.ids, "/subscribe"),
        print=plan_address(given.ids, "/print"),
        q=q,
        offers=_offers(given, q) if q else None,
        full=len(given.ids) >= MOST,
    )


def _kept(given: Plan) -> Iterator[Kept]:
    """What paused or ended is named with others near, the first few of them."""
    entries = [*_listed(given), *_gone(given)]
    looked_near = [near for _, near in entries if near][:MOST_LOOKED_NEAR]
    for kept, near in entries:
        yield replace(kept, instead=_instead(given, near)) if near in looked_near else kept


def _listed(given: Plan) -> Iterator[tuple[Kept, _Near | None]]:
    for item in given.meetings:
        meeting = item.meeting
        over = _over(meeting)
        kept = Kept(
            name=meeting.name,
            url=f"/meetings/{meeting.id}",
            when=rule(meeting.weekday, meeting.weeks),
            said=over or _said(item),
            remove=_less(given, meeting.id),
        )
        yield kept, (meeting.id, partial(near_meeting, meeting)) if over else None


def _over(meeting: Meeting) -> str | None:
    """Why it does not take place any more."""
    if meeting.status is Status.SUSPENDED:
        return _("Paused: not meeting now. Its page shows what else is there.")
    if meeting.date_until and meeting.date_until < now().date():
        return _("Ended on {date}.").format(date=full_date(meeting.date_until))
    return None


def _said(item: Chosen) -> str | None:
    begins = item.meeting.date_from
    if begins and begins > now().date():
        return _("Begins on {date}.").format(date=full_date(begins))
    stale = next_of(item.row).stale
    return f"{last_confirmed(stale)}." if stale else None


def _gone(given: Plan) -> Iterator[tuple[Kept, _Near | None]]:
    for gone in given.gone:
        kept = Kept(
            name=gone.name,
            url=f"/meetings/{gone.id}",
            when="",
            said=_("No longer listed since {date}. Its page shows what is near.").format(
                date=full_date(gone.since)
            ),
            remove=_less(given, gone.id),
        )
        yield kept, (gone.id, partial(near_gone, gone))


def _instead(given: Plan, near: _Near | None) -> tuple[Link, ...]:
    """Links to the plan with another in its place."""
    if near is None:
        return ()
    left, find = near
    return tuple(
        Link(
            label=one_line(meeting),
            url=plan_address(meeting.id if value == left else value for value in given.ids),
        )
        for meeting in find(given.ids)
    )


def _less(given: Plan, removed: str) -> str:
    return plan_address(value for value in given.ids if value != removed)


def _offers(given: Plan, q: str) -> tuple[Link, ...]:
    """What the words find and is not in the plan yet; raises BadRequest as the list does."""
    found = answered(asked((("q", q),)))
    rows = [hit.row for hit in found.hits]
    return tuple(
        Link(label=one_line(meeting), url=plan_address((*given.ids, meeting.id)))
        for meeting in snapshot().meetings(rows)
        if meeting.id not in given.ids and not is_for_children(meeting)
    )[:MOST_OFFERED]
