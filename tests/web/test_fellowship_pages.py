"""/fellowships and each one's page: whom it is for, what is here of it, and what is not."""

import re
from dataclasses import replace
from html import unescape

import pytest
from flask.testing import FlaskClient

from finder.model import Access
from finder.register.facts import facts
from finder.register.fellowships import fellowship, fellowships
from finder.web.entries import welcoming
from tests.web.conftest import Make
from tests.web.listing import BASE
from tests.web.test_pages import page

QUESTIONS = {
    "For whom",
    "Where a list says nothing",
    "May family and friends come?",
    "May people under 18 come?",
    "What does it cost?",
    "Must I speak?",
}


@pytest.mark.parametrize("key", fellowships())
def test_every_fellowship_says_what_is_here(client: FlaskClient, key: str) -> None:
    words = page(client, f"/fellowships/{key}")
    assert ("There is no listing of its meetings here." in words) != ("Here: " in words)


@pytest.mark.parametrize("key", fellowships())
def test_every_fact_shown_says_where_and_when_it_was_read(client: FlaskClient, key: str) -> None:
    html = client.get(f"/fellowships/{key}").get_data(as_text=True)
    main = unescape(html[html.index("<main") : html.index("</main>")])
    terms = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", main, re.S)
    known = facts()[key]
    for topic, fact in known.known():
        said = welcoming(fellowship(key)) if topic == "welcomes" else fact.says
        answers = [text for _, text in terms if text.partition(" <span")[0] == said]
        assert answers, said
        for answer in answers:
            assert all(f'href="{url}"' in answer for url in fact.addresses)
            assert fact.addresses or fact.source in answer
            said_when = "read by a person on" if fact.reviewed else "noted on"
            assert f"{said_when} 22 November 2026" in answer
    assert {label for label, _ in terms} >= QUESTIONS
    bare = [text for _, text in terms if "22 November 2026" not in text]
    assert set(bare) <= {"Ask the group."}  # our own word where a list gives no label
    ask = main[main.index('class="ask-ways"') :]
    assert re.match(r"[^<]*<a href=\"(https://|/meetings)", ask[ask.index(">") + 1 :])


@pytest.mark.parametrize("key", [key for key, item in fellowships().items() if item.family])
def test_where_a_list_says_nothing_family_is_not_told_to_ask(client: FlaskClient, key: str) -> None:
    html = client.get(f"/fellowships/{key}").get_data(as_text=True)
    (told,) = re.findall(r"<dt>Where a list says nothing</dt><dd>(.*?) <span", html)
    assert not told.startswith("Ask the group")


@pytest.mark.parametrize(
    ("key", "words"),
    [("aa", "Open to anyone"), ("al-anon", "Open to anyone"), ("eda", "Listed as open")],
)
def test_the_way_to_open_meetings_promises_no_more_than_their_cards(
    make_site: Make, key: str, words: str
) -> None:
    is_open = replace(BASE, fellowship=key, access=Access.OPEN)
    html = make_site(is_open).test_client().get(f"/fellowships/{key}").text
    (said,) = re.findall(rf'href="/meetings\?fellowship={key}&amp;access=open"[^>]*>([^<]*)<', html)
    assert said.strip() == words


def test_its_way_is_said_as_far_as_it_is_known(client: FlaskClient) -> None:
    assert "Its way Twelve steps · Led by members Source:" in page(client, "/fellowships/aa")
    assert "Its way Led by members Source:" in page(client, "/fellowships/nami-family")
    assert "Its way" not in page(client, "/fellowships/independent")


@pytest.mark.parametrize("key", fellowships())
def test_its_own_site_and_finder_are_linked_or_said_not_to_be_known(
    client: FlaskClient, key: str
) -> None:
    html = client.get(f"/fellowships/{key}").get_data(as_text=True)
    item = fellowship(key)
    assert item.website is None or f'<a href="{item.website}" rel="noopener noreferrer">' in html
    if item.finder:
        assert f'<a href="{item.finder}" rel="noopener noreferrer">Its own finder</a>' in html
    elif item.list_told:
        assert "Its website has a list of its groups: look there. We looked on 22 Nov" in html
    elif item.website:
        assert "We looked on 22 November 2026 and found no finder of its own: look" in html
    else:
        assert "It has no finder and no site of its own." in html


def test_a_group_of_its_own_is_not_said_to_welcome_a_question(client: FlaskClient) -> None:
    assert "welcomes ask" not in page(client, "/fellowships/independent")


