"""What data may tell of a meeting for under-18s, whatever is stored (DESIGN 4, *Children*).

Importing keeps no more than this; here it is held back once again, for an older catalogue too.
"""

from dataclasses import replace

from finder.model import DateException, Meeting, Venue


def of_children(meeting: Meeting) -> Meeting:
    """Its name, times, town and plain facts; no street, point, link, number or free text."""
    return replace(
        meeting,
        group=None,
        venue=_town(meeting.venue) if meeting.venue else None,
        online=None,
        notes=None,
        website=None,
        contact=None,
        registration=None,
        conditions=None,
        access_text=None,
        source_url=None,
        exceptions=tuple(_date_alone(item) for item in meeting.exceptions),
    )


def _town(venue: Venue) -> Venue:
    return Venue(locality=venue.locality, region=venue.region, country=venue.country)


def _date_alone(item: DateException) -> DateException:
    return replace(item, place=None, text=None)
