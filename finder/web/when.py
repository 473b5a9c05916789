"""When a meeting is, in words: its rule, the next time, and what is different on some dates."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from finder.freshness import Stale
from finder.languages import gettext as _
from finder.languages import isolated, marked
from finder.model import Attendance, Change, DateException, Meeting, Status
from finder.register.cautions import caution_words
from finder.schedule import end_time
from finder.search.engine import Hit
from finder.web import wording
from finder.web.look import Look, in_zone, relative
from finder.web.zones import zone_words

MOST_DATES = 12
_CHANGED = {
    Change.CANCELLED: marked("Not on {date}"),
    Change.ADDED: marked("Also on {date}"),
    Change.CHANGED: marked("Different on {date}"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """`rule` and `times` are how it usually is, `next` the next time; `starts` is ISO.

    `more` are further lines: exceptions, terms, cautions. `local` is "12" or "24" where a script
    may add the time on the reader's device, else None. `stale` says how long ago it was
    confirmed, where that is long: then it is never `live`.
    """

    rule: str | None
    times: str
    zone: str | None
    next: str | None
    yours: str | None
    starts: str | None
    live: bool
    stale: str | None
    local: str | None
    more: tuple[str, ...]


def when(meeting: Meeting, hit: Hit, look: Look) -> When:
    """All of it; a paused meeting has no next time."""
    paused = meeting.status is Status.SUSPENDED
    start = None if paused else hit.next_start
    afar = meeting.attendance is not Attendance.IN_PERSON
    yours = in_zone(start, meeting, look) if afar else None
    today = look.now.astimezone(start.tzinfo).date() if start else look.now.date()
    return When(
        rule=wording.rule(meeting.weekday, meeting.weeks) or None,
        times=_times(meeting, look),
        zone=_zone(meeting),
        next=_next(start, hit, look, today) if start else None,
        yours=yours,
        starts=start.isoformat(timespec="minutes") if start else None,
        live=start is not None and start <= look.now and not hit.stale,
        stale=_stale(hit.stale) if hit.stale else None,
        local=look.clock if afar and start and not yours else None,
        more=tuple(_more(meeting, look, today)),
    )


def _times(meeting: Meeting, look: Look) -> str:
    if meeting.start is None:
        return _("No fixed time: ask the group when it meets")
    words = wording.span(meeting.start, end_time(meeting), look.clock)
    if meeting.by_appointment:
        return _("At {time}, on no fixed day: ask the group").format(time=words)
    return wording.upper(words)


def _zone(meeting: Meeting) -> str | None:
    """In person the time is plainly the place's; from afar the zone must be said."""
    if meeting.start is None or meeting.attendance is Attendance.IN_PERSON:
        return None
    if meeting.timezone is None:
        return _("The time zone is not stated: ask the group")
    return zone_words(meeting.timezone)


def _next(start: datetime, hit: Hit, look: Look, today: date) -> str:
    told = {
        "day": wording.day_within(start.date(), today),
        "time": wording.clock(start, look.clock),
    }
    if hit.stale:
        return _("If it still meets: {day}, {time}").format(**told)
    soon = relative(start, hit.next_end, look.now)
    if start <= look.now:
        return f"{soon}"
    if not soon:
        return _("Next: {day}, {time}").format(**told)
    return _("Next: {day}, {time} ({soon})").format(**told, soon=wording.lower(soon))


def _stale(stale: Stale) -> str:
    form = _("{confirmed}. Searches no longer show it.") if stale.expired else "{confirmed}."
    return form.format(confirmed=wording.last_confirmed(stale))


def _more(meeting: Meeting, look: Look, today: date) -> Iterator[str]:
    if meeting.date_from and meeting.date_from > today:
        yield _("From {date}").format(date=wording.full_date(meeting.date_from))
    if meeting.date_until:
        yield _("Until {date}").format(date=wording.full_date(meeting.date_until))
    coming = [day for day in meeting.dates if day >= today]
    if coming:
        days = wording.listed([wording.long_date(day) for day in coming[:MOST_DATES]])
        yield _("On {dates}").format(dates=days)
    for exception in meeting.exceptions:
        if exception.date >= today:
            yield _exception(exception, look)
    yield from caution_words(meeting)


def _exception(item: DateException, look: Look) -> str:
    """`Not on Thursday 24 December`, with the new time or place and the publisher's words."""
    day = wording.long_date(item.date)
    told = [_(_CHANGED[item.change]).format(date=day)]
    if item.change is not Change.CANCELLED and item.start:
        told.append(wording.span(item.start, item.end, look.clock))
    if item.change is not Change.CANCELLED and item.place:
        told.append(_("at {place}").format(place=isolated(item.place)))
    words = _(", ").join(told)
    return f"{words}: {isolated(item.text)}" if item.text else words
