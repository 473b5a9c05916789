"""What is kept of a children's meeting: when, in which town and how to ask (DESIGN 4)."""

import re
from dataclasses import replace
from functools import cache
from importlib.resources import files

from finder.model import DateException, Meeting, Venue
from finder.register.fellowships import fellowships
from finder.register.places.regions import country_code, regions_named
from importers.clean.childrens_bodies import BODY, body_named
from importers.clean.text import fold
from importers.clean.undisguised import undisguised

_BODY = re.compile(rf"(?<![^\W\d_])(?:pre-?)?{BODY}(?![^\W\d_])", re.IGNORECASE)
_NUMBER = re.compile(r"^\d{4,8}\s+")  # a group's number before its name
# What leads to a place, or stands about one.
_SIGN = re.compile(r"[@#/\\(\[:]|\bat\b(?! (?:a time|ease|peace|first|last|noon|night)\b)", re.I)


def withhold(meeting: Meeting) -> Meeting:
    """The meeting as it may be stored: when, in which town and how to ask, never where."""
    return replace(
        meeting,
        name=_safe_name(meeting.name, meeting),
        group=None,
        audiences=meeting.audiences | {"teens"},
        venue=_town(meeting.venue),
        online=None,
        regions=tuple(name for name in meeting.regions[:1] if _is_known(name, meeting.venue)),
        exceptions=tuple(_bare(item) for item in meeting.exceptions),
        access_text=None,
        conditions=None,
        registration=None,
        cost=None,
        notes=None,
        source_url=None,
        website=None,
        contact=None,
    )


def _safe_name(name: str, meeting: Meeting) -> str:
    """The name, or no more than what kind of meeting it is where it tells the place."""
    bare = _NUMBER.sub("", name)
    return _label(name, meeting) if _tells_place(bare, meeting.venue) else bare


def _label(name: str, meeting: Meeting) -> str:
    body = body_named(undisguised(name))
    if body:
        return body
    known = fellowships().get(meeting.fellowship)
    if known is not None and known.for_children:
        return known.name
    return "Meeting for teenagers"


def _tells_place(name: str, venue: Venue | None) -> bool:
    """Whether any word might: all but the body's name, the town's and those of the list."""
    plain = _BODY.sub(" ", undisguised(name))
    town = _town(venue)
    told = fold(f"{town.locality or ''} {town.region or ''}").split() if town else []
    safe = _harmless() | set(told)
    words = set(_words(plain))
    return bool(_SIGN.search(plain) or words - safe or (venue and words & _telling(venue)))


def _telling(venue: Venue) -> set[str]:
    """The words of a venue and street that would find it; the town's own are no secret."""
    where = fold(f"{venue.name or ''} {venue.street or ''}").split()
    town = fold(f"{venue.locality or ''} {venue.region or ''} {venue.country or ''}").split()
    return {word for word in where if len(word) > 3 or word.isdigit()} - set(town)


def _words(text: str) -> list[str]:
    return fold(text.replace("’", "'").replace("'s", "").replace("'", "")).split()


@cache
def _harmless() -> frozenset[str]:
    """The words of childrens_names.txt as they are compared."""
    text = files("importers.clean").joinpath("childrens_names.txt").read_text("utf-8")
    rows = (row for row in text.splitlines() if not row.startswith("#"))
    return frozenset(word for row in rows for word in fold(row).split())


def _is_known(region: str, venue: Venue | None) -> bool:
    """Whether it is the town, or a state or country of our own lists: nobody's free text."""
    town = _town(venue)
    if town is not None and region in (town.locality, town.region, town.country):
        return True
    return bool(regions_named(region)) or country_code(region) is not None


def _town(venue: Venue | None) -> Venue | None:
    if venue is None:
        return None
    town = venue.locality if venue.locality and not re.search(r"\d", venue.locality) else None
    region = venue.region if regions_named(venue.region) or country_code(venue.region) else None
    if not (town or region or venue.country):
        return None
    return Venue(locality=town, region=region, country=venue.country, approximate=True)


def _bare(item: DateException) -> DateException:
    return replace(item, place=None, text=None)
