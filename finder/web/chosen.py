"""The meetings that a plan's address names, whatever became of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from finder.errors import BadRequest
from finder.ical.links import SHORT, read_opaque, short
from finder.languages import gettext as _
from finder.languages import whole
from finder.model import Meeting
from finder.register.access import is_for_children
from finder.snapshot import Gone
from finder.web.links import Pairs, address
from finder.web.state import snapshot

MOST = 500
LONGEST_AS_IT_IS = 2_000  # octets of ids in an address: some calendars and phones take no more
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
    """Moved and linked ids lead to where they are now. Those of under-18s count as unknown.

    Raises BadRequest where there are more than 500.
    """
    meetings: dict[int, Chosen] = {}
    gone: dict[str, Gone] = {}
    wanted = list(dict.fromkeys(value for value in ids if value))
    if len(wanted) > MOST:
        raise too_many(len(wanted))
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


def too_many(number: int) -> BadRequest:
    """What to say of a plan of so many."""
    return BadRequest(
        "m",
        _("A plan holds {most} meetings; this one has {n}.").format(
            most=whole(MOST), n=whole(number)
        ),
        _("Make two plans of it."),
    )


def in_address(ids: Sequence[str], *, always: bool = False) -> tuple[str, ...]:
    """As they stand in an address: where it would be long, the nine letters of their short links.

    `always` even where it would not.

    Of two meetings with the same nine letters each keeps its id.
    """
    if not always and sum(len(id) + len("&m=") for id in ids) <= LONGEST_AS_IT_IS:  # noqa: A001
        return tuple(ids)
    return tuple(_short(id) for id in ids)  # noqa: A001


def plan_address(ids: Iterable[str], path: str = "/plan", *, styled: Pairs = ()) -> str:
    """Where a plan of these ids is; `styled` is how its calendar is to look."""
    return address(path, (*(("m", text) for text in in_address(tuple(ids))), *styled))


def _short(id: str) -> str:  # noqa: A002
    link = short(id)
    return link if snapshot().ids_behind(link) == [id] else id


def _whole(value: str) -> str:
    """The id that an address says, as it is, in nine letters, or as addresses had it before."""
    if "_" in value:
        return value
    behind = snapshot().ids_behind(value) if len(value) == SHORT else []
    return behind[0] if len(behind) == 1 else read_opaque(value) or value


def _found(value: str) -> Chosen | Gone | None:
    current, key = snapshot(), _whole(value)
    row = current.row_behind(key)
    if row is not None:
        return Chosen(row=row, meeting=current.meeting(row))
    fate = current.fate_of(key)
    return fate if isinstance(fate, Gone) else None
