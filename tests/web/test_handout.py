"""/print: a list or a plan on paper, which lies about in hands that nobody knows."""

import re
from dataclasses import replace
from html import unescape

import pytest
from flask.testing import FlaskClient

from finder.model import Access, Meeting, Online
from finder.web.handout import MOST
from tests.made import meeting
from tests.web.conftest import Make
from tests.web.listing import BASE, CLOSED, FAMILY, ONLINE, PARIS


def page(client: FlaskClient, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.get_data(as_text=True)


def sheet(client: FlaskClient, address: str) -> str:
    """What is on the paper itself, as text."""
    html = page(client, address).split("<article", 1)[1].split("</article>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", "<article" + html)).split())


def test_a_list_stands_under_its_weekdays_from_monday_on(client: FlaskClient) -> None:
    titles = re.findall(r'scope="colgroup">(\w[^<]*)<', page(client, "/print"))
    assert titles == ["Monday", "Tuesday", "Sunday", "No fixed time"]


def test_a_row_says_when_where_and_who_may_come(make_site: Make) -> None:
    said = sheet(make_site(CLOSED).test_client(), "/print")
    for words in ("8:00 PM", "Step by Step", "Riverside Hall, 12 Main Street", "You may come if"):
        assert words in said
    assert "Not on Sunday 27 December" in said


def test_where_access_differs_by_week_the_rule_is_printed(make_site: Make) -> None:
    varying = replace(BASE, access=Access.CLOSED, access_weeks={Access.OPEN: (1,)})
    said = sheet(make_site(varying).test_client(), "/print")
    assert "first Sunday of the month" in said


def test_nothing_is_printed_that_is_true_only_now(client: FlaskClient) -> None:
    said = sheet(client, "/print")
    for words in ("On now", "Within the hour", "Later today", "Tomorrow", "ago"):
        assert words not in said


def test_paper_says_what_to_check_when_it_was_printed_and_how_old_the_lists_are(
    make_site: Make,
) -> None:
    client = make_site(url="https://chair.example", contact="office@city.example").test_client()
    said = sheet(client, "/print?near=Boston&day=sun")
    assert "Printed on 22 November 2026" in said
    assert "Check before you go" in said
    assert "City Central Office (read on 22 November 2026)" in said
    assert "chair.example/meetings?near=Boston&day=sun" in said
    assert "Open Chair · office@city.example" in said


def test_the_address_is_a_code_too_made_here(client: FlaskClient) -> None:
    assert re.search(
        r'<img class="handout-code" src="data:image/svg', page(client, "/print?day=sun")
    )


PUBLIC = Online(url="https://us02web.zoom.us/j/811?pwd=abc", notes="Passcode: 4711")


def test_no_passcode_is_printed_but_where_it_stands(make_site: Make) -> None:
    secret = meeting(online=PUBLIC, attendance=ONLINE.attendance, name="Dawn, Passcode: 4711")
    client = make_site(secret, url="https://chair.example").test_client()
    for address in ("/print", "/print?m=test_one"):
        html, said = page(client, address), sheet(client, address)
        assert "4711" not in html
        assert "pwd" not in html
        assert "us02web.zoom.us/j/811" in said
        assert "chair.example/meetings/test_one" in said


@pytest.mark.parametrize("address", ["/print?audience=teens", "/print?m=family_teens", "/print"])
def test_meetings_of_young_people_are_not_printed(client: FlaskClient, address: str) -> None:
    said = sheet(client, address)
    assert "Alateen Boston" not in said
    assert "family_teens" not in said


