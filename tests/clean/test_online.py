import pytest

from finder.model import Attendance
from tests.clean.drafts import ZOOM, meeting, reasons, row


def online(**values):
    return meeting(**values).online


def test_a_link_is_kept_with_its_provider():
    found = online(online_url=" HTTPS://US02web.zoom.us/j/1234?pwd=Ab ")
    assert (found.url, found.provider) == ("https://us02web.zoom.us/j/1234?pwd=Ab", "Zoom")


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "N/A", "https://user:pass@zoom.us/j/1", "//evil", "data:x,y"]
)
def test_what_is_no_link_is_no_link_and_counted(text):
    found = row(online_url=text)
    assert found.meetings[0].online is None or found.meetings[0].online.url is None
    assert "not a usable link" in reasons(found)


def test_words_in_place_of_a_link_are_kept_without_what_is_personal():
    notes = online(online_url="Please ask robin@example.org for the link").notes
    assert "Please ask" in notes
    assert "robin" not in notes


def test_a_link_among_words_is_found():
    found = online(online_url=f"Join here: {ZOOM}")
    assert (found.url, found.notes) == (ZOOM, "Join here")


def test_a_link_to_register_is_no_link_to_join():
    found = meeting(online_url=f"Register to receive zoom info: {ZOOM}")
    assert found.registration.url == ZOOM
    assert found.registration.required
    assert found.online.url is None


def test_a_dial_string_keeps_its_codes():
    assert online(dial_in="+1 (312) 626-6799,,123#").phone == "+13126266799,,123#"


def test_what_cannot_be_dialled_is_counted():
    found = row(dial_in="call us")
    assert "not a number to dial" in reasons(found)


@pytest.mark.parametrize("number", ["555-1212", "5551212", "555 1212,,123#"])
def test_a_number_without_its_area_lets_nobody_join(number):
    found = row(dial_in=number)
    assert found.meetings[0].attendance is Attendance.IN_PERSON
    assert "not a number to dial" in reasons(found)


def test_a_row_that_says_nothing_of_joining_from_afar_has_no_online_part():
    assert online() is None


def test_each_row_with_the_same_words_has_its_problems():
    first, second = (row(online_url="N/A", dial_in="call us") for _ in range(2))
    assert reasons(first) == reasons(second) != []
    assert first.meetings[0].online == second.meetings[0].online
