"""How many meetings of a family listing have which value of each facet, for docs/coverage.md."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from finder.model import Meeting
from importers import Listing

INTRODUCTION = """
## Families' listings by facet

Meetings of the family fellowships (and of two whose members are often both) by the values that
people can filter by, in words of `/openapi.json`. A meeting may have several values of a facet, or
none. *Code uses* are all codes and labels of their programs in these rows, and those understood.
"""
_HEAD = "| facet | meetings |\n|---|---|"

_FACETS: dict[str, Callable[[Meeting], Sequence[str]]] = {
    "fellowship": lambda meeting: (meeting.fellowship,),
    "access": lambda meeting: (meeting.access,),
    "access in some weeks": lambda meeting: tuple(meeting.access_weeks),
    "attendance": lambda meeting: (meeting.attendance,),
    "status": lambda meeting: (meeting.status,),
    "kind": lambda meeting: (meeting.kind,),
    "facilitation": lambda meeting: (meeting.facilitation,),
    "audience": lambda meeting: tuple(meeting.audiences),
    "type": lambda meeting: tuple(meeting.types),
    "accessibility": lambda meeting: tuple(meeting.accessibility),
    "language": lambda meeting: tuple(meeting.languages),
}


def facets(listing: Listing, fellowships: Sequence[str]) -> Iterator[str]:
    """The lines of one listing's table, of its meetings of these fellowships alone."""
    rows = [row for row in listing.rows if any(m.fellowship in fellowships for m in row.meetings)]
    meetings = [m for row in rows for m in row.meetings if m.fellowship in fellowships]
    yield _HEAD
    yield f"| all | {len(meetings)} |"
    for name, values in _FACETS.items():
        counted = Counter(str(value) for meeting in meetings for value in values(meeting))
        if counted:
            yield f"| {name} | {_ranked(counted)} |"
    uses = sum(len(row.meetings[0].source_types) for row in rows)
    unknown = sum(
        problem.field == "types" and problem.reason == "type not known"
        for row in rows
        for problem in row.problems
    )
    yield f"| code uses | {uses}, understood {uses - unknown} |"


def _ranked(counted: Counter[str]) -> str:
    """`open 271, closed 89`: the most first, then by name."""
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{value} {number}" for value, number in ranked)
