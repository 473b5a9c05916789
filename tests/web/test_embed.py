"""A list on another site: who may hold it, what it shows, and the line to copy."""

import re
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from finder.web.files import STATIC
from tests.web.conftest import Make

HOSTS = ("https://library.example", "https://clinic.example:8443")


@pytest.fixture(scope="module")
def client(make_site: Make) -> FlaskClient:
    return make_site(url="https://chair.example", embed=HOSTS, name="City Meetings").test_client()


def page(client: FlaskClient, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.get_data(as_text=True)


def ancestors(client: FlaskClient, address: str) -> tuple[str, str | None]:
    headers = client.get(address).headers
    found = re.search("frame-ancestors ([^;]*)", headers["Content-Security-Policy"])
    assert found is not None
    return found[1], headers.get("X-Frame-Options")


@pytest.mark.parametrize("query", ["", "?near=Boston", "?day=someday", "?near=Nowhereville"])
def test_the_sites_of_the_setting_may_hold_a_list_and_its_refusals(
    client: FlaskClient, query: str
) -> None:
    assert ancestors(client, f"/embed{query}") == (" ".join(HOSTS), None)


@pytest.mark.parametrize("address", ["/", "/meetings", "/embed/how", "/embed.js", "/print", "/x"])
def test_nothing_else_may_be_held_by_anyone(client: FlaskClient, address: str) -> None:
    assert ancestors(client, address) == ("'none'", "DENY")


def test_without_the_setting_no_site_may_hold_a_list(make_site: Make) -> None:
    closed = make_site().test_client()
    assert ancestors(closed, "/embed") == ("'none'", "DENY")
    html = page(closed, "/embed/how")
    assert "does not let others" in html
    assert "data-open-chair" not in html
    assert "/embed/how" not in page(closed, "/meetings")


def test_a_list_says_how_to_put_it_on_a_site_where_that_is_allowed(client: FlaskClient) -> None:
    assert 'href="/embed/how?near=Boston"' in page(client, "/meetings?near=Boston")


def test_all_sites_may_where_the_setting_says_so(make_site: Make) -> None:
    client = make_site(embed=("*",)).test_client()
    assert ancestors(client, "/embed") == ("*", None)
    assert 'data-hosts="*"' in page(client, "/embed")


def test_an_answer_not_changed_keeps_its_permission(client: FlaskClient) -> None:
    tag = client.get("/embed").headers["ETag"]
    again = client.get("/embed", headers={"If-None-Match": tag})
    assert again.status_code == 304
    assert "X-Frame-Options" not in again.headers


def test_the_frame_has_the_list_its_publishers_and_a_way_out(client: FlaskClient) -> None:
    html = page(client, "/embed?near=Boston")
    assert "4 meetings" in html
    assert "Listed by <bdi>City Central Office</bdi>" in html
    assert "More at City Meetings" in html
    for link in re.findall(r"<a [^>]*>", html):
        own = 'href="/embed?' in link
        assert own or 'target="_blank" rel="noopener noreferrer"' in link
        assert own or 'href="https://chair.example/' in link


def test_the_frame_has_no_navigation_of_the_site(client: FlaskClient) -> None:
    html = page(client, "/embed")
    for part in ('class="top"', "<footer", "/plan", "/privacy", "<style", "style="):
        assert part not in html


def test_a_day_chosen_in_the_frame_keeps_the_rest_of_the_list(client: FlaskClient) -> None:
    html = page(client, "/embed?near=Boston&day=sun&look=dark&fellowship=aa")
    kept = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', html))
    assert kept == {"near": "Boston", "look": "dark", "fellowship": "aa", "per_page": "10"}
    assert '<option value="sun" selected>' in html


def test_the_search_box_is_there_only_when_asked_for(client: FlaskClient) -> None:
    assert 'type="search"' not in page(client, "/embed")
    assert 'type="search" name="q" value="step"' in page(client, "/embed?box=yes&q=step")


def test_more_than_fits_is_turned_to_within_the_frame(client: FlaskClient) -> None:
    html = page(client, "/embed?per_page=2&look=light&page=2")
    assert 'rel="next" href="/embed?per_page=2&amp;look=light&amp;page=3"' in html
    assert 'rel="prev" href="/embed?per_page=2&amp;look=light&amp;page=1"' in html


def test_english_sentences_in_a_frame_of_another_language_are_marked_and_said_once(
    make_site: Make,
) -> None:
    site = make_site(url="https://chair.example", embed=HOSTS, languages=("en", "es"))
    html = page(site.test_client(), "/embed?near=Boston&lang=es")
    assert '<html lang="es"' in html
    assert html.count("Algunas frases de esta página están en inglés") == 1
    said = re.findall(r"(<[^>]*>)(Open to anyone|You may come if[^<]*)", html)
    assert said
    assert all('lang="en"' in tag for tag, _words in said)


def test_a_look_that_is_none_is_refused(client: FlaskClient) -> None:
    page(client, "/embed?look=pink", 400)


def line(html: str, name: str = "line") -> str:
    found = re.search(rf'id="{name}"[^>]* value="([^"]*)"', html)
    assert found is not None
    return unescape(found[1])


def test_the_line_is_a_link_and_a_script(client: FlaskClient) -> None:
    made = line(page(client, "/embed/how?near=Boston&fellowship=aa&look=light&box=yes"))
    assert made == (
        '<a href="https://chair.example/meetings?near=Boston&amp;fellowship=aa" data-open-chair '
        'data-look="light" data-box="yes">Meetings at City Meetings</a>'
        '<script src="https://chair.example/embed.js" async></script>'
    )
    assert "\n" not in made


def test_a_line_without_script_is_a_frame_and_a_link(client: FlaskClient) -> None:
    made = line(page(client, "/embed/how?near=Boston"), "frame")
    assert made.startswith('<iframe src="https://chair.example/embed?near=Boston" title="')
    assert '<a href="https://chair.example/meetings?near=Boston">' in made


@pytest.mark.parametrize("mark", ['"><script>alert(1)</script>', "' onload=alert(1) x='", "<b>"])
def test_what_was_searched_for_breaks_out_of_no_line(client: FlaskClient, mark: str) -> None:
    html = client.get("/embed/how", query_string={"q": mark}).get_data(as_text=True)
    assert mark not in html
    for name in ("line", "frame"):
        made = line(html, name)
        assert mark not in made
        assert "<b>" not in made
        assert "onload=alert" not in unescape(made)


def test_a_position_is_in_no_line(client: FlaskClient) -> None:
    html = page(client, "/embed/how?lat=42.36&lon=-71.06")
    assert "42.36" not in line(html)
    assert "42.36" not in line(html, "frame")
    assert "near=Boston" in line(html)
    assert "Your position is not in this line" in html


def test_other_sites_may_load_the_script_and_nothing_else(client: FlaskClient) -> None:
    policy = "Cross-Origin-Resource-Policy"
    assert client.get("/embed.js").headers[policy] == "cross-origin"
    assert client.get("/embed.js").mimetype == "application/javascript"
    for address in ("/embed", "/static/embed.js", "/static/site.js", "/logo"):
        assert client.get(address).headers[policy] == "same-origin"


def _palette(css: str, start: str) -> dict[str, str]:
    block = css.split(start, 1)[1].split("}", 1)[0]
    return dict(re.findall(r"(--[\w-]+): (#\w{6})", block))


@pytest.mark.parametrize(
    ("look", "start"), [("light", ":root {"), ("dark", "prefers-color-scheme: dark) {")]
)
def test_a_fixed_look_has_the_colours_of_the_site(look: str, start: str) -> None:
    ours = _palette((STATIC / "site.css").read_text(), start)
    assert ours
    assert _palette(Path(STATIC / "embed.css").read_text(), f":root.look-{look} {{") == ours


def test_the_frame_opened_by_itself_asks_for_no_icon_that_is_not_there(
    client: FlaskClient,
) -> None:
    found = re.search(r'<link rel="icon" href="([^"]+)"', page(client, "/embed?near=Boston"))
    assert found is not None
    assert client.get(found[1]).status_code == 200
