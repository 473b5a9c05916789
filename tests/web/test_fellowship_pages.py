"""/fellowships and each one's page: whom it is for, what is here of it, and what is not."""

import pytest
from flask.testing import FlaskClient

from finder.register.fellowships import fellowships
from tests.web.test_pages import page


@pytest.mark.parametrize("key", fellowships())
def test_every_fellowship_says_what_is_here_with_source_and_date(
    client: FlaskClient, key: str
) -> None:
    words = page(client, f"/fellowships/{key}")
    assert "checked 22 November 2026" in words
    assert ("There is no listing of its meetings here." in words) != ("Here: " in words)


def test_one_with_meetings_counts_them_by_publisher_and_shows_the_next_online(
    client: FlaskClient,
) -> None:
    words = page(client, "/fellowships/aa")
    assert "Here: 5 meetings from 1 publisher. Other publishers of it are missing here." in words
    assert "City Central Office 5" in words
    assert "Nightlight Online" in words[words.index("Next online") :]


def test_one_without_any_leads_to_its_own_finder(client: FlaskClient) -> None:
    html = client.get("/fellowships/families-anonymous").get_data(as_text=True)
    assert "There is no listing of its meetings here." in html
    assert "https://www.familiesanonymous.org/meetings/meeting-directories/" in html


def test_a_family_fellowship_says_whom_it_names_and_where_that_was_read(
    client: FlaskClient,
) -> None:
    words = page(client, "/fellowships/nar-anon")
    assert "It is for partners, parents, grown-up children and brothers, sisters" in words
    assert "https://www.nar-anon.org, checked" in words


def test_a_teenagers_fellowship_shows_no_meeting(client: FlaskClient) -> None:
    assert "Alateen Boston" not in page(client, "/fellowships/alateen")
