"""Everything that ends in `.ics`, and the opaque addresses of discreet calendars."""

from collections.abc import Callable, Collection, Mapping
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from urllib.parse import parse_qsl

from flask import Blueprint, Response, abort, request

from finder.errors import BadRequest
from finder.ical import DEMONSTRATION, NAME, Listed, Written, assemble, written
from finder.ical.large import is_large, told_in_few_words
from finder.ical.links import SHORT, read_opaque
from finder.ical.style import PARAMETERS, Style, style_of
from finder.languages import gettext as _
from finder.languages import marked, speaking
from finder.model import Access
from finder.register.access import is_for_children
from finder.snapshot import Gone
from finder.web import data
from finder.web.answering import listed
from finder.web.asking import asked_for_data
from finder.web.caching import with_calendar_tag
from finder.web.chosen import chosen
from finder.web.elsewhere import elsewhere
from finder.web.events import gone_event
from finder.web.left import left
from finder.web.links import LANG, Pairs
from finder.web.refusals import error_json
from finder.web.spoken import calendar_language
from finder.web.state import context, is_demo, now, site, snapshot
from finder.web.steady import refuse_unsteady

routes = Blueprint("calendars", __name__)
LONGEST_TOKEN = 11_000  # characters: as much as an address may hold, written differently
_CHILDREN = marked("Meetings for young people are not given as calendars.")


@routes.get("/meetings.ics")
def meetings_ics() -> Response:
    return query_calendar(_given())


@routes.get("/plan.ics")
def plan_ics() -> Response:
    return plan_calendar(_given())


@routes.get("/c/<token>.ics")
def opaque_ics(token: str) -> Response:
    """A query's or a plan's calendar under an address that says nothing at a glance."""
    if len(token) > LONGEST_TOKEN:
        abort(404)
    kind, _mark, query = (read_opaque(token) or "").partition("?")
    if kind not in _KINDS:
        abort(404)
    pairs = tuple(parse_qsl(query))
    with speaking(calendar_language(value for name, value in pairs if name == LANG)):
        return _KINDS[kind](pairs)


@routes.get("/m/<link>")
def short_meeting(link: str) -> Response:
    """Where the link of an event leads. Two meetings of one link are hardly ever, and a 404."""
    ids = snapshot().ids_behind(link) if len(link) == SHORT else [read_opaque(link) or ""]
    if len(ids) != 1 or not _is_known(ids[0]):
        abort(404)
    return Response(status=302, headers={"Location": f"/meetings/{ids[0]}"})


def _is_known(meeting_id: str) -> bool:
    current = snapshot()
    return current.row_of(meeting_id) is not None or current.fate_of(meeting_id) is not None


@routes.get("/meetings/<id>.ics")
def meeting_ics(id: str) -> Response:  # noqa: A002
    """One meeting: every week, or with `date` that day alone."""
    style, row = style_of(_given()), snapshot().row_of(id)
    if row is None:
        fate = snapshot().fate_of(id)
        left = gone_event(fate, context(), style, now().date()) if isinstance(fate, Gone) else None
        return calendar_response([left]) if left else elsewhere(id, ".ics")
    if is_for_children(snapshot().meeting(row)):
        return error_json(BadRequest(None, _(_CHILDREN)), 404)
    if request.args.get("date"):
        return calendar_response([_once(row, style, request.args["date"])])
    return calendar_response(_events([row], style, whole=True))


def query_calendar(pairs: Pairs) -> Response:
    style, pairs = style_of(pairs), _unstyled(pairs)
    query = asked_for_data(pairs)
    refuse_unsteady(query, pairs)
    found = listed(query)
    data.refuse_too_many("calendar", len(found.ages), data.MOST_EVENTS)
    events = [
        *_events(found.ages, style, whole=False, partly=found.partly),
        *left(query, style),
    ]
    return calendar_response(events, about=_about(len(found.ages), style))


def plan_calendar(pairs: Pairs) -> Response:
    """Chosen meetings, with how to join; paused and gone ones as cancelled. No id fails it.

    With `week`, a date, their times of seven days from then, each as an event of its own.
    """
    style, plan = style_of(pairs), chosen(value for name, value in pairs if name == "m")
    first = next((value for name, value in pairs if name == "week" and value), None)
    if first is not None:
        days = [_day("week", first) + timedelta(days=number) for number in range(7)]
        single = (_single(item.row, style, day) for item in plan.meetings for day in days)
        return calendar_response([item for item in single if item])
    rows = [item.row for item in plan.meetings]
    found = _events(rows, style, whole=True)
    left = (gone_event(gone, context(), style, now().date()) for gone in plan.gone)
    about = _about(len(rows), style)
    return calendar_response([*found, *(item for item in left if item)], about=about)


def _about(number: int, style: Style) -> str | None:
    """Of a calendar that tells less for its size; a discreet one says nothing of itself."""
    return told_in_few_words(number) if style.tells_all and is_large(number) else None


_KINDS: Mapping[str, Callable[[Pairs], Response]] = {
    "meetings": query_calendar,
    "plan": plan_calendar,
}


def calendar_response(events: list[Written], *, about: str | None = None) -> Response:
    """The file; its name and the calendar's say nothing, but in a demonstration that it is one."""
    name = DEMONSTRATION if is_demo() else NAME
    file = "demonstration" if is_demo() else "calendar"
    content = assemble(events, name=_(name), about=about, year=now().year)
    response = Response(content, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'inline; filename="{file}.ics"'
    return with_calendar_tag(response, _unchanged_since())


def _unchanged_since() -> datetime:
    """Never earlier than the last change: publishing, going back, reading a list, a day's turn.

    The last, because what is gone for thirty days goes by the date.
    """
    current = snapshot()
    folder, pointer = current.path, current.path.with_name("current")
    moments = [folder.stat().st_mtime]
    if pointer.is_symlink() and pointer.readlink().name == current.name:
        moments.append(pointer.lstat().st_mtime)
    midnight = now().astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    read = max((moment for moment in current.fetched.values() if moment), default=midnight)
    return max(midnight, read, datetime.fromtimestamp(max(moments), UTC))


def _events(
    found: Collection[int],
    style: Style,
    *,
    whole: bool,
    partly: Mapping[int, frozenset[Access]] = MappingProxyType({}),
) -> list[Written]:
    return site().events.of(
        snapshot(), context(), found, partly=partly, whole=whole, style=style, paused_too=whole
    )


def _once(row: int, style: Style, given: str) -> Written:
    """That one date as an event of its own; raises BadRequest where it does not meet then."""
    found = _single(row, style, _day("date", given))
    if found is None:
        raise BadRequest(
            "date", _("It does not meet on this date."), _("A date on which it meets.")
        )
    return found


def _day(parameter: str, given: str) -> date:
    try:
        return date.fromisoformat(given)
    except ValueError:
        raise BadRequest(parameter, _("This is not a date."), _("A date as 2026-11-23.")) from None


def _single(row: int, style: Style, day: date) -> Written | None:
    first_seen, changed, changes = snapshot().histories([row])[row]
    item = Listed(
        meeting=snapshot().meeting(row),
        first_seen=first_seen,
        changed=changed,
        changes=changes,
    )
    return written(item, context=context(), whole=True, style=style, only=day)


def _given() -> Pairs:
    return tuple(request.args.items(multi=True))


def _unstyled(pairs: Pairs) -> Pairs:
    return tuple(pair for pair in pairs if pair[0] not in PARAMETERS)
