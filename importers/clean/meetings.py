"""One draft -> its meetings: text, place, link, schedule, access, attendance, zone, protection."""

import re
from dataclasses import dataclass, replace

from finder.model import Access, Attendance, Facilitation, Meeting
from finder.register.fellowships import Fellowship, fellowships
from importers import Draft, Feed
from importers.clean import extras
from importers.clean.access import who_may_come
from importers.clean.attendance import attendance, is_paused, status
from importers.clean.children import is_for_children
from importers.clean.for_both import with_relatives
from importers.clean.for_families import families_meant, listed_as
from importers.clean.naming import group_of, name_of
from importers.clean.online import Joining, joining
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
    others = list(dict.fromkeys(draft.weekdays))[1:]
    return (first, *(replace(first, weekday=day) for day in others))


def _said(draft: Draft, name: str | None, notes: str | None) -> Said:
    """What the words of the row say; those beside the access label count as notes."""
    day = draft.weekdays[0] if len(draft.weekdays) == 1 else None
    beside = "\n".join(filter(None, (notes, line(draft.access_text)))) or None
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
    online = row.joined.online
    when = slots(draft, found, told)
    default = row.who.default_access if row.who else Access.NOT_STATED
    who_comes = who_may_come(
        draft,
        found,
        told,
        default=default,
        country=country,
        for_family=row.who is not None and row.who.family,
    )
    group = group_of(draft)
    who_comes = with_relatives(
        who_comes,
        fellowship=row.who.key if row.who else "",
        name=row.name,
        group=group,
        notes=row.notes,
        weekday=draft.weekdays[0] if len(draft.weekdays) == 1 else None,
        country=country,
    )
    audiences = found.values("audience") | draft.audiences
    of_both = audiences & {"women", "men"}
    in_words = said_audience(row.name, row.notes)
    if row.who:
        audiences |= families_meant(row.who.key, row.name, row.notes)
    audiences |= in_words - {"women", "men"} if of_both else in_words
    for_children = _for_children(row, audiences)
    protected = childrens if for_children else adults
    return protected(
        _new_meeting(
            id="",
            feed=row.feed.key,
            source_id=extras.source_id(draft, for_children=for_children),
            source_url=extras.link(draft.source_url),
            name=name_of(draft, group, row.who, row.spot.venue),
            group=group,
            fellowship=row.who.key if row.who else "",
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
            facilitation=_facilitation(row),
            access=who_comes.access,
            access_text=who_comes.text,
            access_weeks=who_comes.weeks,
            guests=who_comes.guests,
            conditions=extras.words(draft.conditions or told.conditions, country),
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
            source_types=(found.texts_for_children() if for_children else found.texts_for_adults()),
            website=extras.link(draft.website),
            contact=extras.contact(draft, row.feed, country),
        )
    )


def _facilitation(row: _Row) -> Facilitation:
    usual = row.who.facilitation if row.who else Facilitation.NOT_STATED
    return row.draft.facilitation or usual


def _for_children(row: _Row, audiences: frozenset[str]) -> bool:
    noted = (row.notes, paragraphs(row.draft.venue_notes))
    return is_for_children(
        fellowship=row.who.key if row.who else "",
        name=row.name,
        group=line(row.draft.group),
        audiences=audiences,
        notes="\n".join(filter(None, noted)) or None,
        regions=row.regions,
        address=f"{line(row.draft.identifier)} {_SITE_OF_BOTH.sub('', row.draft.source_url or '')}",
    )
