"""Series of listed events -> Rows, one for each event: the first of a series has its meeting."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from importers import Feed, Row
from importers.clean.dated_series import Dated, series_of
from importers.clean.finish import finish
from importers.clean.same_record import joined


def finish_series(events: Iterable[Dated], feed: Feed) -> Iterator[Row]:
    """As `finish`; the further dates of a series fare as its first does, in the listing's order."""
    folded = list(series_of(events, feed.today))
    rows = finish((series.draft for series in folded), feed)
    pairs = zip(rows, folded, strict=True)
    every = [each for row, series in pairs for each in _unfolded(row, series.further)]
    yield from joined(sorted(every, key=lambda row: row.number))


def _unfolded(row: Row, further: Sequence[int]) -> Iterator[Row]:
    own = {number: [item for item in row.problems if item.row == number] for number in further}
    rest = tuple(item for item in row.problems if item.row not in own)
    yield replace(row, problems=rest)
    refusals = tuple(item for item in rest if item.refused)
    for number in further:
        yield Row(
            number=number,
            ref=row.ref,
            problems=(*own[number], *(replace(item, row=number) for item in refusals)),
            withheld=row.withheld,
            shares=row.number if row.meetings else None,
        )
