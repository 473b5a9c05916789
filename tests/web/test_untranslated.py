import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace
from gettext import NullTranslations
from random import Random

import pytest
from flask import Flask
from flask.testing import FlaskClient

from finder import create_app
from finder.languages import AREAS, reviews
from finder.languages.catalogues import translations
from finder.register.families import data
from finder.register.fellowships import fellowships
from finder.settings import Settings
from tests.web.conftest import Make
from tests.web.listing import NOW
from tests.web.speaking import CALENDARS, PAGES, joined
from tests.web.untranslated import untranslated


@pytest.fixture(scope="module")
def reader(make_site: Make) -> FlaskClient:
    """Of a site in a pseudo-language, whose name has no letters."""
    return make_site(name="○", languages=("en", "en-XA")).test_client()


@pytest.mark.parametrize("address", PAGES)
def test_nothing_of_a_page_is_left_untranslated(reader: FlaskClient, address: str) -> None:
    """Every letter of ours is accented in this language; names stand in `<bdi>`."""
    html = reader.get(joined(address, "lang=en-XA")).text
    assert '<html lang="en-XA"' in html
    assert list(untranslated(html)) == []


def test_what_nobody_has_read_is_marked_as_english_wherever_it_stands(
    make_site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As if no sentence of the pseudo-language had been reviewed."""
    monkeypatch.setattr(reviews, "PSEUDO", ())
    client = make_site(name="○", languages=("en", "en-XA")).test_client()
    assert "Anyone may come." in client.get("/meetings/city_sunday-night?lang=en-XA").text
    assert left_in_english(client, PAGES) == {}


@pytest.fixture(scope="module")
def demonstration(random_sites: Mapping[str, Flask]) -> FlaskClient:
    """The demonstration in a pseudo-language."""
    config = random_sites["demo"].extensions["finder"].config
    settings = Settings(name="○", languages=("en", "en-XA"))
    return create_app(replace(config, settings=settings), now=lambda: NOW).test_client()


def every_page(client: FlaskClient) -> list[str]:
    """Of the demonstration: its lists, meetings, fellowships and answers to families."""
    pages = range(1, 4)
    found = [client.get(f"/meetings.json?per_page=100&page={page}").json for page in pages]
    answers = itertools.product(*(data()[question] for question in ("about", "whose", "who")))
    return [
        *(f"/meetings?per_page=100&page={page}" for page in pages),
        *(f"/meetings/{item['id']}" for answer in found if answer for item in answer["meetings"]),
        *(f"/fellowships/{key}" for key in fellowships()),
        *(f"/families?about={about}&whose={whose}&who={who}" for about, whose, who in answers),
    ]


def left_in_english(client: FlaskClient, pages: Sequence[str]) -> dict[str, list[str]]:
    left = {page: list(untranslated(client.get(joined(page, "lang=en-XA")).text)) for page in pages}
    return {page: words for page, words in left.items() if words}


def test_nothing_of_the_demonstration_is_left_untranslated(demonstration: FlaskClient) -> None:
    some = Random(20261122).sample(every_page(demonstration), 40)
    assert left_in_english(demonstration, some) == {}


@pytest.mark.full
def test_no_page_of_the_demonstration_is_left_untranslated(demonstration: FlaskClient) -> None:
    pages = every_page(demonstration)
    assert len(pages) > 400
    assert left_in_english(demonstration, pages) == {}


class Missing(NullTranslations):
    """Hears what a catalogue does not have."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: set[tuple[str | None, str]] = set()

    def gettext(self, message: str) -> str:
        self.heard.add((None, message))
        return message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        self.heard.add((None, msgid1))
        return super().ngettext(msgid1, msgid2, n)

    def pgettext(self, context: str, message: str) -> str:
        self.heard.add((context, message))
        return message


def test_all_that_pages_say_is_in_the_catalogue(
    make_site: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stands in it under another context, or nowhere, would stay English unseen."""
    missing = Missing()
    monkeypatch.setattr(translations("es"), "_fallback", missing)
    client = make_site(reviewed={"es": AREAS}).test_client()
    for page in (*PAGES, *CALENDARS):
        assert client.get(joined(page, "lang=es")).status_code < 500
    assert missing.heard == set()
