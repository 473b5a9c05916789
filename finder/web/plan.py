"""/plan: chosen meetings, seen as a week. The address itself is the plan; nothing is kept here."""

from dataclasses import dataclass

from flask import Blueprint, Response, redirect, request

from finder.errors import BadRequest
from finder.ical.style import PARAMETERS, style_of
from finder.languages import gettext as _
from finder.languages import isolated, ngettext, whole
from finder.register.access import is_for_children
from finder.search.parameters import zone_name
from finder.web.answering import answered
from finder.web.asking import asked
from finder.web.caching import with_clock_tag
from finder.web.chosen import MOST, Plan, chosen, in_address, plan_address
from finder.web.frame import render
from finder.web.leaving import any_for_relatives
from finder.web.links import Pairs
from finder.web.local import clock_style
from finder.web.one_line import one_line
from finder.web.paths import Link
from finder.web.plan_kept import Kept, kept
from finder.web.state import now, snapshot
from finder.web.week import Day, home_zone, week
from finder.web.wording import counted

routes = Blueprint("plan", __name__)
MOST_OFFERED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage:
    """`ids` are the plan, `fields` as its address has them, `problem` is what that says wrong.

    `styled` are the fields that keep how calendars show it. `offers` are what the search beside the
    plan found.
    """

    ids: tuple[str, ...]
    fields: Pairs
    problem: str | None
    styled: Pairs
    summary: str
    kept: tuple[Kept, ...]
    unknown: int
    days: tuple[Day, ...]
    zone: str
    subscribe: str
    print: str
    q: str
    offers: tuple[Link, ...] | None
    full: int | None


@routes.get("/plan")
def plan() -> Response:
    given = chosen(request.args.getlist("m"))
    dropped = request.args.getlist("drop")
    if dropped:
        left = (id for id in given.ids if id not in dropped)  # noqa: A001
        return redirect(plan_address(left, styled=_style()[0]))  # type: ignore[return-value]
    q = request.args.get("q", "").strip()
    family = any_for_relatives(item.meeting for item in given.meetings)
    page, title = _page(given, q), _("My plan")
    return with_clock_tag(
        render("pages/plan.html", page, title=title, nav="plan", indexed=False, family=family)
    )


def _style() -> tuple[Pairs, str | None]:
    """How its calendar is to look; where the address says that wrong, what is wrong with it."""
    pairs = tuple(pair for pair in request.args.items(multi=True) if pair[0] in PARAMETERS)
    try:
        style_of(pairs)
    except BadRequest as error:
        allowed = error.allowed or ""
        values = allowed if isinstance(allowed, str) else isolated(", ".join(allowed))
        said = _("“{name}” in this address is left out. {why} Possible: {values}")
        name = isolated(error.parameter or "")
        return (), said.format(name=name, why=error, values=values)
    return tuple(pair for pair in pairs if pair[1]), None


def _page(given: Plan, q: str) -> PlanPage:
    meetings = [item.meeting for item in given.meetings]
    tz = request.args.get("tz")
    home = home_zone(meetings, zone_name(tz) if tz else None)
    country = next((m.venue.country for m in meetings if m.venue and m.venue.country), None)
    days = week(meetings, now(), home, clock_style(country))
    number = sum(day.number for day in days)
    styled, problem = _style()
    return PlanPage(
        ids=given.ids,
        fields=tuple(("m", text) for text in in_address(given.ids)),
        problem=problem,
        styled=styled,
        summary=ngettext(
            "{meetings}; {n} time in the coming seven days.",
            "{meetings}; {n} times in the coming seven days.",
            number,
        ).format(meetings=counted(len(meetings), "meeting"), n=whole(number)),
        kept=tuple(kept(given, home.key)),
        unknown=given.unknown,
        days=days,
        zone=home.key,
        subscribe=plan_address(given.ids, "/subscribe", styled=styled),
        print=plan_address(given.ids, "/print"),
        q=q,
        offers=_offers(given, q, home.key) if q else None,
        full=MOST if len(given.ids) >= MOST else None,
    )


def _offers(given: Plan, q: str, home: str) -> tuple[Link, ...]:
    """What the words find and is not in the plan yet; raises BadRequest as the list does."""
    found = answered(asked((("q", q),)))
    rows = [hit.row for hit in found.hits]
    return tuple(
        Link(label=one_line(meeting, home), url=plan_address((*given.ids, meeting.id)))
        for meeting in snapshot().meetings(rows)
        if meeting.id not in given.ids and not is_for_children(meeting)
    )[:MOST_OFFERED]
