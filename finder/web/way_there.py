"""The way to a place: its town, its address in one line, a route by a plain link."""

from urllib.parse import urlencode

from finder.model import Venue

_DIRECTIONS = "https://www.openstreetmap.org/directions"
_SEARCH = "https://www.openstreetmap.org/search"


def town(venue: Venue) -> str | None:
    """`Springfield, IL`."""
    return ", ".join(part for part in (venue.locality, venue.region) if part) or None


def area(venue: Venue) -> str | None:
    """`Springfield, IL 62701`: where lists misplace the town, the code still leads there."""
    return " ".join(part for part in (town(venue), venue.postal_code) if part) or None


def one_line(venue: Venue) -> str | None:
    """`Riverside Hall, 12 Main Street, Boston, MA 02108`."""
    parts = (venue.name, venue.street, area(venue))
    return ", ".join(dict.fromkeys(part for part in parts if part)) or None


def directions(venue: Venue) -> str | None:
    """A page that shows the way; None for an approximate place, to which there is no route.

    A point that is not the place itself is passed over: the address is looked for instead.
    """
    if venue.approximate:
        return None
    if venue.latitude is not None and venue.longitude is not None and not venue.only_near:
        point = f"{venue.latitude},{venue.longitude}"
        return f"{_DIRECTIONS}?{urlencode({'from': '', 'to': point})}"
    if venue.street and venue.locality:
        parts = (venue.street, venue.locality, venue.region, venue.country)
        return f"{_SEARCH}?{urlencode({'query': ', '.join(part for part in parts if part)})}"
    return None


def map_app(venue: Venue) -> str | None:
    """A `geo:` address (RFC 5870), which telephones open in a map of their own."""
    if venue.only_near or venue.latitude is None or venue.longitude is None:
        return None
    point = f"{venue.latitude},{venue.longitude}"
    label = one_line(venue)
    return f"geo:{point}?{urlencode({'q': f'{point} ({label})' if label else point})}"
