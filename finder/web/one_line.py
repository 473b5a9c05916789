"""A meeting in one line, where it is one of a list to choose from."""

from finder.model import Meeting
from finder.web.local import clock_style
from finder.web.wording import clock, rule


def one_line(meeting: Meeting) -> str:
    """`Sunday Night Lights, every Sunday, 7:00 PM, Boston`: what is known of it."""
    venue = meeting.venue
    style = clock_style(venue.country if venue else None)
    start = clock(meeting.start, style) if meeting.start else None
    days = rule(meeting.weekday, meeting.weeks)
    town = venue.locality if venue else None
    parts = (meeting.name, days[:1].lower() + days[1:], start, town)
    return ", ".join(part for part in parts if part)
