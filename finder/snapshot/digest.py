"""The name of a snapshot: a hash of its logical content, however it lies on disk."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict
from operator import attrgetter

from finder.catalogue import last_to_json
from finder.record import to_json
from finder.snapshot.contents import UNDATED, Contents

_DIGITS = 16


def name_of(contents: Contents) -> str:
    """16 hex digits of SHA-256 over the meetings by id, their dates, publishers and fates.

    The times of fetching and the order in which the meetings are given change nothing.
    """
    digest = hashlib.sha256()
    for line in _lines(contents):
        digest.update(line.encode() + b"\n")
    return digest.hexdigest()[:_DIGITS]


def _lines(contents: Contents) -> Iterator[str]:
    yield _json(["demo", contents.demo])
    for key in sorted(contents.publishers):
        yield _json(["publisher", asdict(contents.publishers[key])])
    for meeting in sorted(contents.meetings, key=attrgetter("id")):
        seen = contents.first_seen.get(meeting.id, UNDATED)
        changed = contents.changed.get(meeting.id, UNDATED)
        head = [
            "meeting",
            seen.isoformat(),
            changed.isoformat(),
            contents.changes.get(meeting.id, 0),
        ]
        yield _json(head) + to_json(meeting)
    for old in sorted(contents.moved):
        yield _json(["moved", old, contents.moved[old]])
    for other in sorted(contents.linked):
        yield _json(["linked", other, contents.linked[other]])
    for shown in sorted(contents.sources):
        yield _json(["sources", shown, [asdict(item) for item in contents.sources[shown]]])
    for gone in sorted(contents.gone, key=attrgetter("id")):
        yield _json(["gone", gone.id, gone.name, gone.since.isoformat()])
        yield _json([gone.latitude, gone.longitude, last_to_json(gone.last)])


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False)
