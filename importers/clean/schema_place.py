"""The locations of an Event of schema.org -> the place and the link of a Draft."""

from collections.abc import Mapping
from typing import Any

from importers import Draft
from importers.clean.links_in_words import conference_link
from importers.clean.schema_values import listed, term, words


def read_places(draft: Draft, node: Mapping[str, Any]) -> None:
    for place in listed(node.get("location")):
        if isinstance(place, str):
            draft.address = draft.address or place
        elif isinstance(place, dict) and term(place.get("@type")) == "virtuallocation":
            draft.online_url = draft.online_url or words(place.get("url"))
        elif isinstance(place, dict):
            _read_place(draft, place)
    if draft.online_url is None:
        draft.online_url = conference_link(draft.source_url, draft.notes)


def _read_place(draft: Draft, place: Mapping[str, Any]) -> None:
    draft.venue_name = words(place.get("name"))
    address = next(iter(listed(place.get("address"))), None)
    if isinstance(address, dict):
        draft.street = words(address.get("streetAddress"))
        draft.locality = words(address.get("addressLocality"))
        draft.region = words(address.get("addressRegion"))
        draft.postal_code = words(address.get("postalCode"))
        country = address.get("addressCountry")
        draft.country = words(country.get("name") if isinstance(country, dict) else country)
    else:
        draft.address = words(address)
    point = place.get("geo")
    if isinstance(point, dict):
        draft.latitude, draft.longitude = point.get("latitude"), point.get("longitude")
