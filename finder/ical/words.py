"""An event's title and place, and texts made fit for a calendar."""

import re
from collections.abc import Sequence
from urllib.parse import quote, urlsplit, urlunsplit

from finder.ical.initials import initials
from finder.ical.style import Style, Title
from finder.languages import gettext as _
from finder.languages import marked
from finder.model import Attendance, Meeting, Venue

_NEUTRAL = marked("Appointment")
_WEB = re.compile(r"https?://[^\s<>\"\\\\\x00-\x20\x7f-\x9f\u2028\u2029]+")
_NO_URI = re.compile(r"[|{}\[\]^`]")
_IN_URI = "%/?:@!$&'()*+,;=~"
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+ *")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")


def title(meeting: Meeting, style: Style, *, cancelled: bool) -> str:
    """Says in words that it is cancelled: several clients do not show the status."""
    words = meeting.name if style.tells_all else _(_NEUTRAL)
    if style.title is Title.INITIALS:
        words = initials(meeting.name) or _(_NEUTRAL)
    return one_line(_("Cancelled: {name}").format(name=words) if cancelled else words)


def location(meeting: Meeting, *, brief: bool = False) -> str | None:
    """One line: the venue and its address, or how to join from afar.

    `brief`: without the country, where a postal code says where it is, and of what is online only
    where no link or number says so.
    """
    if meeting.attendance is Attendance.ONLINE or meeting.venue is None:
        return None if meeting.attendance is Attendance.IN_PERSON else _online(meeting, brief)
    venue = meeting.venue
    country = None if brief and venue.postal_code else venue.country
    parts = (venue.name, *_address(venue), country)
    return ", ".join(part for part in parts if part) or None


def _online(meeting: Meeting, brief: bool) -> str | None:
    online = meeting.online
    if brief and online and (online.phone or is_web_address(online.url)):
        return None
    if online and online.provider:
        return _("Online ({provider})").format(provider=online.provider)
    return _("Online")


def address(meeting: Meeting) -> str | None:
    """Street and town alone: the name of a house ("Alano Club") may say what goes on in it."""
    if meeting.attendance is Attendance.ONLINE or meeting.venue is None:
        return None
    venue = meeting.venue
    return ", ".join((*_address(venue), *([venue.country] if venue.country else []))) or None


def _address(venue: Venue) -> Sequence[str]:
    """Street, town and code, within its country."""
    parts = (
        venue.street,
        venue.locality,
        " ".join(part for part in (venue.region, venue.postal_code) if part),
    )
    return [part for part in parts if part]


def is_web_address(text: str | None) -> bool:
    """Whether it may stand as a link: whole, over http(s), without what ends one elsewhere."""
    return bool(text and _WEB.fullmatch(text))


def uri(text: str) -> str:
    """A web address with its host as it is, and in the rest what a URI allows (RFC 3986)."""
    if text.isascii() and not _NO_URI.search(text):  # nearly always
        return text
    try:
        parts = urlsplit(text)
    except ValueError:  # brackets that hold no address
        return quote(text, safe=_IN_URI)
    rest = (quote(part, safe=_IN_URI) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, parts.netloc, *rest))


def one_line(text: str) -> str:
    """A title: breaks and control characters part words, as a blank does."""
    return text if text.isprintable() else _BREAKS.sub(" ", text).strip(" ")


def clean(text: str) -> str:
    """Without the control characters that the icalendar package lets through.

    A bare carriage return is a line's end too.
    """
    if text.replace("\n", "").isprintable():  # nearly always, and a scan by pattern costs much more
        return text
    return _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
