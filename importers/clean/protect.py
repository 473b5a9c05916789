"""What children's meetings lose before they are stored, and what rows for adults lose for them."""

from dataclasses import replace
from operator import attrgetter

from finder.model import DateException, Meeting, Online, Registration, Venue
from finder.register.fellowships import fellowships
from importers.clean.beside_children import place_without_children, without_children
from importers.clean.children import CHILDREN_TYPES, may_name_children
from importers.clean.childrens_bodies import body_named, may_name_body
from importers.clean.childrens_links import door_without_children, link_without_children
from importers.clean.remembered import remembered
from importers.clean.withheld import withhold

_NONE = (None, None, None)
_texts_of = attrgetter("name", "notes", "street", "locality", "region", "postal_code")
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
    if _may_lead_there(meeting):
        meeting = _without_their_address(meeting)
    told = may_name_children(_together(meeting)) and any(map(_changes, _texts(meeting)))
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
        regions=tuple(filter(None, map(place_without_children, meeting.regions))),
        exceptions=tuple(map(_exception, meeting.exceptions)),
        online=_online(meeting.online),
        registration=_registration(meeting.registration),
    )


def _may_lead_there(meeting: Meeting) -> bool:
    """A quick look at identifier and links: False where none can name their body."""
    for text in (meeting.source_id, *_links(meeting)):  # noqa: SIM110 - of every row
        if text and _may_name_body(text):
            return True
    return False


@remembered
def _may_name_body(text: str) -> bool:
    return may_name_body(text) or "teen" in text.lower()


def _without_their_address(meeting: Meeting) -> Meeting:
    """Without an identifier or a page whose last part names their body: `afg-and-alateen`.

    Nor with a link that names it in its path or query.
    """
    own, page = meeting.source_id or "", (meeting.source_url or "").rstrip("/").rpartition("/")[2]
    if _names_body(own) or _names_body(page):
        meeting = replace(
            meeting,
            source_id=None if _names_body(own) else meeting.source_id,
            source_url=None if _names_body(page) else meeting.source_url,
        )
    return _without_their_links(meeting) if any(map(_leads_there, _links(meeting))) else meeting


def _links(meeting: Meeting) -> tuple[str | None, ...]:
    parts = (meeting.online, meeting.registration, meeting.contact)
    links = (meeting.website, meeting.source_url)
    return links if parts == _NONE else (*links, *(part.url for part in parts if part))


def _leads_there(url: str | None) -> bool:
    return url is not None and link_without_children(url) != url


def _without_their_links(meeting: Meeting) -> Meeting:
    online, form, contact = meeting.online, meeting.registration, meeting.contact
    return replace(
        meeting,
        website=link_without_children(meeting.website),
        source_url=link_without_children(meeting.source_url),
        online=replace(online, url=door_without_children(online.url)) if online else None,
        registration=replace(form, url=door_without_children(form.url)) if form else None,
        contact=replace(contact, url=link_without_children(contact.url)) if contact else None,
    )


def _names_body(address: str) -> bool:
    return "teen" in address.lower() and body_named(address) is not None


def _usual(meeting: Meeting) -> str:
    """A name for adults whose own says where children meet."""
    known = fellowships().get(meeting.fellowship)
    return known.short if known else "Meeting"


def _changes(text: str | None) -> bool:
    return bool(text) and without_children(text) != text


def _together(meeting: Meeting) -> list[str | None]:
    """The same as `_texts`, a venue's in one: a house is home to several groups."""
    texts = [meeting.name, meeting.group, meeting.notes, meeting.access_text]
    texts += (meeting.conditions, meeting.cost, *meeting.regions)
    if meeting.exceptions or meeting.registration:
        return _texts(meeting)
    if venue := meeting.venue:
        texts.append("\n".join(filter(None, _texts_of(venue))))
    if online := meeting.online:
        texts += (online.notes, online.phone_notes)
    return texts


def _texts(meeting: Meeting) -> list[str | None]:
    """Every text that `adults` cleans."""
    texts = [meeting.name, meeting.group, meeting.notes, meeting.access_text]
    texts += (meeting.conditions, meeting.cost, *meeting.regions)
    for item in meeting.exceptions:
        texts += (item.place, item.text)
    if meeting.venue:
        texts += _texts_of(meeting.venue)
    if meeting.online:
        texts += (meeting.online.notes, meeting.online.phone_notes)
    if meeting.registration:
        texts.append(meeting.registration.notes)
    return texts


def _venue(venue: Venue | None) -> Venue | None:
    if venue is None:
        return None
    return replace(
        venue,
        name=without_children(venue.name),
        street=place_without_children(venue.street),
        locality=place_without_children(venue.locality),
        region=place_without_children(venue.region),
        postal_code=place_without_children(venue.postal_code),
        notes=without_children(venue.notes),
    )


def _exception(item: DateException) -> DateException:
    return replace(item, place=without_children(item.place), text=without_children(item.text))


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
