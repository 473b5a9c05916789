"""One draft -> its meetings: text, place, link, schedule, access, attendance, zone, protection."""

import re
from dataclasses import dataclass, replace

from finder.model import Access, Attendance, Facilitation, Meeting
from finder.register.fellowships import Fellowship, fellowships
from importers import Draft, Feed
from importers.clean import extras
from importers.clean.access import WhoMayCome, who_may_come
from importers.clean.attendance import attendance, is_paused, status
from importers.clean.children import is_for_children
from importers.clean.childrens_bodies import may_name_body
from importers.clean.childrens_rows import is_row_of_children
from importers.clean.for_both import with_relatives
from importers.clean.for_families import families_meant, listed_as
from importers.clean.naming import group_of, name_of
from importers.clean.online import Joining, joining
from importers.clean.opened_in_words import with_own_words, without_label
from importers.clean.protect import adults, childrens
from importers.clean.quick import quickly
from importers.clean.said_audience import said_audience
from importers.clean.slots import slots
from importers.clean.text import line, paragraphs
from importers.clean.time_zone import time_zone
from importers.clean.types import Labels, labels
from importers.clean.venue import Spot, spot, venue_for
from importers.clean.words import Said, said


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """What the stages share about one draft."""

    draft: Draft
    feed: Feed
    name: str | None  # its name and its notes as plain text
    notes: str | None
    who: Fellowship | None  # None: no register key is known
    found: Labels
    spot: Spot
    joined: Joining
    regions: tuple[str, ...]
    said: Said
    how: Attendance


# "al-anon-alateen.example.org" says nothing of one meeting.
_SITE_OF_BOTH = re.compile(r"https?://[^/?#\s]*anon[^/?#\s]*", re.IGNORECASE)
_AT_THE_DOOR = "ID required to enter."  # BMLT's own name of the format, as a sentence
_WOMEN_AND_MEN = frozenset({"women", "men"})
_NOBODY: frozenset[str] = frozenset()
_new_meeting, _new_row = quickly(Meeting), quickly(_Row)


def meetings_of(draft: Draft, feed: Feed) -> tuple[Meeting, ...]:
    """One meeting for each day, still without an id; none where the draft was refused."""
    place = spot(draft)
    joined = joining(draft, place.country)
    name, notes = line(draft.name), paragraphs(draft.notes)
    if name is None and place.venue is None and joined.online is None:
        draft.refuse(None, "no name, no place and no link")
        return ()
    found = labels(draft)
    row = _new_row(
        draft=draft,
        feed=feed,
        name=name,
        notes=notes,
        who=_fellowship(draft, feed, found, name, notes),
        found=found,
        spot=place,
        joined=joined,
        regions=extras.regions(draft.regions),
        said=_said(draft, name, notes),
        how=attendance(draft, found, place, joined.online),
    )
    first = _meeting(row)
    if len(draft.weekdays) < 2:
        return (first,)
    others = list(dict.fromkeys(draft.weekdays))[1:]
    return (first, *(replace(first, weekday=day) for day in others))


def _said(draft: Draft, name: str | None, notes: str | None) -> Said:
    """What the words of the row say; those beside the access label count as notes."""
    day = draft.weekdays[0] if len(draft.weekdays) == 1 else None
    beside = notes
    if label := line(draft.access_text):
        beside = f"{notes}\n{label}" if notes else label
    return said(name, beside, weekday=day, start=draft.start)


def _fellowship(
    draft: Draft, feed: Feed, found: Labels, name: str | None, notes: str | None
) -> Fellowship | None:
    """Whose meeting it is: by a code of its own, the record, the feed; None if nothing says."""
    key = listed_as(found.fellowship or draft.fellowship or feed.fellowship, name, notes)
    who = fellowships().get(key or "")
    if who is None:
        draft.problem("fellowship", "fellowship not known", key)
    return who


