"""/subscribe: how to put a query, or a plan, into a calendar."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, request

from finder.ical import in_calendars
from finder.ical.large import is_large, told_in_few_words
from finder.ical.style import PARAMETERS, Style, style_of
from finder.languages import gettext as _
from finder.languages import ngettext, whole
from finder.model import Status
from finder.register.access import is_for_children
from finder.search.engine import Answer
from finder.web import data
from finder.web.answering import answered, next_of
from finder.web.asking import asked, data_pairs, settled
from finder.web.caching import with_clock_tag
from finder.web.chips import asked_in_words
from finder.web.choosing import PARAMETER, Choosing, choosing
from finder.web.chosen import chosen, in_address
from finder.web.feed_addresses import Addresses, addresses, style_pairs
from finder.web.fixed import fixed_form, near_typed
from finder.web.frame import render
from finder.web.leaving import any_for_relatives, asks_for_relatives
from finder.web.links import LANG, Pairs, address, without
from finder.web.paths import Link
from finder.web.state import snapshot
from finder.web.steady import unsteady
from finder.web.wording import counted

routes = Blueprint("subscribe", __name__)
ALARMS = (15, 30, 60)


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscribePage:
    """`hidden` are the fields of the question's form beside its own, `style` what is chosen.

    `addresses` and `summary` are None (with a `problem`, and perhaps a way `instead`) where there
    is no calendar; `unknown` counts those chosen that are not in it; `typed` are the fields beside
    a place that one may type. `few_words` says that each meeting is told in few, `many` that too
    much would come into it, and lets one choose, of what is `listed`; `left_out` says what cannot
    be in it. `styled` are the fields that keep the style.
    """

    back: Link
    summary: str | None
    chips: tuple[str, ...]
    problem: str | None
    unknown: int
    instead: Link | None
    typed: Pairs | None
    few_words: str | None
    many: Choosing | None
    left_out: str | None
    hidden: Pairs
    listed: Pairs
    style: Style
    styled: Pairs
    alarms: tuple[int, ...]
    addresses: Addresses | None


@routes.get("/subscribe")
def subscribe() -> Response:
    pairs = without(without(tuple(request.args.items(multi=True)), "page"), LANG)
    style = style_of(pairs)
    ids = [value for name, value in pairs if name == "m" and value]
    part = request.args.get(PARAMETER)
    beside = (*PARAMETERS, PARAMETER, "m")
    plain = tuple(pair for pair in pairs if pair[0] not in beside and pair[1])
    planned = bool(ids) and part is None
    page = _of_plan(ids, style) if planned else _of_query(plain, style, ids, part)
    family = any_for_relatives(item.meeting for item in chosen(ids).meetings)
    family = family or (not planned and asks_for_relatives(asked(plain)))
    title = _("In your calendar")
    return with_clock_tag(
        render("pages/subscribe.html", page, title=title, indexed=False, family=family)
    )


def _of_plan(ids: Sequence[str], style: Style) -> SubscribePage:
    """Of ids that are all unknown there is no calendar: without any, its address is no plan's."""
    plan = chosen(ids)
    pairs = tuple(("m", text) for text in in_address(plan.ids))
    number = len(plan.ids)
    return SubscribePage(
        back=Link(label=_("Back to the plan"), url=address("/plan", pairs)),
        summary=_kept_right(counted(number, "chosen meeting")) if number else None,
        chips=(),
        problem=None if number else _none_known(),
        unknown=plan.unknown if number else 0,
        instead=None,
        typed=None,
        few_words=_few_words(len(plan.meetings), style),
        many=choosing((next_of(item.row) for item in plan.meetings), parted=False),
        left_out=None,
        hidden=pairs,
        listed=(),
        style=style,
        styled=style_pairs(style),
        alarms=ALARMS,
        addresses=addresses("plan", (*pairs, *style_pairs(style)), style) if number else None,
    )


def _none_known() -> str:
    return _(
        "None of the chosen meetings is known here, so there is no calendar of them. Go back to "
        "the plan and choose others."
    )


