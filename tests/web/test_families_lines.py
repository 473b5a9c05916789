"""Words that ask for help put the helplines above the results, and are kept nowhere."""

import logging

import pytest
from flask.testing import FlaskClient

from finder.register.urgent import phrases, urgent
from tests.web.conftest import Make
from tests.web.listing import BASE
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
    ],
)
def test_whole_words_of_any_language_are_known(text: str, topic: str | None) -> None:
    assert urgent(text) == topic


def test_no_phrase_is_so_short_that_names_would_have_it() -> None:
    assert all(len(phrase.strip()) > 3 for found in phrases().values() for phrase in found)


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
