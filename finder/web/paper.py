"""What a printed meeting says otherwise than the screen: paper lies about, so no way in but a link.

Passcodes and meeting ids stay on the meeting's page, whose address stands there (DESIGN, section
4, *Join details*).
"""

from dataclasses import dataclass

from finder.disclosure import without_join_details
from finder.model import Meeting, Publisher


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """`notes` and `place_notes` are as on the screen, without join details."""

    address: str
    link: str | None
    phone: str | None
    notes: str | None
    place_notes: str | None


def paper(meeting: Meeting, publisher: Publisher | None, address: str) -> Paper:
    """`address` is the absolute one of the meeting's page."""
    shown = on_paper(meeting, publisher)
    online = None if meeting.for_children else shown.online
    return Paper(
        address=address,
        link=online.url if online else None,
        phone=online.phone if online else None,
        notes=shown.notes,
        place_notes=shown.venue.notes if shown.venue else None,
    )


def on_paper(meeting: Meeting, publisher: Publisher | None) -> Meeting:
    """The meeting without what paper may not tell, unless its publisher tells everyone."""
    public = publisher is not None and publisher.join_details
    return meeting if public else without_join_details(meeting)
