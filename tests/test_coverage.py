"""Every row of the real listings is accounted for, and docs/coverage.md says how."""

import json
import re
from pathlib import Path

import pytest

from finder.errors import NotAListing
from importers import Feed, Part
from importers.coverage import Known, document, known, read_known
from importers.coverage_facets import facets
from importers.listing import read, summary

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


@pytest.mark.parametrize(
    "entry", [e for e in LISTINGS if e.facets], ids=lambda entry: entry.feed.key
)
def test_every_code_use_of_a_family_program_is_understood(entry: Known, listings: Path) -> None:
    lines = list(facets(read_known(listings, entry), entry.facets))
    uses, understood = re.findall(r"\d+", lines[-1])
    assert lines[-1].startswith("| code uses |")
    assert uses == understood


def test_the_families_listings_of_the_issue_are_counted_by_facet() -> None:
    counted = {key for entry in LISTINGS for key in entry.facets}
    assert counted >= {"al-anon", "nar-anon", "gam-anon", "aca", "smart-family", "eda"}


def test_a_code_that_is_not_known_is_seen_in_the_count() -> None:
    rows = [
        {"name": "Larks", "slug": "larks", "day": 1, "time": "19:00", "types": ["O", "QQQ"]},
        {"name": "Finches", "slug": "finches", "day": 2, "time": "19:00", "types": ["C"]},
    ]
    feed = Feed(key="example", urls=("example",), fellowship="al-anon")
    listing = read([Part(url="example", body=json.dumps(rows).encode())], feed)
    lines = list(facets(listing, ["al-anon"]))
    assert "| access | closed 1, open 1 |" in lines
    assert lines[-1] == "| code uses | 3, understood 2 |"