@pytest.mark.parametrize(
    ("query", "printed"),
    [
        ("soon=600", "/meetings"),
        ("day=today&near=Boston", "/meetings?day=sun&near=Boston"),
        ("on=60&near=Boston", "/meetings?near=Boston"),
        ("lat=42.36&lon=-71.06", "/meetings?near=Boston%2C%20MA"),
        (
            "lat=42.36&lon=-71.06&within=5&day=today",
            "/meetings?within=5&day=sun&near=Boston%2C%20MA",
        ),
    ],
)
def test_what_counts_from_now_or_from_a_position_is_printed_as_what_stays(
    client: FlaskClient, query: str, printed: str
) -> None:
    said = sheet(client, f"/print?{query}")
    assert said.endswith(f"chair.example{printed}")
    assert "42.36" not in said
    assert "-71.06" not in said


def test_a_position_where_no_town_is_near_is_in_no_printed_address(client: FlaskClient) -> None:
    said = sheet(client, "/print?lat=10.11&lon=20.22")
    assert "10.11" not in said
    assert "No meetings found" in said


def test_the_title_that_browsers_print_names_no_fellowship(client: FlaskClient) -> None:
    html = page(client, "/print?fellowship=al-anon")
    assert "<title>Meetings · Open Chair</title>" in html


@pytest.mark.parametrize("query", ["fellowship=al-anon", "concern=alcohol", "q=families"])
def test_the_heading_says_what_was_searched_for_only_when_asked(
    client: FlaskClient, query: str
) -> None:
    def head(address: str) -> str:
        return page(client, address).split('class="handout-chosen">')[1].split("</p>")[0]

    plain, full = head(f"/print?{query}"), head(f"/print?{query}&heading=full")
    assert plain == re.sub(" · .*", "", full)
    assert plain != full


def test_a_list_of_one_fellowship_does_not_name_it_in_every_row(make_site: Make) -> None:
    assert "AA, Discussion" not in sheet(make_site(BASE, CLOSED).test_client(), "/print")
    assert "AA, Discussion" in sheet(make_site(BASE, FAMILY).test_client(), "/print")


def test_a_plan_is_printed_with_what_became_of_its_meetings(client: FlaskClient) -> None:
    said = sheet(client, "/print?m=city_sunday-night&m=city_paused&m=city_gone")
    assert "2 meetings" in said
    assert "Not meeting now: it is paused." in said
    assert "No longer listed: Old Harbour" in said
    assert "chair.example/plan?m=city_sunday-night" in said


@pytest.mark.parametrize(
    ("query", "settings", "paper"),
    [
        ("near=Boston", {}, "letter"),
        ("near=Paris", {}, "a4"),
        ("near=Boston&paper=a4", {}, "a4"),
        ("q=nothing+like+it", {"country": "CA"}, "letter"),
        ("q=nothing+like+it", {}, "a4"),
    ],
)
def test_the_paper_is_that_of_the_country_unless_another_is_asked_for(
    make_site: Make, query: str, settings: dict[str, str], paper: str
) -> None:
    html = page(make_site(BASE, PARIS, **settings).test_client(), f"/print?{query}")
    assert f"paper-{paper} text-normal" in html


@pytest.mark.parametrize("query", ["paper=a5", "text=huge", "heading=loud", "day=someday"])
def test_a_value_that_is_none_is_refused(client: FlaskClient, query: str) -> None:
    page(client, f"/print?{query}", 400)


def many(number: int) -> list[Meeting]:
    return [replace(BASE, id=f"city_{n}", name=f"Group {n}") for n in range(number)]


def test_too_much_for_paper_is_refused_with_what_to_do(make_site: Make) -> None:
    html = page(make_site(*many(MOST + 1)).test_client(), "/print", 400)
    assert f"at most {MOST} meetings; these are {MOST + 1}" in unescape(html)
    assert "choose a place" in html


def test_what_fits_is_printed_whole(make_site: Make) -> None:
    assert page(make_site(*many(MOST)).test_client(), "/print").count("<tr>") == MOST + 1


def test_a_demonstration_says_so_on_paper(demo_site: FlaskClient) -> None:
    said = sheet(demo_site.test_client(), "/print?day=sun")
    assert said.count("these meetings do not exist") == 2
