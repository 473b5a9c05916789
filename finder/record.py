"""A meeting as a plain JSON object and back: what the catalogue and the snapshot store."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, time
from enum import Enum
from typing import Any

from finder.model import (
    Access,
    Attendance,
    Caution,
    Change,
    Contact,
    DateException,
    Facilitation,
    Kind,
    Meeting,
    Online,
    Placed,
    Registration,
    Status,
    Venue,
    Weekday,
)

Record = dict[str, Any]


def to_record(meeting: Meeting) -> Record:
    """Every field that holds something, sets sorted; equal meetings give equal records."""
    record = _plain(meeting)
    assert isinstance(record, dict)
    return record


def to_json(meeting: Meeting) -> str:
    """The record in one canonical line: what snapshot names are hashed from."""
    return json.dumps(to_record(meeting), ensure_ascii=False, sort_keys=True, allow_nan=False)


def from_json(text: str) -> Meeting:
    """The inverse of `to_json`."""
    record: Record = json.loads(text)
    return from_record(record)


def from_record(record: Mapping[str, Any]) -> Meeting:
    """The inverse of `to_record`."""
    values = dict(record)
    for name, read in _READERS.items():
        if name in values:
            values[name] = read(values[name])
    return Meeting(**values)


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        pairs = ((part.name, _plain(getattr(value, part.name))) for part in fields(value))
        return {name: plain for name, plain in pairs if plain not in (None, [], {})}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(_plain(item) for item in value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {_plain(key): _plain(item) for key, item in sorted(value.items())}
    return value


def _exception(record: Mapping[str, Any]) -> DateException:
    values = dict(record)
    values["date"] = date.fromisoformat(values["date"])
    values["change"] = Change(values["change"])
    for name in ("start", "end"):
        if name in values:
            values[name] = time.fromisoformat(values[name])
    return DateException(**values)


def _venue(record: Mapping[str, Any]) -> Venue:
    values = dict(record)
    if "placed" in values:
        values["placed"] = Placed(values["placed"])
    return Venue(**values)


_READERS: Mapping[str, Any] = {
    "weekday": Weekday,
    "start": time.fromisoformat,
    "weeks": tuple,
    "date_from": date.fromisoformat,
    "date_until": date.fromisoformat,
    "dates": lambda items: tuple(date.fromisoformat(item) for item in items),
    "exceptions": lambda items: tuple(_exception(item) for item in items),
    "cautions": lambda items: frozenset(Caution(item) for item in items),
    "status": Status,
    "kind": Kind,
    "attendance": Attendance,
    "facilitation": Facilitation,
    "access": Access,
    "access_weeks": lambda item: {Access(key): tuple(weeks) for key, weeks in item.items()},
    "guests": frozenset,
    "registration": lambda item: Registration(**item),
    "types": frozenset,
    "audiences": frozenset,
    "languages": frozenset,
    "accessibility": frozenset,
    "venue": _venue,
    "online": lambda item: Online(**item),
    "regions": tuple,
    "source_types": tuple,
    "contact": lambda item: Contact(**item),
}
