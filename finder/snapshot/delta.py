"""Makes a small snapshot of a small change: what is new lies beside the files of a whole one."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from finder.model import Meeting, Publisher
from finder.record import from_json
from finder.search.tail import Change, tail_room, write_tail
from finder.snapshot.building import about, place, write_about
from finder.snapshot.contents import FeedState
from finder.snapshot.digest import changed_sum, named
from finder.snapshot.entries import Entries, Kind, Patch, feeds_of
from finder.snapshot.ground import BASE, Ground, share
from finder.snapshot.manifest import write_manifest
from finder.snapshot.meetings import MeetingFile
from finder.snapshot.prepared import write_prepared
from finder.snapshot.tables import replaced, write_tables

CHANGES = "changes.sqlite"
FULL = 0.5  # of the tail: from there on it is time to fold
MANY = 0.1  # of the base's rows, dead: likewise


@dataclass(frozen=True, slots=True, kw_only=True)
class Delta:
    """One that lies in `<data>/snapshots` now; `is_large` says that it should be folded soon."""

    name: str
    is_large: bool


class _Unfit(Exception):
    """The change does not fit behind its base."""


def build_delta(
    data: Path,
    ground: Ground,
    patch: Patch,
    publishers: Mapping[str, Publisher],
    states: Sequence[FeedState],
) -> Delta | None:
    """The snapshot that is `ground` after `patch`, not yet published.

    None, and nothing is there, where the change is too large or brings what the base has no room
    for: then all of it has to be built. The caller holds the write lock.
    """
    with closing(MeetingFile(ground.tables)) as file:
        before = file.entries({key for kind in Kind for key in patch.of(kind)})
        total = changed_sum(ground.sum, before, patch)
        name = named(total, publishers, demo=ground.about["demo"])
        plan = _plan(file, patch, before)
        _, room = tail_room(ground.index)
        if len(plan.added) > room:
            return None
        count = len(ground) - len(plan.dead) + len(plan.added)

        def fill(folder: Path) -> None:
            seals = share(ground, folder / BASE)
            _write_change(folder, ground.index, file, plan, publishers)
            values = about(name, total, publishers, count, demo=ground.about["demo"], delta=True)
            write_about(folder, values)
            write_manifest(folder, seals)

        try:
            place(data, name, states, fill)
        except _Unfit:
            return None
    is_large = len(plan.added) > FULL * room or len(plan.dead) > MANY * max(len(ground), 1)
    return Delta(name=name, is_large=is_large)


def _with_relisted(patch: Patch, before: Entries) -> Patch:
    """With the meetings that other feeds list now, or list no more: they are found by these."""
    known = before[Kind.MEETINGS]
    relisted = {
        key: known[key]
        for key in patch.of(Kind.SOURCES)
        if key in known and key not in patch.of(Kind.MEETINGS)
    }
    return Patch(entries={**patch.entries, Kind.MEETINGS: {**patch.of(Kind.MEETINGS), **relisted}})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What becomes of the rows of a base by a patch: `added` and `dead`, by id."""

    patch: Patch
    before: Entries
    added: Sequence[str]
    dead: Mapping[str, int]


def _plan(base: MeetingFile, patch: Patch, before: Entries) -> _Plan:
    patch = _with_relisted(patch, before)
    entries = patch.of(Kind.MEETINGS)
    added = sorted(key for key, entry in entries.items() if entry is not None)
    return _Plan(patch=patch, before=before, added=added, dead=base.rows_of(entries.keys()))


def _write_change(
    folder: Path, index: Path, base: MeetingFile, plan: _Plan, publishers: Mapping[str, Publisher]
) -> None:
    """The files that are the delta's own, beside the base's `index`."""
    first, _ = tail_room(index)
    rows = {key: first + number for number, key in enumerate(plan.added)}
    write_tables(folder / CHANGES, plan.patch.entries, rows, replaced(plan.patch))
    (folder / "index").mkdir()
    change = _change(base, plan)
    if not write_tail(index, folder / "index", change):
        raise _Unfit
    write_prepared(folder, change.meetings, publishers, change.also_in)


def _change(base: MeetingFile, plan: _Plan) -> Change:
    """The same for the index: which rows die, and which meetings come."""
    sources = {**plan.before[Kind.SOURCES], **plan.patch.of(Kind.SOURCES)}
    entries = plan.patch.of(Kind.MEETINGS)
    gone = sorted(plan.dead, key=lambda key: plan.dead[key])
    return Change(
        meetings=[_meeting(entries[key]) for key in plan.added],
        dead=[plan.dead[key] for key in gone],
        gone=[_meeting(plan.before[Kind.MEETINGS][key]) for key in gone],
        also_in={key: feeds_of(sources[key]) for key in plan.added if sources.get(key)},
        id_before=[base.row_before(key) for key in plan.added],
        name_of=lambda row: base.meeting(row).name,
    )


def _meeting(entry: tuple[object, ...] | None) -> Meeting:
    assert entry is not None
    return from_json(str(entry[3]))
