"""Saving meetings on a device: one tap each, there again after a reload, forgotten in one tap."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.device import NOTHING, kept, wait_for

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(browser: Browser, base_url: str) -> Iterator[Page]:
    """A narrow page of a device that was never here; no script of it fails."""
    context = browser.new_context(base_url=base_url, viewport={"width": 390, "height": 844})
    page = context.new_page()
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    yield page
    context.close()
    assert not failed


def save(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=re.compile(f"Saved? ?: {name}")).first


def ids(page: Page) -> list[str]:
    found: list[str] = json.loads(page.evaluate("localStorage.getItem('saved') || '[]'"))
    return found


def test_nothing_is_kept_before_the_first_tap(phone: Page) -> None:
    for address in ("/", "/meetings", "/meetings/city_closed", "/saved", "/help", "/families"):
        phone.goto(address)
        phone.wait_for_load_state("networkidle")
        assert kept(phone) == NOTHING, address


def test_a_tap_saves_a_meeting_and_the_next_takes_it_away(phone: Page) -> None:
    phone.goto("/meetings")
    button = save(phone, "Step by Step")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(phone.get_by_role("status").filter(has_text="Saved on this device.")).to_be_visible()
    phone.reload()
    expect(button).to_have_attribute("aria-pressed", "true")
    assert ids(phone) == ["city_closed"]
    expect(button).to_have_accessible_name(re.compile("^Saved ?: Step by Step"))
    button.press("Space")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(button).to_have_accessible_name(re.compile("^Save ?: Step by Step"))
    assert ids(phone) == []


def test_among_the_saved_a_button_says_saved_until_it_is_pressed(phone: Page) -> None:
    phone.goto("/meetings/city_closed")
    save(phone, "Step by Step").click()
    phone.goto("/saved")
    button = save(phone, "Step by Step")
    expect(button).to_have_accessible_name(re.compile("^Saved ?: Step by Step"))
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    expect(button).to_have_accessible_name(re.compile("^Save ?: Step by Step"))
    expect(phone.get_by_role("status").filter(has_text="No longer saved.")).to_be_visible()


def test_what_is_saved_in_a_list_is_saved_on_its_page_and_stands_among_the_saved(
    phone: Page,
) -> None:
    phone.goto("/meetings")
    save(phone, "Step by Step").click()
    phone.goto("/meetings/city_closed")
    expect(save(phone, "Step by Step")).to_have_attribute("aria-pressed", "true")
    phone.get_by_role("status").get_by_role("link", name="Saved meetings").or_(
        phone.locator("footer").get_by_role("link", name="Saved meetings")
    ).first.click()
    expect(phone.get_by_role("heading", name="Step by Step")).to_be_visible()
    expect(phone.get_by_role("link", name="See them as a week")).to_have_attribute(
        "href", "/plan?m=city_closed"
    )


def test_no_address_that_is_asked_for_names_more_than_one_meeting(phone: Page) -> None:
    asked: list[str] = []
    phone.context.on("request", lambda request: asked.append(request.url))
    phone.goto("/meetings")
    save(phone, "Step by Step").click()
    save(phone, "Sunday Night Lights").click()
    phone.goto("/saved")
    expect(phone.locator("[data-saved-list] .card")).to_have_count(2)
    assert not [url for url in asked if url.count("city_") > 1 or "m=" in url]


@pytest.mark.parametrize(
    ("key", "said", "then"),
    [
        ("city_old", "it has a new address here", ["city_sunday-night"]),
        ("city_gone", "No longer listed since 1 September 2026", ["city_gone"]),
        ("city_paused", "Not meeting here now", ["city_paused"]),
    ],
)
def test_what_became_of_a_saved_meeting_is_said(
    phone: Page, key: str, said: str, then: list[str]
) -> None:
    phone.goto("/saved")
    phone.evaluate("key => localStorage.setItem('saved', JSON.stringify([key]))", key)
    phone.reload()
    expect(phone.locator("[data-saved-list]")).to_contain_text(said)
    assert ids(phone) == then


def test_one_tap_forgets_everything(phone: Page) -> None:
    phone.goto("/meetings")
    save(phone, "Step by Step").click()
    wait_for(phone, "saved", "/saved?list")
    phone.goto("/saved")
    phone.get_by_label("Keep the last list I looked at, too").check()
    phone.goto("/meetings?day=sun")
    wait_for(phone, "list", "/meetings?day=sun")
    phone.goto("/saved")
    before = kept(phone)
    assert before["storage"]
    assert {"saved", "list"} < set(before["caches"])
    assert before["workers"] == 1
    phone.get_by_role("button", name="Forget everything on this device").click()
    expect(phone.get_by_text("Forgotten. This site keeps nothing")).to_be_visible()
    assert kept(phone) == NOTHING
    phone.goto("/meetings")
    phone.goto("/saved")
    phone.wait_for_load_state("networkidle")
    assert kept(phone) == NOTHING, "nor does anything come back"


def test_a_plan_is_saved_whole_and_adds_to_what_was_there(phone: Page) -> None:
    phone.goto("/meetings/city_online")
    save(phone, "Nightlight Online").click()
    phone.goto("/plan?m=city_closed&m=city_sunday-night")
    phone.get_by_role("button", name="Save these meetings on this device").click()
    assert ids(phone) == ["city_online", "city_closed", "city_sunday-night"]


def test_a_device_that_lets_us_keep_nothing_says_so(phone: Page) -> None:
    phone.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('no'); }")
    phone.goto("/meetings")
    save(phone, "Step by Step").click()
    expect(phone.get_by_text("This browser lets us keep nothing.")).to_be_visible()
    expect(save(phone, "Step by Step")).to_have_attribute("aria-pressed", "false")


def test_a_hundred_are_kept_and_no_more(phone: Page) -> None:
    phone.goto("/meetings")
    many = [f"city_{number}" for number in range(100)]
    phone.evaluate("many => localStorage.setItem('saved', JSON.stringify(many))", many)
    save(phone, "Step by Step").click()
    expect(phone.get_by_text("This device keeps no more meetings.")).to_be_visible()
    assert ids(phone) == many


def test_without_scripts_there_is_no_button_that_does_nothing(
    browser: Browser, base_url: str
) -> None:
    context = browser.new_context(base_url=base_url, java_script_enabled=False)
    page = context.new_page()
    for address in ("/meetings", "/meetings/city_closed", "/plan?m=city_closed", "/saved"):
        page.goto(address)
        for button in page.get_by_role("button").all():
            expect(button).not_to_have_text("Save")
    expect(page.get_by_role("link", name="My plan keeps chosen meetings")).to_be_visible()
    context.close()
