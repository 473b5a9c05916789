"""The meetings that a plan's address names, whatever became of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from finder.ical.links import read_opaque
from finder.model import Meeting
from finder.register.access import is_for_children
from finder.snapshot import Gone
from finder.web.state import snapshot

MOST = 200
MOST_SAVED = 100  # on a device; they fit into a plan's address


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A meeting that is listed, and its row in the snapshot."""

    row: int
    meeting: Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """In the order of the address, each once; `unknown` counts ids that never were."""

    meetings: tuple[Chosen, ...]
    gone: tuple[Gone, ...]
    unknown: int

    @property
    def ids(self) -> tuple[str, ...]:
        """Those worth keeping in the address."""
        return (
            *(item.meeting.id for item in self.meetings),
            *(item.id for item in self.gone),
        )


def chosen(ids: Iterable[str]) -> Plan:
    """At most 200; moved and linked ids lead to where they are now. Those of under-18s count as
    unknown.
    """
    meetings: dict[int, Chosen] = {}
    gone: dict[str, Gone] = {}
    wanted = list(dict.fromkeys(value for value in ids if value))[:MOST]
    unknown = 0
    for value in wanted:
        found = _found(value)
        if isinstance(found, Gone):
            gone[found.id] = found
        elif found is None or is_for_children(found.meeting):
            unknown += 1
        else:
            meetings[found.row] = found
    return Plan(meetings=tuple(meetings.values()), gone=tuple(gone.values()), unknown=unknown)


def _found(value: str) -> Chosen | Gone | None:
    current, key = snapshot(), value if "_" in value else read_opaque(value) or value
    row = current.row_behind(key)
    if row is not None:
        return Chosen(row=row, meeting=current.meeting(row))
    fate = current.fate_of(key)
    return fate if isinstance(fate, Gone) else None
