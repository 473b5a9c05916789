"""A meeting's page as it is printed."""

import re

from finder.model import Attendance, Online
from tests.made import meeting
from tests.web.conftest import Make

SECRET = meeting(
    attendance=Attendance.HYBRID,
    online=Online(url="https://us02web.zoom.us/j/811?pwd=abc", notes="Passcode: 4711"),
    notes="Ring twice. Passcode: 4711",
)


def printed(make_site: Make) -> tuple[str, str]:
    """What only the screen shows, and what only paper does."""
    html = make_site(SECRET, url="https://chair.example").test_client().get("/meetings/test_one")
    text = html.get_data(as_text=True)
    paper = re.findall(r'<(div|p) class="[\w ]*paper">(.*?)</\1>', text, re.S)
    outside = re.sub(r'<section class="[\w ]*screen".*?</section>', "", text, flags=re.S)
    outside = re.sub(r'<p class="[\w ]*screen">.*?</p>', "", outside, flags=re.S)
    return outside, " ".join(part for _, part in paper)


def test_no_passcode_is_printed(make_site: Make) -> None:
    outside, paper = printed(make_site)
    assert "4711" not in outside
    assert "pwd" not in outside
    assert "Ring twice" in paper


def test_paper_says_where_to_join_and_where_the_page_is(make_site: Make) -> None:
    _, paper = printed(make_site)
    assert "https://us02web.zoom.us/j/811" in paper
    assert "https://chair.example/meetings/test_one" in paper
