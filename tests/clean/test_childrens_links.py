"""Links and unknown types on rows for adults name no children's body; theirs keep no odd region."""

import pytest

from finder.record import to_json
from importers.clean.childrens_links import door_without_children, link_without_children
from tests.clean.drafts import FEED, codes, meeting

LINKS = [
    ("https://x.example.org/lowell-alateen-qzz", "https://x.example.org/"),
    ("https://x.example.org/lowellalateenqzz", "https://x.example.org/"),
    ("https://x.example.org/ala%2Dteen/qzz?a=1", "https://x.example.org/"),
    ("https://x.example.org/a?alateen=Qzz&b=1", "https://x.example.org/a?b=1"),
    ("https://x.example.org/a#narateen-qzz", "https://x.example.org/a"),
    ("https://al-anon-alateen-x.example.org/m/7",) * 2,
    ("https://x.example.org/al-anon-and-alateen-meetings/7",) * 2,
    ("https://x.example.org/palatine?town=palatine",) * 2,
    (None, None),
]


@pytest.mark.parametrize(("url", "expected"), LINKS)
def test_a_link_loses_the_part_that_names_them(url, expected):
    assert link_without_children(url) == expected


def test_a_link_to_join_by_goes_where_its_path_names_them():
    assert door_without_children("https://zoom.us/j/1?alateen=qzz") == "https://zoom.us/j/1"
    assert door_without_children("https://zoom.us/my/alateenqzz") is None


@pytest.mark.parametrize(
    "given",
    [
        {"website": "https://x.example.org/lowell-alateen-qzz"},
        {"website": "https://x.example.org/m?alateen=qzz"},
        {"online_url": "https://zoom.us/j/8888888888?alateen=qzz"},
        {"source_url": "https://x.example.org/alateen-qzz/hope"},
        {"codes": codes("O", "Alateen Qzz")},
    ],
    ids=lambda given: next(iter(given)),
)
def test_no_link_or_type_of_a_row_for_adults_leads_to_children(given):
    found = meeting(FEED, name="Hope AFG", **given)
    assert not found.for_children
    assert "qzz" not in to_json(found).lower()


@pytest.mark.parametrize(
    ("region", "kept"), [("YP21 Church", None), ("MA", "MA"), ("Ontario", "Ontario")]
)
def test_a_region_of_a_childrens_row_is_one_we_know(region, kept):
    found = meeting(
        FEED, name="Alateen", address=None, street="1 Elm", locality="Lynn", region=region
    )
    assert found.for_children
    assert found.venue.region == kept
    assert "YP21" not in to_json(found)
