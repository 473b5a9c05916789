"""An event of a calendar with its changed dates -> Drafts, one for each of its slots."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from finder.model import Caution, Kind
from finder.register.vocabulary import LABELS
from importers import Code, Draft, Feed
from importers.clean.calendar_events import Event, minutes_of, series_of
from importers.clean.calendar_series import Slot, slots_of
from importers.clean.horizon import horizon
from importers.clean.links_in_words import conference_link, is_link
from importers.clean.meeting_guide_row import systems_of
from importers.clean.times import edited

_PRIVATE = ("PRIVATE", "CONFIDENTIAL")
_MOST_SLOTS = 7 * 24


def drafts_of(
    event: Event, changes: Sequence[Event], number: int, feed: Feed, today: date
) -> Iterator[Draft]:
    """One draft at least; without a rule that is understood it is by appointment."""
    try:
        series = series_of(event, changes)
    except ValueError as error:
        yield _without_slot(event, number, feed, str(error))
        return
    if series is None:
        yield _without_slot(event, number, feed, None)
        return
    if not isinstance(event.start, datetime):
        yield _all_day(event, number, feed, slots_of(series, today))
        return
    slots = slots_of(series, today)[:_MOST_SLOTS]
    hours = len({slot.start for slot in slots}) > 1
    for slot in slots:
        draft = _draft(event, number, feed)
        _take(draft, slot)
        if len(slots) > 1:
            draft.identifier = _identifier(event, slot, with_hour=hours)
        if slot.weekday is None and not any(day >= horizon(today)[0] for day in slot.dates):
            _note_no_date(draft, event)
        yield draft


def _note_no_date(draft: Draft, event: Event) -> None:
    """A single date that has passed is nothing to wonder at."""
    if event.rules or not draft.dates:
        draft.problem("dates", "no date from now to 400 days ahead", str(event.start))


def _take(draft: Draft, slot: Slot) -> None:
    draft.weekdays = (slot.weekday,) if slot.weekday else ()
    draft.start, draft.weeks = slot.start, slot.weeks
    draft.date_from, draft.date_until = slot.date_from, slot.date_until
    draft.dates, draft.exceptions = tuple(slot.dates), tuple(slot.exceptions)


def _without_slot(event: Event, number: int, feed: Feed, reason: str | None) -> Draft:
    draft = _draft(event, number, feed)
    if reason:
        draft.problem("dates", "rule not understood", reason)
    else:
        draft.problem("start", "no date that is understood", event.start and str(event.start))
    return draft


def _all_day(event: Event, number: int, feed: Feed, slots: Sequence[Slot]) -> Draft:
    """A day without an hour is a picnic or a convention, not a meeting one comes in time for.

    One that is repeated keeps its days, so that its words have a day.
    """
    draft = _draft(event, number, feed)
    draft.kind = Kind.EVENT
    if not event.rules and isinstance(event.start, date):
        draft.date_from = draft.date_until = event.start
        return draft
    days = [slot for slot in slots if slot.weekday is not None]
    draft.weekdays = tuple(slot.weekday for slot in days if slot.weekday is not None)
    if len({slot.weeks for slot in days}) == 1:
        draft.weeks = days[0].weeks
    if days:
        draft.date_from, draft.date_until = days[0].date_from, days[0].date_until
    return draft


def _identifier(event: Event, slot: Slot, *, with_hour: bool) -> str:
    day = slot.weekday.short if slot.weekday else "dates"
    return "-".join([_uid(event), day, *([f"{slot.start:%H%M}"] if with_hour else [])])


def _uid(event: Event) -> str:
    """Without the host that follows the @: it names the program, and reads like an address."""
    return event.uid.split("@")[0]


def _draft(event: Event, number: int, feed: Feed) -> Draft:
    """All that its slots share."""
    link = _conference(event)
    in_words = is_link(event.place) or (event.place is not None and event.place == link)
    draft = Draft(
        row=number,
        ref=_uid(event) or None,
        identifier=_uid(event) or None,
        source_url=event.url if event.url != link else None,
        name=event.title,
        notes=event.notes,
        duration=minutes_of(event),
        timezone=event.zone_text,
        suspended=event.cancelled,
        cautions=frozenset({Caution.ASK_FIRST} if event.status == "TENTATIVE" else ()),
        address=None if in_words else event.place,
        online_url=link,
        updated=edited(event.updated.isoformat()) if event.updated else None,
        withheld=event.privacy in _PRIVATE,
    )
    if event.point is not None and event.point != (0.0, 0.0):
        draft.latitude, draft.longitude = event.point
    systems = (LABELS, *systems_of(draft, feed))
    draft.codes = tuple(
        Code(text=name, lookups=tuple((system, name) for system in systems))
        for name in event.categories
    )
    return draft


def _conference(event: Event) -> str | None:
    """The field for it; else the first link of a conference provider, wherever it stands."""
    if event.conference:
        return event.conference
    found = conference_link(event.url, event.place, event.notes)
    if found is None and is_link(event.place):
        return event.place
    return found
