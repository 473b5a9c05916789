"""/meetings/<id> and its `.json`: one meeting, or what became of it."""

from dataclasses import dataclass
from datetime import date, timedelta

from flask import Blueprint, Response, request

from finder.exports.shape import shape
from finder.ical import in_calendars
from finder.languages import gettext as _
from finder.languages import isolated
from finder.model import Meeting, Publisher, Status
from finder.register.welcomes import welcome
from finder.schedule import next_occurrence, occurrence_on, zone
from finder.search.engine import Hit
from finder.search.parameters import zone_name
from finder.web.answering import next_of
from finder.web.beside import Beside, ask_for_teenagers, beside
from finder.web.caching import with_clock_tag
from finder.web.data import json_response
from finder.web.detail import Detail, Source, also_listed, detail
from finder.web.elsewhere import elsewhere
from finder.web.feed_addresses import google, webcal
from finder.web.frame import render
from finder.web.leaving import is_for_relatives
from finder.web.lines import Line, abuse_lines, child_lines
from finder.web.links import address
from finder.web.local import look
from finder.web.nearby import Shelf, also, group_ids
from finder.web.nobody_there import Way, nobody_there
from finder.web.paper import Paper, paper
from finder.web.paths import Link
from finder.web.reader import home_country
from finder.web.report import Report, report
from finder.web.sharing import Share, shared_meeting
from finder.web.spoken import calendar_pairs
from finder.web.state import base_url, context, now, site, snapshot
from finder.web.ways_to_ask import NO_WAY

routes = Blueprint("meeting", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The addresses under which one meeting comes into a calendar.

    `once` is the file of its next date alone, None while it is paused or has none; `week` that of
    its group's times of the seven days from today, None where there are none; `ask` leads to every
    other way, after the question who sees the calendar.
    """

    webcal: str
    google: str
    once: str | None
    week: str | None
    ask: str
    plan: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPage:
    """One meeting. `calendar` is None where it cannot be in one; `ways` are for "nobody there?".

    `beside` are meetings of the other side (family, or the person) at the same place and time,
    `teenagers` is how to ask about groups for them, `lines` are child lines on such a group's page,
    those about abuse at home on a family group's.
    `no_way` is said where there is nobody to ask.
    """

    detail: Detail
    paper: Paper
    calendar: Calendar | None
    ways: tuple[Way, ...]
    beside: tuple[Beside, ...]
    teenagers: Link | None
    no_way: str
    lines: tuple[Line, ...]
    report: Report
    share: Share
    also: tuple[Shelf, ...]
    list_url: str
    data: str
    id: str


@routes.get("/meetings/<id>")
def meeting(id: str) -> Response:  # noqa: A002
    row = snapshot().row_of(id)
    if row is None:
        return elsewhere(id, "")
    item, found = snapshot().meeting(row), next_of(row)
    page = _page(item, found)
    indexed = not item.for_children and item.access.value != "restricted"
    return with_clock_tag(
        render(
            "pages/meeting.html",
            page,
            title=isolated(item.name),
            nav="meetings",
            indexed=indexed,
            country=item.venue.country if item.venue else None,
            family=page.detail.yes is not None or is_for_relatives(item),
        )
    )


@routes.get("/meetings/<id>.json")
def meeting_json(id: str) -> Response:  # noqa: A002
    row = snapshot().row_of(id)
    if row is None:
        return elsewhere(id, ".json")
    shaped = shape(snapshot().meeting(row), next_of(row), context(), whole=True)
    return with_clock_tag(json_response({"snapshot": snapshot().name, "meeting": shaped}))


def _page(item: Meeting, found: Hit) -> MeetingPage:
    current = snapshot()
    publisher: Publisher | None = current.publishers.get(item.feed)
    country = item.venue.country if item.venue else None
    page = f"{base_url()}/meetings/{item.id}"
    return MeetingPage(
        detail=detail(
            item,
            found,
            publisher,
            current.fetched.get(item.feed),
            look(country=country, tz=_tz()),
            others=_others(item),
            operator=site().config.settings.contact,
        ),
        paper=paper(item, publisher, page),
        calendar=_calendar(item, found) if _goes_on(item) else None,
        ways=nobody_there(item, found.access),
        beside=beside(item, found.on),
        teenagers=ask_for_teenagers(item),
        no_way=_(NO_WAY),
        lines=_lines(item, found, home_country(country)),
        report=report(item, publisher, site().config.settings.contact, page),
        share=shared_meeting(item.id),
        also=also(item, look(country=country, days=True)),
        list_url="/meetings",
        data=f"/meetings/{item.id}.json",
        id=item.id,
    )


def _lines(item: Meeting, found: Hit, country: str | None) -> tuple[Line, ...]:
    """Child lines for a teenagers' group, lines about abuse at home for a family group."""
    if item.for_children:
        return child_lines(country)
    return abuse_lines(country) if welcome(item, found.access) else ()


def _others(item: Meeting) -> tuple[Source, ...]:
    """The other publishers that list it."""
    current = snapshot()
    return tuple(
        also_listed(
            listing, current.publishers.get(listing.feed), current.fetched.get(listing.feed), now()
        )
        for listing in current.sources(item.id)
    )


def _goes_on(item: Meeting) -> bool:
    """Whether it can be put into a calendar: a paused one would only stand there as cancelled.

    One that has ended, or whose dates are all past, would never stand there again.
    """
    active = in_calendars(item) and item.status is Status.ACTIVE
    return active and next_occurrence(item, now()) is not None


def _tz() -> str | None:
    """The reader's zone, where the list they came from was shown in it; raises BadRequest."""
    given = request.args.get("tz")
    return zone_name(given) if given else None


def _meets_in_week(meeting_id: str, first: date) -> bool:
    """Whether what the calendar of that week takes from it is anything."""
    row = snapshot().row_of(meeting_id)
    if row is None or not in_calendars(meeting := snapshot().meeting(row)):
        return False
    if meeting.status is not Status.ACTIVE:
        return False
    return any(occurrence_on(meeting, first + timedelta(days=number)) for number in range(7))


def _calendar(item: Meeting, found: Hit) -> Calendar:
    path, chosen, lang = f"/meetings/{item.id}.ics", (("m", item.id),), calendar_pairs()
    feed = base_url() + address(path, lang)
    group = tuple(("m", key) for key in group_ids(item))
    paused = item.status is not Status.ACTIVE
    day = None if paused or found.next_start is None else found.next_start.date()
    today = now().astimezone(zone(item.timezone or "")).date()
    soon = any(_meets_in_week(key, today) for _name, key in group)
    return Calendar(
        webcal=webcal(feed),
        google=google(feed),
        once=address(path, (("date", f"{day}"), *lang)) if day else None,
        week=address("/plan.ics", (*group, ("week", f"{today}"), *lang)) if soon else None,
        ask=address("/subscribe", chosen),
        plan=address("/plan", chosen),
        id=item.id,
    )
