"""A meeting as a row of a printed list: how it usually is, nothing that is true only today."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import time
from itertools import groupby
from textwrap import shorten

from finder.languages import gettext as _
from finder.model import Meeting, Publisher, Status, Weekday
from finder.register.access import access_label, access_sentence, by_weeks
from finder.register.weeks import varying_weeks
from finder.register.welcomes import welcome
from finder.search.engine import Hit
from finder.web import wording
from finder.web.cards import Look, distance, is_only_near, tags, where
from finder.web.paper import on_paper
from finder.web.when import when
from finder.web.who_comes import asked_of_all

_LONGEST_NOTE = 160  # characters
_DAYS = tuple(Weekday)
_ON_DATES, _NO_TIME = len(_DAYS), len(_DAYS) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One meeting. `tags` begin with its fellowship; `page` is where how to join stands, if it
    may be joined from afar; `lines` are what is different or to be heeded.
    """

    time: str
    rule: str | None
    zone: str | None
    name: str
    tags: tuple[str, ...]
    where: str | None
    distance: str | None
    notes: tuple[str, ...]
    link: str | None
    phone: str | None
    page: str | None
    who: str
    lines: tuple[str, ...]
    publisher: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The rows of a weekday, or of what has none."""

    title: str
    rows: tuple[Row, ...]


def days(
    found: Iterable[tuple[Meeting, Hit, Publisher | None]], look: Look, base: str
) -> tuple[Day, ...]:
    """From Monday to Sunday, each in the order of its hours; `base` is the site's address."""
    ordered = sorted(found, key=lambda item: _order(item[0]))
    return tuple(
        Day(title=_title(shelf), rows=tuple(row(*item, look, base) for item in items))
        for shelf, items in groupby(ordered, key=lambda item: _shelf(item[0]))
    )


def row(meeting: Meeting, hit: Hit, publisher: Publisher | None, look: Look, base: str) -> Row:
    """Without passcodes and meeting ids, as all that is printed."""
    shown = on_paper(meeting, publisher)
    said, online, venue = when(shown, hit, look), shown.online, shown.venue
    link, phone = (online.url, online.phone) if online else (None, None)
    return Row(
        time=said.times,
        rule=_rule(shown),
        zone=said.zone,
        name=shown.name,
        tags=tags(shown),
        where=where(shown),
        distance=distance(hit, look, about=is_only_near(shown)),
        notes=_notes(venue.notes if venue else None, shown.notes),
        link=without_scheme(link) if link else None,
        phone=phone,
        page=without_scheme(f"{base}/meetings/{meeting.id}") if link or phone else None,
        who=_who(shown, hit),
        lines=tuple(_lines(shown, said.stale, said.more)),
        publisher=publisher.title if publisher else meeting.feed,
    )


def without_scheme(url: str) -> str:
    """As people type an address."""
    return url.removeprefix("https://").removeprefix("http://")


def _shelf(meeting: Meeting) -> int:
    if meeting.by_appointment:
        return _NO_TIME
    return _ON_DATES if meeting.weekday is None else _DAYS.index(meeting.weekday)


def _order(meeting: Meeting) -> tuple[int, time, str, str]:
    return _shelf(meeting), meeting.start or time.max, meeting.name.casefold(), meeting.id


def _title(shelf: int) -> str:
    if shelf < len(_DAYS):
        return wording.upper(wording.weekday_name(_DAYS[shelf]))
    return _("On certain dates") if shelf == _ON_DATES else _("No fixed time")


def _rule(meeting: Meeting) -> str | None:
    """Where the day that it stands under is not all: weeks of the month, a day without an hour."""
    told = bool(meeting.weeks) or meeting.by_appointment
    return wording.rule(meeting.weekday, meeting.weeks) or None if told else None


def _who(meeting: Meeting, hit: Hit) -> str:
    """What holds in every week, not only at the next start."""
    yes = welcome(meeting, hit.access)
    if varying_weeks(meeting) and yes:
        return f"{yes.says} {by_weeks(meeting, hit.access, None, yes.visitors)}"
    if varying_weeks(meeting):
        return access_sentence(meeting, hit.access)
    return yes.says if yes else access_label(meeting, hit.access)


def _notes(*notes: str | None) -> tuple[str, ...]:
    given = dict.fromkeys(note for note in notes if note)
    return tuple(shorten(note, _LONGEST_NOTE, placeholder=" …") for note in given)


def _lines(meeting: Meeting, stale: str | None, more: Sequence[str]) -> Iterable[str]:
    if meeting.status is Status.SUSPENDED:
        yield _("Not meeting now: it is paused.")
    if stale:
        yield stale
    yield from asked_of_all(meeting)
    yield from more
