"""What a meeting's own page shows."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from urllib.parse import quote

from finder.duplicates import Source as Listing
from finder.languages import checked, isolated
from finder.languages import gettext as _
from finder.model import Attendance, Contact, Kind, Meeting, Publisher, Status
from finder.register.access import BOTH_LABELS, access_sentence
from finder.register.fellowships import fellowships
from finder.register.options import spoken
from finder.search.engine import Hit
from finder.web import wording
from finder.web.cards import Look
from finder.web.dialling import number
from finder.web.joining import NO_LINK, Join, cannot_be_joined, join
from finder.web.paths import Link
from finder.web.terms import Viewer, Yes, viewers, yes
from finder.web.traits import Trait, traits
from finder.web.ways_to_ask import ways_to_ask
from finder.web.when import When, when
from finder.web.where import Where, where


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A publisher that lists it. `read` says how long ago its list was read, `edited` when the
    entry there was last edited, where several list it.
    """

    publisher: str
    url: str | None
    read: str | None
    corrections: str | None
    helpline: str | None
    edited: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """Everything known of a meeting, in words. `ask` is how to reach one for under-18s.

    `yes` is said first where it is a family group. `ask_ways` are whom to ask whether one may
    come; where there are none the page says so. `fresh` is whose list it is of and how old.
    """

    name: str
    subtitle: str
    fresh: str | None
    alerts: tuple[str, ...]
    yes: Yes | None
    when: When
    access: str
    access_text: str | None
    viewers: tuple[Viewer, ...]
    ask_ways: tuple[Link, ...]
    admission: tuple[str, ...]
    registration_url: str | None
    fellowship: str
    fellowship_url: str | None
    where: Where | None
    join: Join | None
    no_link: str | None
    ask: Link | None
    is_online: bool
    traits: tuple[Trait, ...]
    notes: str | None
    sources: tuple[Source, ...]
    edited: str | None
    website: str | None
    contacts: tuple[Link, ...]


def detail(
    meeting: Meeting,
    hit: Hit,
    publisher: Publisher | None,
    read: datetime | None,
    look: Look,
    others: tuple[Source, ...] = (),
    operator: str | None = None,
) -> Detail:
    """`read` is when the publisher's list was last read, `others` are those who list it too.

    `operator` is the contact of this site.
    """
    known = fellowships().get(meeting.fellowship)
    name = spoken("fellowship", meeting.fellowship)
    children = meeting.for_children
    own, edited = _source(meeting, publisher, read, look.now), _edited(meeting.updated)
    return Detail(
        name=meeting.name,
        subtitle=_subtitle(meeting, name),
        fresh=_fresh(own),
        alerts=_alerts(meeting),
        yes=yes(meeting, hit.access),
        when=when(meeting, hit, look),
        access=access_sentence(meeting, hit.access, day=hit.on),
        access_text=_own_words(meeting),
        viewers=viewers(meeting, hit.access),
        ask_ways=ways_to_ask(meeting, publisher, operator),
        admission=_admission(meeting),
        registration_url=meeting.registration.url if meeting.registration else None,
        fellowship=name,
        fellowship_url=f"/fellowships/{known.key}" if known else None,
        where=where(meeting),
        join=join(meeting),
        no_link=_(NO_LINK) if cannot_be_joined(meeting) else None,
        ask=_ask(name, known.finder or known.website) if known and children else None,
        is_online=meeting.attendance is Attendance.ONLINE,
        traits=traits(meeting),
        notes=meeting.notes,
        sources=(replace(own, edited=edited), *others) if others else (own,),
        edited=None if others else edited,
        website=None if children else meeting.website,
        contacts=_contacts(meeting.contact, publisher),
    )


def _subtitle(meeting: Meeting, fellowship: str) -> str:
    """The fellowship, and the group where it is named otherwise than both."""
    group = None if meeting.group in (meeting.name, fellowship) else meeting.group
    return f"{fellowship} · {group}" if group else fellowship


def _alerts(meeting: Meeting) -> tuple[str, ...]:
    alerts = (
        _("Not meeting here now: it is paused.") if meeting.status is Status.SUSPENDED else None,
        _("This meeting is about how the fellowship is run. It is not a recovery meeting.")
        if meeting.kind is Kind.SERVICE
        else None,
        _("This is an event, not a regular meeting.") if meeting.kind is Kind.EVENT else None,
    )
    return tuple(alert for alert in alerts if alert)


def _fresh(source: Source) -> str | None:
    if source.read is None:
        return None
    said = _("From the list of {publisher}, read {time}")
    return said.format(publisher=isolated(source.publisher), time=source.read)


def _own_words(meeting: Meeting) -> str | None:
    """What the publisher says of access, where it is more than a label, which people misread."""
    text = meeting.access_text
    if text is None or len(text.split()) < 3 or text.startswith(BOTH_LABELS):
        return None
    return text


def _admission(meeting: Meeting) -> tuple[str, ...]:
    """Conditions, registration and cost: what is not stated is not said to be free."""
    registration = meeting.registration
    lines = [_said(_("Condition: {words}"), meeting.conditions)]
    if registration and registration.required:
        lines.append(_("You must register first."))
    if registration:
        phone = number(registration.phone).words if registration.phone else None
        lines += [
            registration.notes and isolated(registration.notes),
            _said(_("Register: {words}"), phone),
        ]
    lines.append(_said(_("Cost: {words}"), meeting.cost))
    return tuple(line for line in lines if line)


def _said(sentence: str, words: str | None) -> str | None:
    """The sentence with the publisher's words in it, if there are any."""
    return sentence.format(words=isolated(words)) if words else None


def _ask(fellowship: str, url: str | None) -> Link | None:
    label = checked("children", "Ask {fellowship} where it meets").format(fellowship=fellowship)
    return Link(label=label, url=url) if url else None


def also_listed(
    listing: Listing, publisher: Publisher | None, read: datetime | None, now: datetime
) -> Source:
    """Another publisher that lists the same meeting."""
    return replace(_source(listing, publisher, read, now), edited=_edited(listing.updated))


def _source(
    meeting: Meeting | Listing, publisher: Publisher | None, read: datetime | None, now: datetime
) -> Source:
    return Source(
        publisher=publisher.title if publisher else meeting.feed,
        url=meeting.source_url or (publisher.website if publisher else None),
        read=wording.read_at(read, now) if read else None,
        corrections=publisher.corrections_url if publisher else None,
        helpline=publisher.helpline if publisher else None,
    )


def _edited(updated: str | None) -> str | None:
    if updated is None:
        return None
    return wording.full_date(date.fromisoformat(updated[:10]))


def _contacts(contact: Contact | None, publisher: Publisher | None) -> tuple[Link, ...]:
    """A group's own published contact, where the feed says that it is public."""
    if contact is None or publisher is None or not publisher.contacts:
        return ()
    pairs = (
        (contact.email, f"mailto:{quote(contact.email or '', safe='@')}"),
        (contact.phone, f"tel:{quote(contact.phone or '', safe='+,')}"),
        (contact.url, contact.url),
    )
    return tuple(Link(label=text, url=url) for text, url in pairs if text and url)
