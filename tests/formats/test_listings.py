"""The real listings, where they are: which format each is in, and that no row is lost."""

from pathlib import Path

import pytest

from finder.errors import NotAListing
from importers import Feed, Part
from importers.listing import detect, read, summary

GERMAN = ("bmlt/na-germany-formats-de.json", "bmlt/na-germany-formats-en.json")
NEW_YORK = ("bmlt/na-newyork-formats.json", "bmlt/na-newyork-service-bodies.json")

READ = [
    (("meeting-guide/aa-sanjose.json",), "aa", "meeting_guide", 693),
    (("meeting-guide/aa-sepia-2021.json",), "aa", "meeting_guide", 2098),
    (("meeting-guide/aa-sepia-2022.json",), "aa", "meeting_guide", 2038),
    (("meeting-guide/aa-sfmarin.json",), "aa", "meeting_guide", 658),
    (("meeting-guide/aa-edmonton.json",), "aa", "meeting_guide", 315),
    (("meeting-guide/al-anon-massachusetts.json",), "al-anon", "meeting_guide", 360),
    (("meeting-guide/eda-world.json",), "eda", "meeting_guide", 185),
    (("meeting-guide/peer-appointment.json",), "aa", "meeting_guide", 2),
    (("meeting-guide/peer-times.json",), "aa", "meeting_guide", 9),
    (("meeting-guide/peer-timezones.json",), "aa", "meeting_guide", 2),
    (("bmlt/na-berlin-search-results.json", *GERMAN), "na", "bmlt", 108),
    (("bmlt/na-newyork-search-results.json", *NEW_YORK), "na", "bmlt", 1513),
    (("csv/tsml-template.csv",), "aa", "csv", 36),
    (("csv/uk-ireland-invalid-2026-08-05.csv",), None, "csv", 71),
]
REFUSED = [
    "meeting-guide/peer-invalid.json",
    "bmlt/na-newyork-formats.json",
    "bmlt/na-newyork-service-bodies.json",
]


def parts(listings: Path, names: tuple[str, ...]) -> list[Part]:
    return [Part(url=name, body=(listings / name).read_bytes()) for name in names]


@pytest.mark.parametrize(("names", "fellowship", "key", "rows"), READ, ids=str)
def test_a_listing_is_read_to_its_last_row(
    listings: Path, names: tuple[str, ...], fellowship: str | None, key: str, rows: int
):
    feed = Feed(key="example", urls=names, fellowship=fellowship)
    counted = summary(read(parts(listings, names), feed))
    assert (counted.format, counted.rows) == (key, rows)
    assert counted.used == rows


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_listing_ends_with_a_plain_message(listings: Path, name: str):
    with pytest.raises(NotAListing):
        detect(parts(listings, (name,)))
