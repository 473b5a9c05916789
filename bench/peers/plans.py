"""A question taken apart for an engine that speaks SQL."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.sheet import NARROWING, Sheet
from bench.workload import Question

# The facets of which (nearly) every meeting has one atom: a column each.
COLUMNS = (
    "fellowship", "day", "time", "access", "attendance", "facilitation", "region",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`columns` are the atoms wanted of a column; `values` are numbers of which each is wanted.

    With `only_open` what is for nobody from outside is left out; `counts_restricted` asks how many
    those are.
    """

    columns: Mapping[str, Sequence[int]]
    values: Sequence[int]
    only_open: bool
    counts_restricted: bool

    def without(self, name: str) -> Mapping[str, Sequence[int]]:
        """The columns' filters but one."""
        return {other: atoms for other, atoms in self.columns.items() if other != name}


def planned(question: Question, sheet: Sheet) -> Plan:
    """Raises KeyError for a filter that has no column: the workload has none."""
    columns = {
        name: sheet.atoms_of(name, values) or [-1]
        for name, values in question.wanted.items()
        if name not in NARROWING
    }
    if not set(columns) <= set(COLUMNS):
        raise KeyError(set(columns) - set(COLUMNS))
    return Plan(
        columns=columns,
        values=[
            sheet.number.get((name, value), -1)
            for name in NARROWING
            for value in question.wanted.get(name, ())
        ],
        only_open="access" not in columns or question.around is not None,
        counts_restricted="access" not in columns and question.around is None,
    )
