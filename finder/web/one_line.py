"""A meeting in one line, where it is one of a list to choose from."""

from finder.languages import gettext as _
from finder.languages import isolated
from finder.model import Attendance, Meeting
from finder.web.local import clock_style
from finder.web.wording import clock, rule


def one_line(meeting: Meeting, home: str | None = None) -> str:
    """`Sunday Night Lights, every Sunday, 7:00 PM, Boston`: what is known of it.

    The time is that of its own zone, which is named where it is not the reader's (`home`), and of
    an online one, which no town places, where that is not known.
    """
    venue = meeting.venue
    style = clock_style(venue.country if venue else None)
    start = clock(meeting.start, style) if meeting.start else None
    days = rule(meeting.weekday, meeting.weeks)
    town = venue.locality if venue else None
    zone = _zone(meeting, home) if start else None
    parts = (meeting.name, days[:1].lower() + days[1:], start, zone, town)
    return ", ".join(part for part in parts if part)


def _zone(meeting: Meeting, home: str | None) -> str | None:
    placed = home is None and meeting.attendance is not Attendance.ONLINE
    if meeting.timezone is None or placed or meeting.timezone == home:
        return None
    return _("in the time of {zone}").format(zone=isolated(meeting.timezone))
