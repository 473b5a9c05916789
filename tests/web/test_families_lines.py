"""Words that ask for help put the helplines above the results, and are kept nowhere."""

import logging
from dataclasses import replace
from datetime import date

import pytest
from flask.testing import FlaskClient

from finder.model import Attendance
from finder.register.helplines import Review, helplines
from finder.register.urgent import urgent
from finder.register.urgent.phrases import phrases
from tests.web.conftest import Make
from tests.web.listing import BASE, FAMILY, TEENS
from tests.web.test_pages import page


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("suicide", "anyone"),
        ("I want to DIE", "anyone"),
        ("overdose!!", "anyone"),
        ("self-harm", "anyone"),
        ("he won't wake up", "anyone"),
        ("my husband hits me", "abuse"),
        ("he hits me and I want to die", "abuse"),
        ("me pega", "abuse"),
        ("violencia domestica", "abuse"),
        ("Überdosis", "anyone"),
        ("violences conjugales", "abuse"),
        ("", None),
        ("step meeting in Boston", None),
        ("Big Book", None),
        ("life skills", None),
        ("greatest hits meeting", None),
        ("suicidal", "anyone"),
        ("daily reflections", None),
        ("Diego", None),
        ("he beat me", "abuse"),
        ("my dad hits my mom", "abuse"),
        ("my boyfriend strangled me", "abuse"),
        ("he keeps threatening me", "abuse"),
        ("killmyself", "anyone"),
        ("gonna KMS", "anyone"),
        ("AA within 10 kms", None),
        ("10kms from Cork", None),
        ("my son OD'd", "anyone"),
        ("my son OD’d last night", "anyone"),
        ("she is ODing", "anyone"),
        *(
            (word, "anyone")
            for word in (
                *("suiside", "sucide", "suicde", "suicidel", "overdoze", "over dose"),
                *("kill my self", "suisidio", "sobre dosis", "selbstmort", "ueberdosis"),
                *("I cant go on", "i can’t go on", "i don't want to live", "no quiero vivir"),
                *("envie d'en finir", "je veux en finir avec la vie", "suciide"),
            )
        ),
        *(
            (words, "abuse")
            for words in (
                *("domestic violence", "domestc violence", "violent husband", "abused"),
                *("he hurts us", "he hit my child", "he is going to kill me", "rape"),
                *("he hitts me", "me pegó", "il me tape"),
            )
        ),
        *(
            (words, None)
            for words in (
                *("12 step abuse recovery", "substance abuse", "drug abuse meeting", "abuse"),
                *("en finir avec l'alcool", "I don't want to live with a drinker", "Emergence"),
                *("overseas", "over the top", "grape", "sunrise", "Sucre", "insider"),
                *("go on", "want to live", "live and let live", "domestic", "dose of hope"),
            )
        ),
        ("OD", None),
        ("open discussion OD", None),
        ("Odd Fellows Hall", None),
    ],
)
def test_whole_words_of_any_language_are_known(text: str, topic: str | None) -> None:
    assert urgent(text) == topic


def test_no_phrase_is_so_short_that_names_would_have_it() -> None:
    found = {phrase.strip() for phrases_of in phrases().values() for phrase in phrases_of}
    assert {phrase for phrase in found if len(phrase) <= 3} == {"kms"}


@pytest.mark.parametrize("word", ["suicide", "overdose", "my wife hits me"])
def test_lines_stand_above_the_results(client: FlaskClient, word: str) -> None:
    words = page(client, f"/meetings?q={word}")
    assert words.index("Talk to someone now") < words.index("No meetings found")
    assert "Find a Helpline" in words


def test_they_are_those_of_the_country(make_site: Make) -> None:
    client = make_site(BASE, country="US").test_client()
    assert "988 Lifeline" in page(client, "/meetings?q=overdose")
    assert "Domestic Violence" not in page(client, "/meetings?q=overdose")
    assert "1-800-799-7233" in page(client, "/meetings?q=he+hits+me")


def test_other_words_bring_none(client: FlaskClient) -> None:
    assert "Find a Helpline" not in page(client, "/meetings?q=lights")


