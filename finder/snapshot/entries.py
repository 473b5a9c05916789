"""A snapshot's contents as entries: plain values by kind and id, as they are stored and hashed."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from finder.catalogue import last_from_json, last_to_json
from finder.duplicates import Source
from finder.model import Meeting, Publisher
from finder.record import from_json, to_json
from finder.snapshot.contents import UNDATED, Contents, FeedState, Gone

Entry = tuple[Any, ...]  # strings, numbers, None, and of sources such tuples


class Kind(StrEnum):
    """The tables of `meetings.sql`; in comments what an entry of each holds beside its id."""

    MEETINGS = "meetings"  # first seen, changed (ISO dates), changes, record
    MOVED = "moved"  # the present id
    LINKED = "linked"  # the id it is shown under
    SOURCES = "sources"  # for each other listing: id, feed, its own id there, address, last edit
    GONE = "gone"  # name, since (ISO date), latitude, longitude, last schedule


Entries = Mapping[Kind, Mapping[str, Entry]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Patch:
    """What differs from the contents of a base: by kind and id the entry there is now, or None."""

    entries: Mapping[Kind, Mapping[str, Entry | None]]

    def of(self, kind: Kind) -> Mapping[str, Entry | None]:
        return self.entries.get(kind, {})

    def then(self, later: "Patch") -> "Patch":
        """Both, the later one counting."""
        return Patch(entries={kind: {**self.of(kind), **later.of(kind)} for kind in Kind})

    def __len__(self) -> int:
        return sum(len(found) for found in self.entries.values())


def entries_of(contents: Contents) -> dict[Kind, dict[str, Entry]]:
    """All of them; the meetings in the order given."""
    return {
        Kind.MEETINGS: {item.id: _meeting(contents, item) for item in contents.meetings},
        Kind.MOVED: {key: (target,) for key, target in contents.moved.items()},
        Kind.LINKED: {key: (target,) for key, target in contents.linked.items()},
        Kind.SOURCES: {
            key: tuple(map(_source, items)) for key, items in contents.sources.items() if items
        },
        Kind.GONE: {item.id: _gone(item) for item in contents.gone},
    }


def contents_from(
    entries: Entries, publishers: Mapping[str, Publisher], states: Sequence[FeedState]
) -> Contents:
    """The inverse of `entries_of`."""
    meetings = entries[Kind.MEETINGS]
    return Contents(
        meetings=[from_json(record) for _, _, _, record in meetings.values()],
        publishers=publishers,
        first_seen={key: date.fromisoformat(seen) for key, (seen, *_) in meetings.items()},
        changed={key: date.fromisoformat(changed) for key, (_, changed, *_) in meetings.items()},
        changes={key: changes for key, (_, _, changes, _) in meetings.items() if changes},
        moved={key: target for key, (target,) in entries[Kind.MOVED].items()},
        linked={key: target for key, (target,) in entries[Kind.LINKED].items()},
        sources={
            key: [source_from(values) for values in items]
            for key, items in entries[Kind.SOURCES].items()
        },
        gone=[gone_from(key, *entry) for key, entry in sorted(entries[Kind.GONE].items())],
        feed_states=states,
    )


def difference(before: Entries, after: Entries, ids: Collection[str]) -> Patch:
    """What has to change of these ids for `before` to become `after`."""
    return Patch(
        entries={
            kind: {
                key: after[kind].get(key)
                for key in sorted(ids)
                if before[kind].get(key) != after[kind].get(key)
            }
            for kind in Kind
        }
    )


def lines(entries: Mapping[Kind, Mapping[str, Entry | None]]) -> Iterator[tuple[Kind, str, Entry]]:
    """Those that there are."""
    for kind in Kind:
        for key, entry in entries.get(kind, {}).items():
            if entry is not None:
                yield kind, key, entry


def feeds_of(sources: Entry | None) -> Sequence[str]:
    """The other feeds of an entry of sources."""
    return [source[1] for source in sources or ()]


def _meeting(contents: Contents, meeting: Meeting) -> Entry:
    return (
        contents.first_seen.get(meeting.id, UNDATED).isoformat(),
        contents.changed.get(meeting.id, UNDATED).isoformat(),
        contents.changes.get(meeting.id, 0),
        to_json(meeting),
    )


def _source(item: Source) -> Entry:
    return item.id, item.feed, item.source_id, item.source_url, item.updated


def source_from(values: Iterable[Any]) -> Source:
    id, feed, source_id, source_url, updated = values  # noqa: A001
    return Source(id=id, feed=feed, source_id=source_id, source_url=source_url, updated=updated)


def gone_from(
    id: str,  # noqa: A002
    name: str,
    since: str,
    latitude: float | None,
    longitude: float | None,
    last: str | None,
) -> Gone:
    return Gone(
        id=id,
        name=name,
        since=date.fromisoformat(since),
        latitude=latitude,
        longitude=longitude,
        last=last_from_json(last),
    )


def _gone(item: Gone) -> Entry:
    last = last_to_json(item.last)
    return item.name, item.since.isoformat(), item.latitude, item.longitude, last
