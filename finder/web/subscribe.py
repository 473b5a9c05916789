"""/subscribe: how to put a query into a calendar."""

from dataclasses import dataclass
from urllib.parse import quote

from flask import Blueprint, Response, request

from finder.search.engine import find
from finder.web.asking import asked, data_pairs
from finder.web.caching import with_clock_tag
from finder.web.chips import chips
from finder.web.data import MOST_EVENTS
from finder.web.frame import render
from finder.web.links import Pairs, address, without
from finder.web.state import base_url, now, snapshot
from finder.web.wording import counted

routes = Blueprint("subscribe", __name__)
_GOOGLE = "https://calendar.google.com/calendar/r?cid="
_OUTLOOK = "https://outlook.live.com/calendar/0/addfromweb?url="


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscribePage:
    """The addresses of the query's calendar; None (with a `problem`) where it can have none."""

    list_url: str
    summary: str
    chips: tuple[str, ...]
    problem: str | None
    feed: str | None
    webcal: str | None
    google: str | None
    outlook: str | None
    file: str | None


@routes.get("/subscribe")
def subscribe() -> Response:
    pairs = without(tuple(request.args.items(multi=True)), "page")
    query = asked(pairs)
    answer = find(snapshot().index, query, now(), facets=False)
    problem = _problem(pairs, answer.total)
    file = None if problem else address("/meetings.ics", data_pairs(query, pairs))
    feed = file and base_url() + file
    page = SubscribePage(
        list_url=address("/meetings", pairs),
        summary=f"{counted(answer.total, 'meeting')}, kept up to date by a subscription.",
        chips=tuple(chip.label for chip in chips(answer)),
        problem=problem,
        feed=feed,
        webcal=feed and webcal(feed),
        google=feed and google(feed),
        outlook=feed and _OUTLOOK + quote(feed, safe=""),
        file=file,
    )
    return with_clock_tag(
        render("pages/subscribe.html", page, title="In your calendar", indexed=False)
    )


def webcal(url: str) -> str:
    """The address under which devices open it in their calendar."""
    return "webcal://" + url.split("://", 1)[1]


def google(url: str) -> str:
    """The address under which Google Calendar offers to add it."""
    return _GOOGLE + quote(webcal(url), safe="")


def _problem(pairs: Pairs, total: int) -> str | None:
    """A position stays out of calendars, which others fetch and see; a huge list is no calendar."""
    if any(name in ("lat", "lon") and value for name, value in pairs):
        return (
            "Your position is not put into a calendar’s address, which others may see. Go back to "
            "the list, type your town instead, and come here again."
        )
    if total > MOST_EVENTS:
        return (
            f"A calendar takes at most {MOST_EVENTS:,} meetings. Go back and choose a place, "
            "days or a fellowship."
        )
    return None
