"""Every row of the real listings is accounted for, and docs/coverage.md says how."""

from pathlib import Path

import pytest

from finder.errors import NotAListing
from importers.coverage import Known, document, known, read_known
from importers.listing import summary

LISTINGS = list(known())
PAGE = Path(__file__).resolve().parents[1] / "docs" / "coverage.md"


@pytest.mark.parametrize("entry", LISTINGS, ids=lambda entry: entry.feed.key)
def test_every_row_is_used_refused_or_withheld(entry: Known, listings: Path) -> None:
    if entry.refused:
        with pytest.raises(NotAListing):
            read_known(listings, entry)
        return
    listing = read_known(listings, entry)
    counts = summary(listing)
    assert counts.rows == counts.used + counts.refused + counts.withheld
    for row in listing.rows:
        refused = any(problem.refused for problem in row.problems)
        assert sum([bool(row.meetings), refused, row.withheld]) == 1, row


@pytest.mark.parametrize("entry", LISTINGS, ids=lambda entry: entry.feed.key)
def test_ids_are_unique_within_a_listing(entry: Known, listings: Path) -> None:
    if not entry.refused:
        meetings = [m for row in read_known(listings, entry).rows for m in row.meetings]
        assert len({meeting.id for meeting in meetings}) == len(meetings)


def test_the_page_says_what_the_command_prints(listings: Path) -> None:
    assert PAGE.read_text("utf-8") == document(listings), (
        "run: python -m importers.coverage FOLDER > docs/coverage.md"
    )