@pytest.mark.parametrize("key", [key for key, item in facts().items() if item.unanswered])
def test_what_was_not_found_says_where_and_when_it_was_looked_for_and_whom_to_ask(
    client: FlaskClient, key: str
) -> None:
    html = unescape(client.get(f"/fellowships/{key}").get_data(as_text=True))
    none = facts()[key].unanswered
    assert none
    found = re.findall(
        r"<dd>(?:We found no answer on its own pages|Not stated): ask .*?</dd>", html
    )
    both = {"open", "closed"} <= set(none.topics)
    assert len(found) == len(none.topics) - both  # what the two labels mean is one question
    for answer in found:
        assert "22 November 2026" in answer
        assert all(f'href="{url}"' in answer for url in none.source.split("; ") if "//" in url)
    assert 'class="ask-ways"' in html


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
    assert "sisters and friends. Source: nar-anon.org , noted on 22 November 2026" in words


def test_a_teenagers_fellowship_shows_no_meeting(client: FlaskClient) -> None:
    assert "Alateen Boston" not in page(client, "/fellowships/alateen")


def test_a_fact_no_person_has_read_on_its_page_says_so(client: FlaskClient) -> None:
    words = page(client, "/fellowships/al-anon")
    assert "noted on 22 November 2026" in words
    assert "No person has checked it there yet." in words


def test_one_that_a_person_has_read_says_that(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = facts()["cma"]
    read = replace(known, **{topic: replace(fact, reviewed=True) for topic, fact in known.known()})
    item = replace(fellowship("cma"), facts=read)
    monkeypatch.setattr("finder.web.entries.fellowships", lambda: {"cma": item})
    html = client.get("/fellowships/cma").get_data(as_text=True)
    assert "cmainla.com</bdi></a>, read by a person on 22 November 2026" in html


def test_where_one_label_is_known_the_other_is_said_not_to_be(client: FlaskClient) -> None:
    words = page(client, "/fellowships/ha")
    assert "At an open meeting Anyone may come." in words
    assert "(lists call them “closed”) We found no answer on its own pages: ask the group." in words


def test_how_much_is_here_and_what_is_missing_is_said_above_all(client: FlaskClient) -> None:
    words = page(client, "/fellowships")
    html = client.get("/fellowships").get_data(as_text=True)
    said = re.search(r"Here: (\d+) meetings of (\d+) fellowships (.*?)from (\d+) publishers", words)
    assert said
    meetings, with_list, also = int(said[1]), int(said[2]), said[3]
    counts = [int(n) for n in re.findall(r">(\d+) meetings? here</a>", html)]
    of_their_own = "/meetings?fellowship=independent" in html
    assert also == ("and of groups of no fellowship, " if of_their_own else "")
    assert (sum(counts), len(counts) - of_their_own) == (meetings, with_list)
    without = html.count("No listing here.</span> <a")  # "Group of its own" has no site
    assert f"Of {without} fellowships we have no listing here." in words
    assert with_list + without == len(fellowships()) - 1


def test_a_group_of_its_own_counts_as_no_fellowship(make_site: Make) -> None:
    own = replace(BASE, id="city_own", source_id="own", fellowship="independent")
    words = page(make_site(BASE, own).test_client(), "/fellowships")
    told = "Here: 2 meetings of 1 fellowship and of groups of no fellowship, from 1 publisher."
    assert told in words
    assert f"Of {len(fellowships()) - 2} fellowships we have no listing here." in words


def test_aca_stands_under_the_home_one_grew_up_in_not_under_someone_else(
    client: FlaskClient,
) -> None:
    html = client.get("/fellowships").get_data(as_text=True)
    for key, item in fellowships().items():
        before = html[: html.index(f'href="/fellowships/{key}"')]
        heading = re.findall(r"<h2[^>]*>(.*?)</h2>", before)[-1]
        assert (heading == "The home I grew up in") == (key == "aca")
        assert heading != "Someone I care about" or item.family


@pytest.mark.parametrize(
    ("key", "whom"),
    [("al-anon", "For family and friends"), ("alateen", "For teenagers"), ("aa", None)],
)
def test_an_entry_says_whether_it_is_for_relatives_or_teenagers(
    client: FlaskClient, key: str, whom: str | None
) -> None:
    html = client.get("/fellowships").get_data(as_text=True)
    entry = html[html.index(f'href="/fellowships/{key}"') :]
    entry = entry[: entry.index("</li>")]
    assert ("For " in entry) == (whom is not None)
    assert whom is None or f">{whom}</p>" in entry


@pytest.mark.parametrize("key", ["lifering", "wfs", "narateen", "celebrate-recovery"])
def test_who_leads_it_is_said_where_its_pages_say_so(client: FlaskClient, key: str) -> None:
    assert "Led by members" in page(client, f"/fellowships/{key}")


def test_aca_is_not_told_to_be_for_relatives(client: FlaskClient) -> None:
    assert "Among relatives" not in page(client, "/fellowships/aca")
    assert "Among relatives" in page(client, "/fellowships/gam-anon")
