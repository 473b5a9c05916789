"""Answers of BMLT's admin API v1 -> the records of the semantic API, which the format reads.

Names in camelCase, numbers and null instead of texts, 0 is Sunday, VM, TC and HY said by
`venueType` and `temporarilyVirtual` (facts: bmlt, section 7). E-mail and contacts are for
signed-in editors only and are left behind, and so are custom fields.
"""

from collections.abc import Iterator, Mapping
from typing import Any

_NAMES = {
    "id": "id_bigint",
    "serviceBodyId": "service_body_bigint",
    "day": "day_from_zero",  # never weekday_tinyint, where 1 is Sunday
    "startTime": "start_time",
    "duration": "duration_time",
    "timeZone": "time_zone",
    "venueType": "venue_type",
    "name": "meeting_name",
}
_SAME = ("latitude", "longitude", "comments")
_SAME_BEGINNINGS = ("location_", "virtual_meeting_", "phone_meeting_", "train_", "bus_")
_OWN = frozenset(("serviceBodyId", "startTime", "venueType", "formatIds"))


def is_meeting(record: Mapping[str, Any]) -> bool:
    return sum(map(record.__contains__, _OWN)) >= 2


def is_format(record: Mapping[str, Any]) -> bool:
    return isinstance(record.get("translations"), list)


def is_body(record: Mapping[str, Any]) -> bool:
    return record.keys() >= {"parentId", "name", "type"}


def meeting(record: Mapping[str, Any]) -> dict[str, Any]:
    """A meeting; formats it does not name are told by their ids."""
    ids = record.get("formatIds")
    return {
        **{name: record.get(name) for name in record if _is_same(name)},
        **{theirs: record.get(name) for name, theirs in _NAMES.items()},
        "published": _flag(record.get("published")),
        "format_shared_id_list": ",".join(map(str, ids)) if isinstance(ids, list) else "",
        "temporarily_virtual": "1" if record.get("temporarilyVirtual") is True else "",
    }


def formats(record: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """One record for each language."""
    for text in record["translations"]:
        if isinstance(text, dict):
            yield {
                "id": record.get("id"),
                "world_id": record.get("worldId"),
                "format_type_enum": _CLASSES.get(str(record.get("type")), record.get("type")),
                "key_string": text.get("key"),
                "name_string": text.get("name"),
                "description_string": text.get("description"),
                "lang": text.get("language"),
            }


def body(record: Mapping[str, Any]) -> dict[str, Any]:
    names = ("id", "name", "type", "url")
    return {**{name: record.get(name) for name in names}, "parent_id": record.get("parentId")}


_CLASSES = {"LANGUAGE": "LANG", "OPEN_OR_CLOSED": "O"}  # the others are not looked at


def _is_same(name: object) -> bool:
    return isinstance(name, str) and (name in _SAME or name.startswith(_SAME_BEGINNINGS))


def _flag(value: object) -> object:
    """True, False, 1 or 0 as the semantic API's text."""
    return str(int(value)) if isinstance(value, bool) else value
