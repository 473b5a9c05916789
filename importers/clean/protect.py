"""What children's meetings lose before they are stored, and what rows for adults lose for them."""

from dataclasses import replace

from finder.model import Meeting, Online, Registration, Venue
from finder.register.fellowships import fellowships
from importers.clean.beside_children import without_children
from importers.clean.children import CHILDREN_TYPES, may_name_children
from importers.clean.withheld import withhold

# The children's fellowship beside a family fellowship.
_FOR_CHILDREN = {"al-anon": "alateen", "nar-anon": "narateen"}


def childrens(meeting: Meeting) -> Meeting:
    """The children's meeting as it may be stored: marked `teens`, its place withheld."""
    return withhold(
        replace(
            meeting,
            fellowship=_FOR_CHILDREN.get(meeting.fellowship, meeting.fellowship),
            audiences=meeting.audiences | {"teens"},
        )
    )


def adults(meeting: Meeting) -> Meeting:
    """A row for adults without the phrases and types that would place a children's meeting."""
    told = may_name_children(_texts(meeting)) and any(map(_changes, _texts(meeting)))
    if not told and not meeting.types & CHILDREN_TYPES:
        return meeting
    return replace(
        meeting,
        name=without_children(meeting.name) or without_children(meeting.group) or _usual(meeting),
        group=without_children(meeting.group),
        access_text=without_children(meeting.access_text),
        conditions=without_children(meeting.conditions),
        cost=without_children(meeting.cost),
        types=meeting.types - CHILDREN_TYPES,
        notes=without_children(meeting.notes),
        venue=_venue(meeting.venue),
        online=_online(meeting.online),
        registration=_registration(meeting.registration),
    )


def _usual(meeting: Meeting) -> str:
    """A name for adults whose own says where children meet."""
    known = fellowships().get(meeting.fellowship)
    return known.short if known else "Meeting"


def _changes(text: str | None) -> bool:
    return bool(text) and without_children(text) != text


def _texts(meeting: Meeting) -> list[str | None]:
    """Every text that `adults` cleans."""
    texts = [meeting.name, meeting.group, meeting.notes, meeting.access_text]
    texts += (meeting.conditions, meeting.cost)
    if meeting.venue:
        texts += (meeting.venue.name, meeting.venue.notes)
    if meeting.online:
        texts += (meeting.online.notes, meeting.online.phone_notes)
    if meeting.registration:
        texts.append(meeting.registration.notes)
    return texts


def _venue(venue: Venue | None) -> Venue | None:
    if venue is None:
        return None
    return replace(venue, name=without_children(venue.name), notes=without_children(venue.notes))


def _online(online: Online | None) -> Online | None:
    if online is None:
        return None
    return replace(
        online,
        notes=without_children(online.notes),
        phone_notes=without_children(online.phone_notes),
    )


def _registration(given: Registration | None) -> Registration | None:
    return replace(given, notes=without_children(given.notes)) if given else None