def _meeting(row: _Row) -> Meeting:
    """The meeting on the first of its days, all but its id."""
    draft, found, told, country = row.draft, row.found, row.said, row.spot.country
    online, who = row.joined.online, row.who
    key = who.key if who else ""
    when = slots(draft, found, told)
    group = group_of(draft)
    who_comes = _who_comes(row, key, group)
    audiences = _audiences(row, key)
    for_children = _for_children(row, key, audiences)
    made = _new_meeting(
        id="",
        feed=row.feed.key,
        source_id=extras.source_id(draft, for_children=for_children),
        source_url=extras.link(draft.source_url),
        name=name_of(draft, group, who, row.spot.venue),
        group=group,
        fellowship=key,
        weekday=draft.weekdays[0] if draft.weekdays else None,
        start=when.start,
        duration=when.duration,
        timezone=time_zone(draft, row.feed, told, row.how, row.spot.venue),
        weeks=when.weeks,
        date_from=when.date_from,
        date_until=when.date_until,
        dates=when.dates,
        exceptions=when.exceptions,
        cautions=when.cautions,
        status=status(draft, found, row.how, online, said=told.suspended),
        kind=when.kind,
        attendance=row.how,
        facilitation=_facilitation(draft, who),
        access=who_comes.access,
        access_text=who_comes.text,
        access_weeks=who_comes.weeks,
        guests=who_comes.guests,
        conditions=extras.words(_conditions(row), country),
        registration=row.joined.registration or told.registration,
        cost=extras.words(draft.cost, country),
        types=found.values("type"),
        audiences=audiences,
        languages=extras.languages(found.values("language") | draft.languages),
        accessibility=found.values("accessibility"),
        venue=venue_for(row.how, row.spot.venue, paused=is_paused(found)),
        online=online,
        regions=row.regions,
        notes=extras.notes(draft, row.notes, online.phone if online else None, country),
        updated=extras.updated(draft.updated),
        source_types=found.told_children if for_children else found.told_adults,
        website=extras.link(draft.website),
        contact=extras.contact(draft, row.feed, country),
    )
    return childrens(made) if for_children else adults(made)


def _who_comes(row: _Row, key: str, group: str | None) -> WhoMayCome:
    """By labels and words, and with the relatives that a meeting for two lets in."""
    draft, who, country = row.draft, row.who, row.spot.country
    found = who_may_come(
        draft,
        row.found,
        row.said,
        default=who.default_access if who else Access.NOT_STATED,
        country=country,
        for_family=who is not None and who.family,
    )
    if not (row.found.values("access") or draft.access or row.said.access):
        found = without_label(found, name=row.name, notes=row.notes, country=country)
    if who is None or not who.family:
        found = with_own_words(found, fellowship=key, notes=row.notes, country=country)
    return with_relatives(
        found,
        fellowship=key,
        name=row.name,
        group=group,
        notes=row.notes,
        weekday=draft.weekdays[0] if len(draft.weekdays) == 1 else None,
        country=country,
    )


def _conditions(row: _Row) -> str | None:
    """What its column or its words ask; a label that asks for a card at the door asks it too."""
    asked = row.draft.conditions or row.said.conditions
    if "id_required" not in row.found.values("type"):
        return asked
    return " ".join(filter(None, (asked, _AT_THE_DOOR)))


def _audiences(row: _Row, key: str) -> frozenset[str]:
    """Of women and men, whom a label or column names is believed before the words."""
    labelled = row.found.values("audience") | row.draft.audiences
    days = row.draft.weekdays
    in_words = said_audience(row.name, row.notes, days[0] if len(days) == 1 else None)
    if in_words and labelled & _WOMEN_AND_MEN:
        in_words -= _WOMEN_AND_MEN
    families = families_meant(key, row.name, row.notes) if key else _NOBODY
    return labelled | in_words | families if in_words or families else labelled


def _facilitation(draft: Draft, who: Fellowship | None) -> Facilitation:
    usual = who.facilitation if who else Facilitation.NOT_STATED
    return draft.facilitation or usual


def _for_children(row: _Row, key: str, audiences: frozenset[str]) -> bool:
    draft = row.draft
    around = paragraphs(draft.venue_notes)
    group, identifier = line(draft.group), line(draft.identifier)
    notes = "\n".join(filter(None, (row.notes, around))) if around else row.notes or None
    venue = row.spot.venue
    return is_for_children(
        fellowship=key,
        name=row.name,
        group=group,
        audiences=audiences,
        notes=notes,
        regions=row.regions,
        address=_address(identifier, draft.source_url or ""),
    ) or is_row_of_children(
        fellowship=key,
        name=row.name,
        group=group,
        notes=notes,
        places=(venue.name, venue.street) if venue else (),
    )


def _address(identifier: str | None, page: str) -> str | None:
    """Of the publisher's row, without the site; None where it names no children's body."""
    if not (may_name_body(identifier or "") or may_name_body(page)):
        return None
    return f"{identifier} {_SITE_OF_BOTH.sub('', page)}"
