"""What an event says in words: where, who may come, how to join, what to check."""

import re
from collections.abc import Sequence
from datetime import date

from finder.exports.shape import Context
from finder.ical.initials import initials
from finder.ical.style import Style, Title
from finder.languages import full_date, marked
from finder.languages import gettext as _
from finder.model import Attendance, DateException, Meeting, Venue
from finder.register.cautions import caution_words
from finder.register.welcomes import who_may_come

_NEUTRAL = marked("Appointment")
_WEB = re.compile(r"https?://[^\s<>\"\\\\\x00-\x20\x7f-\x9f\u2028\u2029]+")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


def title(meeting: Meeting, style: Style, *, cancelled: bool) -> str:
    """Says in words that it is cancelled: several clients do not show the status."""
    words = meeting.name if style.tells_all else _(_NEUTRAL)
    if style.title is Title.INITIALS:
        words = initials(meeting.name) or _(_NEUTRAL)
    return clean(_("Cancelled: {name}").format(name=words) if cancelled else words)


def location(meeting: Meeting) -> str | None:
    """One line: the venue and its address, or how to join from afar."""
    if meeting.attendance is Attendance.ONLINE or meeting.venue is None:
        provider = meeting.online.provider if meeting.online else None
        online = meeting.attendance is not Attendance.IN_PERSON
        if not online:
            return None
        return _("Online ({provider})").format(provider=provider) if provider else _("Online")
    parts = (meeting.venue.name, *_address(meeting.venue))
    return ", ".join(part for part in parts if part) or None


def address(meeting: Meeting) -> str | None:
    """Street and town alone: the name of a house ("Alano Club") may say what goes on in it."""
    if meeting.attendance is Attendance.ONLINE or meeting.venue is None:
        return None
    return ", ".join(_address(meeting.venue)) or None


def _address(venue: Venue) -> Sequence[str]:
    parts = (
        venue.street,
        venue.locality,
        " ".join(part for part in (venue.region, venue.postal_code) if part),
        venue.country,
    )
    return [part for part in parts if part]


def description(
    meeting: Meeting,
    page: str,
    context: Context,
    exception: DateException | None = None,
    *,
    cancelled: str | None = None,
    unconfirmed: date | None = None,
) -> str:
    """What to know before going, a paragraph a line."""
    publisher = context.publishers.get(meeting.feed)
    online = meeting.online
    lines = [
        cancelled or (_unconfirmed(unconfirmed) if unconfirmed else None),
        exception.text if exception else None,
        _("This listing is a demonstration: the meeting does not exist.")
        if publisher and publisher.demo
        else None,
        who_may_come(meeting, meeting.access),
        _told(_("Conditions: {words}"), meeting.conditions),
        _told(_("Join online: {words}"), online.url)
        if online and is_web_address(online.url)
        else None,
        online.notes if online else None,
        _told(_("Join by phone: {words}"), online.phone) if online else None,
        online.phone_notes if online else None,
        meeting.venue.notes if meeting.venue else None,
        meeting.notes,
        *(f"{words}." for words in caution_words(meeting)),
        _told(_("Listed by {words}."), publisher.title) if publisher else None,
        _told(_("Check before you go: {words}"), page),
    ]
    return "\n".join(line for line in lines if line)


def _told(form: str, words: str | None) -> str | None:
    return form.format(words=words) if words else None


def _unconfirmed(day: date) -> str:
    return _("Last confirmed {date}: ask before you go.").format(date=full_date(day))


def is_web_address(text: str | None) -> bool:
    """Whether it may stand as a link: whole, over http(s), without what ends one elsewhere."""
    return bool(text and _WEB.fullmatch(text))


def clean(text: str) -> str:
    """Without the control characters that the icalendar package lets through.

    A bare carriage return is a line's end too.
    """
    if text.replace("\n", "").isprintable():  # nearly always, and a scan by pattern costs much more
        return text
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
