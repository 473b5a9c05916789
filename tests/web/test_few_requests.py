"""No page asks for more than eight things, however much of the looks the operator sets."""

import re

import pytest

from tests.web.conftest import Make

LOADED = re.compile(r'<(?:script src|img[^>]* src|link rel="(?:icon|stylesheet)" href)="([^"]+)"')


@pytest.mark.parametrize("address", ["/", "/meetings", "/meetings/city_closed", "/families"])
def test_a_page_asks_for_no_more_than_eight_things(make_site: Make, address: str) -> None:
    app = make_site(accent="#1f5f8b", logo="logo.svg", quick_exit="everywhere")
    folder = app.extensions["finder"].config.feeds.parent
    (folder / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    html = app.test_client().get(address).text
    assert "data-way-out" in html
    found = set(LOADED.findall(html))
    assert {"/logo", "/theme.css"} <= {name.partition("?")[0] for name in found}
    assert len(found) <= 7, "with the page itself at most eight"
