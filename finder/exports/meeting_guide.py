"""Meetings as Meeting Guide JSON (specification of March 2026), so that every reader agrees.

A weekly meeting with a day and a time is a record; what the format cannot say (weeks of the month,
explicit dates, children's meetings, services, events) is left out. An area's address is marked
`approximate: yes`, an exact one `no` with its point, and never both ways at once.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from finder.register.vocabulary import entries

_CODES_OF = "aa-spec"  # the codes of the specification itself
_FACETS = {
    "types": "type",
    "audiences": "audience",
    "languages": "language",
    "accessibility": "accessibility",
}
_ACCESS = {"open": "O", "closed": "C"}
_DAYS = ("sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday")


def meeting_guide(rows: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Shapes as records of the feed, those the format can say."""
    for row in rows:
        if _sayable(row):
            yield {key: value for key, value in _record(row).items() if value not in (None, "", [])}


def _sayable(row: Mapping[str, Any]) -> bool:
    weekly = row["day"] and row["start"] and not row["weeks"] and not row["dates"]
    plain = row["kind"] == "meeting" and row["status"] == "active"
    unsure = "ask_which_week" in row["cautions"]
    return bool(weekly and plain and not unsure and "teens" not in row["audiences"])


def _record(row: Mapping[str, Any]) -> dict[str, Any]:
    online = row["online"] or {}
    return {
        "name": row["name"],
        "slug": row["id"].replace("_", "-"),
        "day": _DAYS.index(row["day"]),
        "time": row["start"],
        "end_time": row["end"],
        "timezone": row["timezone"],
        "types": codes(row),
        "notes": row["notes"],
        "group": row["group"],
        "regions": row["regions"],
        "conference_url": online.get("url"),
        "conference_url_notes": online.get("notes"),
        "conference_phone": online.get("phone"),
        "conference_phone_notes": online.get("phone_notes"),
        "url": row["url"],
        "updated": (row["updated"] or "").replace("T", " ").removesuffix("Z"),
        "entity": row["sources"][0]["publisher"],
        "entity_url": row["sources"][0]["url"],
        **_place(row),
    }


def _place(row: Mapping[str, Any]) -> dict[str, Any]:
    venue = row["venue"] or {}
    parts = ("street", "locality", "region", "postal_code", "country")
    area = row["attendance"] == "online" or venue.get("approximate", True)
    used = parts[1:] if row["attendance"] == "online" else parts
    place: dict[str, Any] = {
        "location": None if row["attendance"] == "online" else venue.get("name"),
        "location_notes": venue.get("notes"),
        "formatted_address": ", ".join(venue[part] for part in used if venue.get(part)),
        "approximate": "yes" if area else "no",
    }
    if not area:
        place |= {"latitude": venue.get("latitude"), "longitude": venue.get("longitude")}
    return place


def codes(row: Mapping[str, Any]) -> list[str]:
    """The specification's codes for what the meeting is like, where it has one."""
    found = [
        code
        for key, facet in _FACETS.items()
        for value in row[key]
        if (code := _codes().get((facet, value)))
    ]
    if access := _ACCESS.get(row["access_usual"]):
        found.append(access)
    return sorted(set(found))


@cache
def _codes() -> Mapping[tuple[str, str], str]:
    """(facet, value) -> code; where several codes mean one value, the one listed first."""
    found: dict[tuple[str, str], str] = {}
    for entry in entries():
        if entry.system == _CODES_OF:
            found.setdefault((entry.meaning.facet, entry.meaning.value), entry.code)
    return found
