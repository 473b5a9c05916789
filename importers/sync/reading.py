"""A listing as the catalogue stores it: its counts, what it changes, its problems."""

from finder.catalogue import Noted, Reading
from importers import Listing
from importers.clean.privacy import mask
from importers.listing import Summary
from importers.sync.changes import Changes
from importers.sync.gathering import Gathered


def reading_of(item: Gathered, listing: Listing, counts: Summary, made: Changes) -> Reading:
    return Reading(
        feed=item.feed.key,
        rows=counts.rows,
        used=counts.used,
        refused=counts.refused,
        withheld=counts.withheld,
        stored=made.stored,
        gone=made.gone,
        moved=made.moved,
        events=made.events,
        problems=_noted(listing),
        seen=item.seen,
    )


def _noted(listing: Listing) -> list[Noted]:
    problems = [*listing.problems, *(p for row in listing.rows for p in row.problems)]
    return [
        Noted(
            row=problem.row,
            ref=problem.ref,
            field=problem.field,
            reason=problem.reason,
            value=_masked(problem.value),
            refused=problem.refused,
        )
        for problem in problems
    ]


def _masked(value: object) -> str | int | float | bool | None:
    hidden = mask(value)
    return hidden if isinstance(hidden, str | int | float | bool | None) else str(hidden)
