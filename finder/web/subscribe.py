"""/subscribe: how to put a query, or a plan, into a calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from flask import Blueprint, Response, request

from finder.ical.links import opaque
from finder.ical.style import PARAMETERS, Style, Title, style_of
from finder.languages import gettext as _
from finder.languages import ngettext, whole
from finder.search.engine import Answer
from finder.web import data
from finder.web.answering import answered, next_of
from finder.web.asking import asked, data_pairs, settled
from finder.web.caching import with_clock_tag
from finder.web.chips import asked_in_words
from finder.web.choosing import Choosing, choosing
from finder.web.chosen import chosen
from finder.web.fixed import fixed_form
from finder.web.frame import render
from finder.web.links import LANG, Pairs, address, without
from finder.web.paths import Link
from finder.web.qr import qr
from finder.web.spoken import calendar_pairs
from finder.web.state import base_url
from finder.web.steady import unsteady
from finder.web.wording import counted

routes = Blueprint("subscribe", __name__)
_GOOGLE = "https://calendar.google.com/calendar/r?cid="
_OUTLOOK = "https://outlook.live.com/calendar/0/addfromweb?url="
_OUTLOOK_AT_WORK = "https://outlook.office.com/calendar/0/addfromweb?url="
ALARMS = (15, 30, 60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """One calendar under every address that a client takes; `code` is None if it is too long."""

    feed: str
    webcal: str
    google: str
    outlook: str
    outlook_at_work: str
    file: str
    code: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscribePage:
    """`hidden` are the fields of the question's form beside its own, `style` what is chosen.

    `addresses` and `summary` are None (with a `problem`, and perhaps a way `instead`) where there
    is no calendar. `many` says so where too much would come into it, and lets one choose;
    `left_out` says what cannot be in it; `styled` are the fields that keep the style.
    """

    back: Link
    summary: str | None
    chips: tuple[str, ...]
    problem: str | None
    instead: Link | None
    many: Choosing | None
    left_out: str | None
    hidden: Pairs
    style: Style
    styled: Pairs
    alarms: tuple[int, ...]
    addresses: Addresses | None


@routes.get("/subscribe")
def subscribe() -> Response:
    pairs = without(without(tuple(request.args.items(multi=True)), "page"), LANG)
    style = style_of(pairs)
    plain = tuple(pair for pair in pairs if pair[0] not in PARAMETERS and pair[1])
    ids = [value for name, value in plain if name == "m"]
    page = _of_plan(ids, style) if ids else _of_query(plain, style)
    return with_clock_tag(
        render("pages/subscribe.html", page, title=_("In your calendar"), indexed=False)
    )


def _of_plan(ids: Sequence[str], style: Style) -> SubscribePage:
    plan = chosen(ids)
    pairs = tuple(("m", value) for value in plan.ids)
    return SubscribePage(
        back=Link(label=_("Back to the plan"), url=address("/plan", pairs)),
        summary=_kept_right(counted(len(plan.ids), "chosen meeting")),
        chips=(),
        problem=None,
        instead=None,
        many=choosing(next_of(item.row) for item in plan.meetings),
        left_out=None,
        hidden=pairs,
        style=style,
        styled=_style_pairs(style),
        alarms=ALARMS,
        addresses=_addresses("plan", (*pairs, *_style_pairs(style)), style),
    )


def _of_query(pairs: Pairs, style: Style) -> SubscribePage:
    query = asked(pairs)
    answer = answered(query, everything=True)
    loose = unsteady((*pairs, *settled(query)))
    problem = _problem(loose, answer.total)
    wanted = (*data_pairs(query, pairs), *_style_pairs(style))
    return SubscribePage(
        back=Link(label=_("Back to the list"), url=address("/meetings", pairs)),
        summary=None if problem else _kept_right(counted(answer.total, "meeting")),
        chips=asked_in_words(answer),
        problem=problem,
        instead=fixed_form(query, answer) if loose else None,
        many=None if problem else choosing(answer.hits),
        left_out=None if problem else _left_out(answer),
        hidden=pairs,
        style=style,
        styled=_style_pairs(style),
        alarms=ALARMS,
        addresses=None if problem else _addresses("meetings", wanted, style),
    )


def _kept_right(meetings: str) -> str:
    return _("{meetings}, kept up to date by a subscription.").format(meetings=meetings)


def _addresses(kind: str, pairs: Pairs, style: Style) -> Addresses:
    """Where titles are discreet the address is too."""
    pairs = (*pairs, *calendar_pairs())
    file = address(f"/{kind}.ics", pairs)
    if not style.tells_all:
        file = f"/c/{opaque(f'{kind}?{urlencode(pairs)}')}.ics"
    feed = base_url() + file
    return Addresses(
        feed=feed,
        webcal=webcal(feed),
        google=google(feed),
        outlook=_OUTLOOK + quote(feed, safe=""),
        outlook_at_work=_OUTLOOK_AT_WORK + quote(feed, safe=""),
        file=file,
        code=qr(webcal(feed)),
    )


def _style_pairs(style: Style) -> Pairs:
    given = (
        ("title", "" if style.title is Title.PLAIN else style.title.value),
        ("alarm", "" if style.alarm is None else str(style.alarm)),
        ("street", "yes" if style.street and not style.tells_all else ""),
    )
    return tuple(pair for pair in given if pair[1])


def webcal(url: str) -> str:
    """The address under which devices open it in their calendar."""
    return "webcal://" + url.split("://", 1)[1]


def google(url: str) -> str:
    """The address under which Google Calendar offers to add it."""
    return _GOOGLE + quote(webcal(url), safe="")


def _left_out(answer: Answer) -> str | None:
    """What is in the list and can be in no calendar."""
    number = sum(hit.next_start is None for hit in answer.hits)
    if not number:
        return None
    return ngettext(
        "{n} meeting of the list without a fixed day, time and time zone is not in it.",
        "{n} meetings of the list without a fixed day, time and time zone are not in it.",
        number,
    ).format(n=whole(number))


def _problem(loose: Sequence[str], total: int) -> str | None:
    """A position stays out of calendars, which others fetch and see; a huge list is no calendar."""
    if "lat" in loose or "lon" in loose:
        return _(
            "Your position is not put into a calendar’s address, which others may see. Go back to "
            "the list, type your town instead, and come here again."
        )
    if loose:
        return _("A calendar’s address stays the same for years, so it cannot count from now.")
    if total > data.MOST_EVENTS:
        return _(
            "A calendar takes at most {most} meetings. Go back and choose a place, days or a "
            "fellowship."
        ).format(most=whole(data.MOST_EVENTS))
    return None
