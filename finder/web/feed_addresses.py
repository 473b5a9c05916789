"""The address of one calendar, in the form that each client takes."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from finder.ical.links import opaque
from finder.ical.style import Style, Title
from finder.web.links import Pairs, address
from finder.web.qr import qr
from finder.web.spoken import calendar_pairs
from finder.web.state import base_url

_GOOGLE = "https://calendar.google.com/calendar/r?cid="
_OUTLOOK = "https://outlook.live.com/calendar/0/addfromweb?url="
_OUTLOOK_AT_WORK = "https://outlook.office.com/calendar/0/addfromweb?url="


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """One calendar under every address that a client takes; `code` is None if it is too long."""

    feed: str
    webcal: str
    google: str
    outlook: str
    outlook_at_work: str
    file: str
    code: str | None


def addresses(kind: str, pairs: Pairs, style: Style) -> Addresses:
    """Where titles are discreet the address is too."""
    pairs = (*pairs, *calendar_pairs())
    file = address(f"/{kind}.ics", pairs)
    if not style.tells_all:
        file = f"/c/{opaque(f'{kind}?{urlencode(pairs)}')}.ics"
    feed = base_url() + file
    return Addresses(
        feed=feed,
        webcal=webcal(feed),
        google=google(feed),
        outlook=_OUTLOOK + quote(feed, safe=""),
        outlook_at_work=_OUTLOOK_AT_WORK + quote(feed, safe=""),
        file=file,
        code=qr(webcal(feed)),
    )


def style_pairs(style: Style) -> Pairs:
    given = (
        ("title", "" if style.title is Title.PLAIN else style.title.value),
        ("alarm", "" if style.alarm is None else str(style.alarm)),
        ("street", "yes" if style.street and not style.tells_all else ""),
    )
    return tuple(pair for pair in given if pair[1])


def webcal(url: str) -> str:
    """The address under which devices open it in their calendar."""
    return "webcal://" + url.split("://", 1)[1]


def google(url: str) -> str:
    """The address under which Google Calendar offers to add it."""
    return _GOOGLE + quote(webcal(url), safe="")
