"""What is kept of a children's meeting: when, in which town and how to ask (DESIGN 4)."""

import re
from dataclasses import replace

from finder.model import DateException, Meeting, Venue
from finder.register.fellowships import fellowships
from finder.register.places.regions import country_code, regions_named
from importers.clean.childrens_bodies import body_named
from importers.clean.text import fold
from importers.clean.undisguised import undisguised
from importers.clean.word_lists import word_list

_NOT_LATIN = re.compile(r"[^\W\d_A-Za-zªºÀ-ɏḀ-ỿ]")
_NO_PLACES = frozenset({"home", "high", "green", "king", "road", "way", "hope"})
_AT_NO_PLACE = (
    r"(?:\d|noon|night|home|heart|peace|last|ease|risk|first|work|any|a time|the same time)"
)


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
    return _label(name, meeting) if _tells_place(name, meeting.venue) else name


def _label(name: str, meeting: Meeting) -> str:
    body = body_named(undisguised(name))
    if body:
        return body
    known = fellowships().get(meeting.fellowship)
    if known is not None and known.for_children:
        return known.name
    return "Meeting for teenagers"


def _tells_place(name: str, venue: Venue | None) -> bool:
    if _NOT_LATIN.search(name):  # no list of ours tells a church's name there
        return True
    words = fold(name).split()
    listed = word_list("not_names")
    if any(listed.get(word) == "place" and word not in _NO_PLACES for word in words):
        return True
    if re.search(
        r"@|\b(?:st|saint|sts|our lady|holy|blessed|sacred|trinity)\b"
        rf"|\bat (?!{_AT_NO_PLACE}\b)",
        name,
        re.IGNORECASE,
    ):
        return True
    return venue is not None and bool(_telling(venue) & set(words))


def _telling(venue: Venue) -> set[str]:
    """The words of a venue and street that would find it; the town's own are no secret."""
    where = fold(f"{venue.name or ''} {venue.street or ''}").split()
    town = fold(f"{venue.locality or ''} {venue.region or ''} {venue.country or ''}").split()
    return {word for word in where if len(word) > 3 or word.isdigit()} - set(town)


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
    if not (town or venue.region or venue.country):
        return None
    return Venue(locality=town, region=venue.region, country=venue.country, approximate=True)


def _bare(item: DateException) -> DateException:
    return replace(item, place=None, text=None)
