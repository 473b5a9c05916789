"""/plan: chosen meetings, seen as a week. The address itself is the plan; nothing is kept here."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import Blueprint, Response, request

from finder.model import Meeting, Status
from finder.register.access import is_for_children
from finder.search.parameters import zone_name
from finder.web.answering import answered, next_of
from finder.web.asking import asked
from finder.web.caching import with_clock_tag
from finder.web.chosen import MOST, Chosen, Plan, chosen
from finder.web.frame import asset, render
from finder.web.links import address
from finder.web.local import clock_style
from finder.web.paths import Link
from finder.web.state import now, snapshot
from finder.web.week import Day, home_zone, week
from finder.web.wording import clock, counted, full_date, last_confirmed, rule

routes = Blueprint("plan", __name__)
MOST_OFFERED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A meeting of the plan, or what became of it (`said`)."""

    name: str
    url: str
    when: str
    said: str | None
    remove: str


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
    q: str
    offers: tuple[Link, ...] | None
    full: bool
    script: str


@routes.get("/plan")
def plan() -> Response:
    given = chosen(request.args.getlist("m"))
    q = request.args.get("q", "").strip()
    return with_clock_tag(
        render("pages/plan.html", _page(given, q), title="My plan", nav="plan", indexed=False)
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
        summary=f"{counted(len(meetings), 'meeting')}; "
        f"{counted(number, 'time')} in the coming seven days.",
        kept=(*_listed(given), *_gone(given)),
        unknown=given.unknown,
        days=days,
        zone=home.key,
        subscribe=plan_address(given.ids, "/subscribe"),
        q=q,
        offers=_offers(given, q) if q else None,
        full=len(given.ids) >= MOST,
        script=asset("plan.js"),
    )


def _listed(given: Plan) -> Iterable[Kept]:
    for item in given.meetings:
        yield Kept(
            name=item.meeting.name,
            url=f"/meetings/{item.meeting.id}",
            when=rule(item.meeting.weekday, item.meeting.weeks),
            said=_said(item),
            remove=_less(given, item.meeting.id),
        )


def _said(item: Chosen) -> str | None:
    if item.meeting.status is Status.SUSPENDED:
        return "Paused: not meeting now. Its page shows what else is there."
    stale = next_of(item.row).stale
    return f"{last_confirmed(stale)}." if stale else None


def _gone(given: Plan) -> Iterable[Kept]:
    for gone in given.gone:
        said = f"No longer listed since {full_date(gone.since)}. Its page shows what is near."
        yield Kept(
            name=gone.name,
            url=f"/meetings/{gone.id}",
            when="",
            said=said,
            remove=_less(given, gone.id),
        )


def _less(given: Plan, removed: str) -> str:
    return plan_address(value for value in given.ids if value != removed)


def _offers(given: Plan, q: str) -> tuple[Link, ...]:
    """What the words find and is not in the plan yet; raises BadRequest as the list does."""
    found = answered(asked((("q", q),)))
    rows = [hit.row for hit in found.hits]
    return tuple(
        Link(label=_label(meeting), url=plan_address((*given.ids, meeting.id)))
        for meeting in snapshot().meetings(rows)
        if meeting.id not in given.ids and not is_for_children(meeting)
    )[:MOST_OFFERED]


def _label(meeting: Meeting) -> str:
    town = meeting.venue.locality if meeting.venue else None
    start = clock(meeting.start, clock_style(None)) if meeting.start else None
    days = rule(meeting.weekday, meeting.weeks)
    parts = (meeting.name, days[:1].lower() + days[1:], start, town)
    return ", ".join(part for part in parts if part)
