"""When it is: days, start, duration and weeks, from the record first and its own words second.

A row without a day or without a start is by appointment: it is never Sunday and never midnight.
"""

from dataclasses import dataclass
from datetime import date, time

from finder.model import Caution, DateException, Kind
from importers import Draft
from importers.clean.privacy import scrub
from importers.clean.quick import quickly
from importers.clean.text import line
from importers.clean.times import duration_between
from importers.clean.types import Labels
from importers.clean.weeks import in_order
from importers.clean.words import Said

_MOST_DATES = 400
_LONGEST_MINUTES = 24 * 60
_LONGEST_TEXT = 500
_CAUTIONS = {"not_on_holidays": Caution.NOT_ON_HOLIDAYS}  # the vocabulary's facet schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """The schedule of one row but for its days."""

    start: time | None
    duration: int | None
    weeks: tuple[int, ...]
    date_from: date | None
    date_until: date | None
    dates: tuple[date, ...]
    exceptions: tuple[DateException, ...]
    cautions: frozenset[Caution]
    kind: Kind


_new_slots = quickly(Slots)


def slots(draft: Draft, found: Labels, said: Said) -> Slots:
    """Words count only where the record itself says nothing."""
    several = len(draft.weekdays) > 1
    weeks = draft.weeks or found.weeks or (() if several else said.weeks)
    weeks = in_order(weeks) if weeks else ()
    date_from, date_until = _term(draft)
    return _new_slots(
        start=draft.start,
        duration=_duration(draft),
        weeks=weeks,
        date_from=date_from,
        date_until=date_until,
        dates=tuple(sorted(set(draft.dates)))[:_MOST_DATES] if draft.dates else (),
        exceptions=_exceptions(draft, said),
        cautions=_cautions(draft, found, said, weeks=weeks),
        kind=draft.kind or said.kind or Kind.MEETING,
    )


def _duration(draft: Draft) -> int | None:
    """Minutes, over 0 and at most a day; a slip that was repaired or dropped is a problem."""
    minutes = draft.duration
    if minutes is None and draft.start is not None and draft.end is not None:
        minutes, reason = duration_between(draft.start, draft.end)
        if reason:
            draft.problem("duration", reason, f"{draft.start:%H:%M}–{draft.end:%H:%M}")
    if minutes is None or 0 < minutes <= _LONGEST_MINUTES:
        return minutes
    draft.problem("duration", "not a length of time", minutes)
    return None


def _term(draft: Draft) -> tuple[date | None, date | None]:
    first, last = draft.date_from, draft.date_until
    if first is not None and last is not None and last < first:
        draft.problem("date_until", "ends before it begins", f"{first} – {last}")
        return None, None
    return first, last


def _cautions(
    draft: Draft, found: Labels, said: Said, *, weeks: tuple[int, ...]
) -> frozenset[Caution]:
    """A monthly meeting of an unknown week is never repeated weekly.

    Weeks in the words of a row of several days may be those of one of them: ask.
    """
    named = found.values("schedule")
    if not (named or said.monthly_unclear or said.weeks or said.cautions):
        return draft.cautions  # as nearly all rows
    labelled = {_CAUTIONS[value] for value in named if value in _CAUTIONS}
    if not weeks and not draft.dates and said.monthly_unclear:
        labelled.add(Caution.ASK_WHICH_WEEK)
    if said.weeks and not weeks:
        labelled.add(Caution.ASK_FIRST)
    return draft.cautions | said.cautions | labelled


def _exceptions(draft: Draft, said: Said) -> tuple[DateException, ...]:
    """One for each date, the record's own before those found in words."""
    if not (said.exceptions or draft.exceptions):
        return ()
    by_date = {item.date: item for item in (*said.exceptions, *draft.exceptions)}
    return tuple(_clean(by_date[day]) for day in sorted(by_date)[:_MOST_DATES])


def _clean(item: DateException) -> DateException:
    return DateException(
        date=item.date,
        change=item.change,
        start=item.start,
        end=item.end,
        place=_words(item.place),
        text=_words(item.text),
    )


def _words(text: str | None) -> str | None:
    clean = scrub(line(text))
    return clean[:_LONGEST_TEXT] if clean else None
