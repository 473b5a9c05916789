"""A row that its publisher keeps to itself is withheld, by whatever column or words it says so."""

import pytest

from importers import Feed, Part
from importers.clean.unpublished import asks_not_to_publish, is_unpublished
from importers.formats import csv


@pytest.mark.parametrize(
    ("heading", "cell", "kept_back"),
    [
        ("Publish", "no", True),
        ("Publish", "yes", False),
        ("Published", "2026-05-01 10:00", False),
        ("Published", "", False),
        ("DO NOT PUBLISH", "x", True),
        ("DO NOT PUBLISH", "", False),
        ("Hidden", "TRUE", True),
        ("Hidden", "FALSE", False),
        ("hidden", True, True),
        ("published", False, True),
        ("published", 0, True),
        ("Private", "Y", True),
        ("Veröffentlichen", "Nein", True),
        ("Show on website", "No", True),
        ("Status", "Do not publish", True),
        ("post_status", "draft", True),
        ("Status", "active", False),
        ("Status", "Closed permanently", True),
        ("Status", "Closed", False),
        ("Active", "No", True),
        ("Active", "", False),
        ("Public", "No", False),
        ("Notes", "no", False),
    ],
)
def test_a_column_that_clearly_keeps_a_row_back_is_obeyed(heading, cell, kept_back):
    assert is_unpublished({"Name": "A", heading: cell}, {}) is kept_back


def test_a_column_that_the_feed_declares_means_what_it_says_there():
    assert not is_unpublished({"Private": "yes"}, {"types": "Private"})


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("DO NOT PUBLISH", True),
        ("Hope (do not publish)", True),
        ("Please do not list on website.", True),
        ("Ring the bell. Don't publish this meeting online!", True),
        ("Not for publication", True),
        ("Bitte nicht veröffentlichen", True),
        ("No publicar", True),
        ("Do not post phone numbers in the chat", False),
        ("We read from AA publications", False),
        ("Open to the public", False),
        ("Do not list your last name", False),
        (None, False),
    ],
)
def test_words_that_ask_not_to_publish_stand_alone(text, asks):
    assert asks_not_to_publish((text,)) is asks


def test_such_a_row_of_a_table_is_withheld_and_counted():
    body = (
        "Day,Time,Name,Publish,Notes\nMonday,19:00,Hope,no,\nMonday,19:00,Faith,yes,Do not list\n"
        "Monday,20:00,Charity,,\n"
    )
    part = Part(url="x", content_type="text/csv", body=body.encode())
    rows = list(csv.parse([part], Feed(key="x", urls=("x",), fellowship="aa")))
    assert [row.withheld for row in rows] == [True, True, False]