def _of_query(pairs: Pairs, style: Style, ids: Sequence[str], part: str | None) -> SubscribePage:
    """`ids` are those ticked while one chooses, `part` the part of the list that is shown then."""
    query = asked(pairs)
    answer = answered(query, everything=True, any_week=True)
    loose = unsteady((*pairs, *settled(query)))
    instead = fixed_form(query, answer) if loose else None
    problem = _problem(loose, answer.total, nowhere=instead is None)
    ticked = chosen(ids).ids
    many = None if problem else choosing(answer.hits, ticked=ticked, part=part)
    held = None if problem else _held(answer)
    state = (*(("m", text) for text in in_address(ticked)), (PARAMETER, part or ""))
    wanted = (*data_pairs(query, pairs), *style_pairs(style))
    return SubscribePage(
        back=Link(label=_("Back to the list"), url=address("/meetings", pairs)),
        summary=_kept_right(counted(held.number, "meeting")) if held and held.number else None,
        chips=asked_in_words(answer),
        problem=problem if held is None else _nothing(held),
        unknown=0,
        instead=instead,
        typed=near_typed(query) if loose else None,
        few_words=_few_words(answer.total, style) if held and held.number else None,
        many=many,
        left_out=_left_out(held) if held else None,
        listed=pairs,
        hidden=(*pairs, *(pair for pair in state if pair[1])),
        style=style,
        styled=style_pairs(style),
        alarms=ALARMS,
        addresses=addresses("meetings", wanted, style) if held and held.number else None,
    )


def _few_words(number: int, style: Style) -> str | None:
    return told_in_few_words(number) if style.tells_all and is_large(number) else None


def _kept_right(meetings: str) -> str:
    return _("{meetings}, kept up to date by a subscription.").format(meetings=meetings)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """Of a list, the `number` that its calendar holds; `children` and `loose` are left out."""

    number: int
    children: int
    loose: int


def _held(answer: Answer) -> _Held:
    found = snapshot().meetings(hit.row for hit in answer.hits)
    children = sum(is_for_children(item) for item in found)
    number = sum(
        in_calendars(item) and item.status is Status.ACTIVE and hit.next_start is not None
        for item, hit in zip(found, answer.hits, strict=True)
    )
    return _Held(number=number, children=children, loose=len(found) - children - number)


def _left_out(held: _Held) -> str | None:
    """What is in the list and can be in no calendar."""
    children = ngettext(
        "{n} meeting for young people is not in it: none is in calendars, to keep them safe.",
        "{n} meetings for young people are not in it: none is in calendars, to keep them safe.",
        held.children,
    )
    loose = ngettext(
        "{n} meeting of the list without a fixed day, time and time zone is not in it.",
        "{n} meetings of the list without a fixed day, time and time zone are not in it.",
        held.loose,
    )
    both = ((children, held.children), (loose, held.loose))
    return " ".join(form.format(n=whole(number)) for form, number in both if number) or None


def _nothing(held: _Held) -> str | None:
    """A calendar that would be empty is not offered; None where there is something in it."""
    if held.number:
        return None
    return _(
        "No meeting of this list can be in a calendar. Go back and choose more days or places."
    )


def _problem(loose: Sequence[str], total: int, *, nowhere: bool) -> str | None:
    """A position stays out of calendars, which others fetch and see; a huge list is no calendar.

    `nowhere` is whether no town stands for the position.
    """
    if ("lat" in loose or "lon" in loose) and nowhere:
        return _(
            "Your position is not put into a calendar’s address, which others may see. No meeting "
            "is near it whose town could stand for it: type a place instead."
        )
    if "lat" in loose or "lon" in loose:
        return _(
            "Your position is not put into a calendar’s address, which others may see. Take the "
            "town that is near, or type a place."
        )
    if loose:
        return _("A calendar’s address stays the same for years, so it cannot count from now.")
    if total > data.MOST_EVENTS:
        return _(
            "A calendar takes at most {most} meetings. Go back and choose a place, days or a "
            "fellowship."
        ).format(most=whole(data.MOST_EVENTS))
    return None
