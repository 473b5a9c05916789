"""What a feed says is text on every page, and nothing of it ever runs (facts: trust, S15)."""

from html.parser import HTMLParser

import pytest
from flask import Flask

from tests.security.hostile_site import hostile_site
from tests.security.payloads import MARK, PAYLOADS

LISTS = ["/", "/sources", "/subscribe", "/help", "/fellowships/aa", "/meetings?feed=city"] + [
    f"/meetings?per_page=100&page={page}" for page in (1, 2)
]
_LEADS = {
    "href",
    "src",
    "action",
    "formaction",
    "data",
    "poster",
    "xlink:href",
    "srcdoc",
    "content",
}
_SCHEMES = ("javascript:", "data:text", "vbscript:", "livescript:")


class Page(HTMLParser):
    """Notes every element with its attributes, and what stands in scripts."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.scripts: list[str] = []
        self._inside = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside in ("script", "style"):
            self.scripts.append(data)


def check(page: Page, usual: frozenset[str]) -> None:
    """No element that an ordinary page does not have, no handler, no address that runs."""
    for tag, attributes in page.elements:
        assert tag in usual, (tag, attributes)
        assert not [name for name in attributes if name.startswith("on")], (tag, attributes)
        assert not [name for name in attributes if MARK in name], (tag, attributes)
        for name in _LEADS & attributes.keys():
            leads = "".join(attributes[name].split()).casefold()
            assert not leads.startswith(_SCHEMES), (tag, attributes)
        said = {name: value for name, value in attributes.items() if name != "nonce"}  # by chance
        assert tag != "script" or MARK not in str(said)
    assert not [text for text in page.scripts if MARK in text and "</" in text]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return hostile_site(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """The elements of the same pages where every text is a plain word."""
    client = hostile_site(tmp_path_factory.mktemp("plain"), [f"Word{MARK}"]).test_client()
    own = ["/meetings/city_past-0", "/meetings/city_through-0", "/meetings/none"]
    asked = [f"/meetings?{name}=x" for name in ("tz", "day", "type", "sort")]
    paths = [*LISTS, *own, *asked]
    found = {tag for path in paths for tag, _ in page(client.get(path).text).elements}
    return frozenset(
        found | {"q", "dl", "dt", "dd", "h3", "h4", "ul", "ol", "li", "strong", "time"}
    )


def page(text: str) -> Page:
    return Page(text)


@pytest.mark.parametrize("number", range(len(PAYLOADS)))
def test_it_is_text_on_the_meetings_own_page(
    number: int, site: Flask, usual: frozenset[str]
) -> None:
    """Past our cleaning, through it, and in four queries: six pages each."""
    client = site.test_client()
    for name in ("past", "through"):
        answer = client.get(f"/meetings/city_{name}-{number}")
        assert answer.status_code in (200, 404)
        check(page(answer.text), usual)
    for query in ({"tz": PAYLOADS[number]}, {"day": PAYLOADS[number]}, {"type": PAYLOADS[number]},
                  {"sort": PAYLOADS[number]}):  # fmt: skip
        answer = client.get("/meetings", query_string=query)
        assert answer.status_code in (200, 400)
        check(page(answer.text), usual)


def test_the_hostile_words_are_there_to_be_seen(site: Flask) -> None:
    client = site.test_client()
    shown = [client.get(f"/meetings/city_past-{number}") for number in range(len(PAYLOADS))]
    assert all(answer.status_code == 200 and MARK in answer.text for answer in shown)
    assert client.get("/sources").text.count(MARK) >= len(PAYLOADS)


@pytest.mark.parametrize("path", LISTS)
def test_it_is_text_in_every_list(path: str, site: Flask, usual: frozenset[str]) -> None:
    answer = site.test_client().get(path)
    assert answer.status_code == 200
    check(page(answer.text), usual)


def test_the_check_would_have_seen_it(usual: frozenset[str]) -> None:
    """Most payloads put into a page as they are are noticed; the rest need another place."""
    noticed = 0
    for text in PAYLOADS:
        try:
            check(page(f'<p title="{text}">{text}</p>'), usual)
        except AssertionError:
            noticed += 1
    assert noticed >= 50