def test_nothing_of_it_is_logged(client: FlaskClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        client.get("/meetings?q=overdose")
        client.get("/families?about=drugs&who=parent")
    assert "overdose" not in caplog.text
    assert "parent" not in caplog.text


def test_a_review_shows_its_day_and_a_withdrawn_line_is_nowhere(make_site: Make) -> None:
    reviews = {
        "us-988": Review(reviewed=date(2026, 11, 20)),
        "us-domestic-violence": Review(withdrawn=True),
    }
    client = make_site(BASE, country="US", helplines=reviews).test_client()
    assert "read by a person on 20 November 2026" in page(client, "/help?country=US")
    for address in ("/help", "/families", "/meetings?q=he+hits+me"):
        assert "Domestic Violence" not in page(client, address)


def test_an_expired_line_stays_with_its_day(make_site: Make) -> None:
    reviews = {"us-988": Review(reviewed=date(2026, 1, 20))}
    client = make_site(BASE, country="US", helplines=reviews).test_client()
    words = page(client, "/help?country=US")
    assert "read by a person on 20 January 2026; it may have changed since" in words


def test_a_country_without_a_number_has_the_way_to_its_shelters(make_site: Make) -> None:
    html = make_site(BASE, country="CA").test_client().get("/families?who=partner").text
    assert 'href="https://sheltersafe.ca"' in html
    assert 'href="https://www.justice.gc.ca/eng/cj-jp/fv-vf/help-aide.html"' in html


@pytest.mark.parametrize("address", [f"/meetings/{TEENS.id}", "/fellowships/alateen"])
def test_every_page_of_a_teenagers_group_has_a_child_line(make_site: Make, address: str) -> None:
    words = page(make_site(BASE, TEENS, country="US").test_client(), address)
    assert "Childhelp Hotline" in words
    assert "Find a Helpline" in words
    assert "Domestic Violence" not in words


@pytest.mark.parametrize("address", [f"/meetings/{FAMILY.id}", "/fellowships/nar-anon"])
def test_every_page_of_a_family_group_has_a_line_about_abuse_at_home(
    make_site: Make, address: str
) -> None:
    words = page(make_site(BASE, FAMILY, country="US").test_client(), address)
    assert "National Domestic Violence Hotline" in words
    assert "Childhelp" not in words
    nowhere = replace(FAMILY, venue=None, attendance=Attendance.ONLINE)
    html = make_site(BASE, nowhere).test_client().get(address).text
    assert 'href="https://lila.help"' in html
    assert 'href="/help"' in html


def test_pages_for_the_person_with_the_problem_have_no_such_line(make_site: Make) -> None:
    client = make_site(BASE, FAMILY, country="US").test_client()
    for address in (f"/meetings/{BASE.id}", "/fellowships/aa"):
        assert "Domestic Violence" not in page(client, address)


def test_words_that_cry_for_help_find_a_list_about_abuse_without_a_country(
    make_site: Make,
) -> None:
    client = make_site(BASE).test_client()
    assert 'href="https://lila.help"' in client.get("/meetings?q=he+hits+me").text
    assert "lila.help" not in client.get("/meetings?q=suicide").text


def test_pages_of_adults_groups_have_none(make_site: Make) -> None:
    client = make_site(BASE, TEENS, country="US").test_client()
    for address in (f"/meetings/{BASE.id}", "/fellowships/al-anon"):
        assert "Childhelp" not in page(client, address)


@pytest.mark.parametrize(
    ("asked", "line", "other"),
    [
        ("fellowship=alateen", "Childhelp Hotline", "Domestic Violence"),
        ("audience=teens", "Childhelp Hotline", "Domestic Violence"),
        ("for=family", "National Domestic Violence Hotline", "Childhelp"),
        ("fellowship=nar-anon", "National Domestic Violence Hotline", "Childhelp"),
        ("for=family&day=mon&q=zzzz", "National Domestic Violence Hotline", "Childhelp"),
    ],
)
def test_lists_for_relatives_and_teenagers_have_their_line_below_the_meetings(
    make_site: Make, asked: str, line: str, other: str
) -> None:
    client = make_site(BASE, FAMILY, TEENS, country="US").test_client()
    html = client.get(f"/meetings?{asked}").text
    found = html.partition('id="found"')[2].partition("<footer")[0]
    assert found.count(line) >= 1
    assert other not in html
    assert line not in found.rpartition('<ol class="cards')[2].partition("</ol>")[0]
    assert found.index(line) > found.rfind("</article>")


@pytest.mark.parametrize("asked", ["", "fellowship=aa", "q=step", "for=me"])
def test_other_lists_have_no_such_line(make_site: Make, asked: str) -> None:
    client = make_site(BASE, FAMILY, country="US").test_client()
    words = page(client, f"/meetings?{asked}")
    assert "Domestic Violence" not in words
    assert "Talk to someone now" not in words


def test_after_a_cry_the_lines_above_are_enough(make_site: Make) -> None:
    client = make_site(BASE, FAMILY, country="US").test_client()
    html = client.get("/meetings?for=family&q=he+hits+me").text
    assert html.count("1-800-799-7233") == 1


def test_the_title_after_a_cry_is_neutral_though_every_line_is_withdrawn(make_site: Make) -> None:
    gone = {item.key: Review(withdrawn=True) for item in helplines(None)}
    client = make_site(BASE, helplines=gone).test_client()
    title = client.get("/meetings?q=swallowed+a+bottle+of+pills").text.partition("</title>")[0]
    assert "pills" not in title
