"""What one tap on a card does: join, call, show the way. Passcodes stay on the meeting's page,
where its feed does not say that they are public.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from finder.disclosure import without_join_details
from finder.languages import gettext as _
from finder.model import Attendance, Meeting, Online, Publisher, Status
from finder.web.codes import Code, codes_of, secrets
from finder.web.dialling import number
from finder.web.joining import label, link
from finder.web.way_there import directions


@dataclass(frozen=True, slots=True, kw_only=True)
class Tap:
    """`kind` is join, call, code or way; all but a code's lead off the site."""

    kind: str
    label: str
    url: str


def taps(meeting: Meeting, publisher: Publisher | None, page: str) -> tuple[Tap, ...]:
    """`page` is the address of the meeting's own; nothing for under-18s and where nobody meets."""
    if meeting.for_children or meeting.status is Status.SUSPENDED:
        return ()
    return (*_from_afar(meeting, publisher, page), *_there(meeting))


def _from_afar(meeting: Meeting, publisher: Publisher | None, page: str) -> Iterator[Tap]:
    """The link without its passcode, and where that stands; a number only where it is all."""
    online = meeting.online
    if online is None or meeting.attendance is Attendance.IN_PERSON:
        return
    told = publisher is not None and publisher.join_details
    shown = online if told else without_join_details(meeting).online or Online()
    url = link(shown)
    dialled = number(shown.phone) if shown.phone else None
    if url:
        yield Tap(kind="join", label=label(shown), url=url)
    elif dialled and dialled.url:
        words = _("Call {number}").format(number=dialled.words)
        yield Tap(kind="call", label=words, url=dialled.url)
    if shown != online or (not told and secrets(codes_of(meeting))):
        yield Tap(kind="code", label=_("Passcode: on its page"), url=f"{page}#online")


def passcodes(meeting: Meeting, publisher: Publisher | None) -> tuple[Code, ...]:
    """Those that a card may show beside its way to join."""
    online = meeting.online
    if online is None or publisher is None or not publisher.join_details:
        return ()
    if not any(tap.kind in ("join", "call") for tap in taps(meeting, publisher, "")):
        return ()
    return secrets(codes_of(meeting))


def _there(meeting: Meeting) -> Iterator[Tap]:
    if meeting.venue is not None and meeting.attendance is not Attendance.ONLINE:
        url = directions(meeting.venue)
        if url:
            yield Tap(kind="way", label=_("Directions"), url=url)
