"""Whole pages that a relative reads at two in the morning: every sentence of grade seven at most.

The names of fellowships, places, feeds and meetings are nobody's to simplify: each counts as "AA".
"""

import re
from html.parser import HTMLParser

import pytest
from flask.testing import FlaskClient

from finder.register.fellowships import fellowships
from tests.register.test_fellowships import grade
from tests.web.conftest import Make
from tests.web.listing import MEETINGS, PUBLISHERS

MOST, SHORT = 7, 12  # a sentence under SHORT words may hold one long word
PAGES = [
    "/families",
    "/families?about=alcohol&who=parent&near=Boston",
    "/families?about=drugs&who=partner&near=Boston&style=secular",
    "/families?about=gambling&how=online",
    "/families?about=mental_health&whose=both&who=friend",
    "/families?who=bereaved",
    "/families?about=alcohol&who=teenager",
    "/families?about=gambling&who=teenager",
    "/families?about=alcohol&whose=me&how=in_person&near=Boston",
    "/families?about=food&near=Bostonnn",
    "/families?about=debt&who=partner&near=Boston",
    "/families?about=debt&whose=me",
    "/families?about=alcohol&tz=Europe/Berlin",
    "/first-meeting",
    "/help",
    *(f"/help?country={code}" for code in ("US", "CA", "GB", "IE", "AU", "DE")),
    *(f"/fellowships/{key}" for key in fellowships()),
    *(f"/meetings/{meeting.id}" for meeting in MEETINGS),
]
PARTS = {"p", "li", "h1", "h2", "h3", "dt", "dd", "legend", "label", "summary", "div"}
NAMES = sorted(
    {name for item in fellowships().values() for name in (item.name, item.short, *item.names)}
    | {"Alateen", "Narateen", *(meeting.name for meeting in MEETINGS)}
    | {publisher.title for publisher in PUBLISHERS.values()},
    key=len,
    reverse=True,
)
NAME = re.compile("|".join(rf"\b{re.escape(name)}(?!\w)" for name in NAMES))
ADDRESS = re.compile(r"https?://\S+|\b[\w.-]+\.(?:com|org|net|ie|au|uk|ca|is|za|example)\b/?")
NOT_OURS = re.compile(
    r"· source|^From |Directions|^To ask|Street|Quai|\d:\d\d|, (?:noted )?on \d|^This entry"
)


class Texts(HTMLParser):
    """The visible texts of the page's own part, one a block."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._now, self._main, self._hidden = "", 0, 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._main += tag == "main"
        self._hidden += tag in ("script", "option", "address", "bdi")
        if tag in PARTS:
            self._end()

    def handle_endtag(self, tag: str) -> None:
        if tag in PARTS or tag == "main":
            self._end()
        self._main -= tag == "main"
        self._hidden -= tag in ("script", "option", "address", "bdi")

    def handle_data(self, data: str) -> None:
        if self._main and not self._hidden:
            self._now += data

    def _end(self) -> None:
        text = re.sub(r"\s+", " ", self._now).strip()
        self._now = ""
        if text:
            self.found.append(text)


def sentences(html: str) -> list[str]:
    """Ours alone, with names as "AA"; headings and labels of under five words are none."""
    parser = Texts()
    parser.feed(html)
    ours = [ADDRESS.sub("AA", NAME.sub("AA", text)) for text in parser.found]
    split = [part for text in ours for part in re.split(r"(?<=[.?!:]) ", text)]
    return [part for part in split if len(part.split()) >= 5 and not NOT_OURS.search(part)]


@pytest.fixture(scope="module")
def reader(make_site: Make) -> FlaskClient:
    return make_site(country="US").test_client()


@pytest.mark.parametrize("address", PAGES)
def test_every_sentence_and_the_whole_page_can_be_read_at_grade_seven(
    reader: FlaskClient, address: str
) -> None:
    found = sentences(reader.get(address).get_data(as_text=True))
    assert len(found) >= 3
    allowed = {text: MOST + (3 if len(text.split()) < SHORT else 0) for text in found}
    assert {text: round(grade(text), 1) for text in found if grade(text) > allowed[text]} == {}
    assert grade(" ".join(text.rstrip(".") + "." for text in found)) <= MOST


def test_hard_words_in_a_page_would_be_seen() -> None:
    hard = "Participation necessitates individual identification of dependency by every visitor."
    (found,) = sentences(f"<main><p>{hard}</p></main>")
    assert grade(found) > MOST + 3
