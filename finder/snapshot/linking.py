"""What the catalogue lists twice is shown once: from listings to the contents of a snapshot."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from finder.catalogue import LastSchedule, Stored
from finder.duplicates import Link, Shown, joined, named, record_first, sources
from finder.snapshot.contents import Contents
from finder.snapshot.linked_gone import gone_once, schedule_of


def linked(
    contents: Contents,
    stored: Sequence[Stored],
    groups: Iterable[Iterable[str]],
    remembered: Mapping[str, Link],
    taken_down: Collection[str] = (),
) -> tuple[Contents, Mapping[str, Link]]:
    """`contents` with every meeting once, and the links to remember.

    `stored` are its meetings as the catalogue has them, `groups` those that mean one; `taken_down`
    the ids of those that the operator hides, which stay linked with all that they were linked with.
    """
    days = {item.meeting.id: item.since for item in stored}
    found = named(days, groups, remembered, taken_down)
    if len(found.shown) == len(days) and days.keys() == found.shown.keys() and not found.links:
        return contents, {}
    of = {meeting.id: meeting for meeting in contents.meetings}
    behind = {
        key: record_first([of[one] for one in item.listed])
        for key, item in sorted(found.shown.items())
    }
    history = _History(contents, stored)
    several = {key: item for key, item in found.shown.items() if _is_linked(key, item)}
    made = replace(
        contents,
        meetings=[joined(key, listings) for key, listings in behind.items()],
        first_seen={**contents.first_seen, **history.first_seen(several)},
        changed={**contents.changed, **history.changed(several)},
        changes={**contents.changes, **history.changes(several)},
        linked={key: link.shown_as for key, link in found.links.items()},
        sources={
            key: sources(behind[key]) for key, item in several.items() if len(item.listed) > 1
        },
        gone=gone_once(contents.gone, found),
    )
    return made, found.links


def unsettled(
    stored: Sequence[Stored],
    groups: Sequence[Iterable[str]],
    links: Mapping[str, Link],
    taken_down: Collection[str],
) -> set[str]:
    """The ids that would be linked otherwise the next time, though nothing has changed: what is
    remembered then is `links`. None as a rule.
    """
    involved = {key for group in groups for key in group} | {*links}
    involved |= {link.shown_as for link in links.values()}
    days = {item.meeting.id: item.since for item in stored if item.meeting.id in involved}
    again = named(days, groups, links, taken_down).links
    return {key for key in {*links, *again} if links.get(key) != again.get(key)}


def _is_linked(shown_as: str, item: Shown) -> bool:
    return len(item.listed) > 1 or bool(item.former) or item.listed[0] != shown_as


class _History:
    """The dates of linked meetings: of all that stood behind an id, so that its calendar entry
    goes on from where it was when another listing takes over.
    """

    def __init__(self, contents: Contents, stored: Sequence[Stored]) -> None:
        self._stored = {item.meeting.id: item for item in stored}
        self._gone = {item.id: item for item in contents.gone}

    def first_seen(self, shown: Mapping[str, Shown]) -> dict[str, date]:
        """The earliest of those whose schedule is written as the shown one's."""
        return {
            key: min(day for day, when in self._schedules(item) if when == self._when(item))
            for key, item in shown.items()
        }

    def changed(self, shown: Mapping[str, Shown]) -> dict[str, date]:
        return {
            key: max(
                *(self._stored[one].changed for one in item.listed),
                *(self._gone[one].since for one in item.former if one in self._gone),
                date.min,
            )
            for key, item in shown.items()
        }

    def changes(self, shown: Mapping[str, Shown]) -> dict[str, int]:
        found = {
            key: sum(self._stored[one].changes for one in item.listed)
            + sum(last.changes for one in item.former if (last := self._last(one)))
            for key, item in shown.items()
        }
        return {key: count for key, count in found.items() if count}

    def _when(self, item: Shown) -> tuple[object, ...]:
        return schedule_of(self._stored[item.listed[0]].meeting)

    def _schedules(self, item: Shown) -> Iterator[tuple[date, tuple[object, ...]]]:
        for key in item.listed:
            yield self._stored[key].first_seen, schedule_of(self._stored[key].meeting)
        for key in item.former:
            if last := self._last(key):
                yield last.first_seen, schedule_of(last.meeting)

    def _last(self, key: str) -> LastSchedule | None:
        gone = self._gone.get(key)
        return gone.last if gone else None
