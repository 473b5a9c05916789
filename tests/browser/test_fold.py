"""On a phone the first meeting is in sight at once, whatever stands above the list."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from finder.settings import Notice
from tests.browser.listening import listening
from tests.web.sites import site_over

pytestmark = pytest.mark.browser
LINE = 24  # CSS pixels
NOTICE = "Our office is closed this week. Meetings go on as listed; a helpline is always there."


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with everything above its lists that there can be."""
    app = site_over(
        tmp_path_factory.mktemp("site"),
        tmp_path_factory.mktemp("gazetteer"),
        name="Recovery Meetings of Santa Clara County",
        quick_exit="everywhere",
        notice=Notice(text=NOTICE, until=None),
    )
    with listening(app) as address:
        yield address


@pytest.mark.parametrize(
    "address",
    ["/meetings", "/meetings?near=Boston", "/meetings?lat=42.36&lon=-71.06", "/meetings?day=sun"],
)
def test_the_first_card_is_in_sight_under_a_notice_and_the_quick_way_out(
    browser: Browser, loaded: str, address: str
) -> None:
    context = browser.new_context(base_url=loaded, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address)
    expect(page.get_by_role("link", name="Leave this page", exact=True)).to_be_in_viewport()
    expect(page.get_by_text(NOTICE)).to_be_in_viewport()
    first = page.locator(".card time, .card .when").first.bounding_box()
    assert first is not None
    assert first["y"] + LINE <= 844, "when it is can be read without scrolling"
    context.close()
