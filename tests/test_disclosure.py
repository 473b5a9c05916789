"""Lists show how to reach a meeting, but neither passcodes nor ids: those are on its own page."""

from datetime import date
from itertools import product
from unittest.mock import ANY

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.disclosure import _MAY_TELL, _may_tell, has_join_details, without_join_details
from finder.model import (
    Attendance,
    Change,
    DateException,
    Meeting,
    Online,
    Registration,
    Venue,
)
from finder.record import to_json


def _meeting(**parts) -> Meeting:
    given_parts = {"name": "Hope", "attendance": Attendance.ONLINE, **parts}
    return Meeting(id="x_1", feed="x", fellowship="aa", **given_parts)


def _notes(text):
    return without_join_details(_meeting(notes=text)).notes


def _url(url):
    online = without_join_details(_meeting(online=Online(url=url))).online
    assert online is not None
    return online.url


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://us02web.zoom.us/j/811?pwd=abc", "https://us02web.zoom.us/j/811"),
        ("https://us02web.zoom.us/j/811?a=1&PWD=abc&b=2", "https://us02web.zoom.us/j/811?a=1&b=2"),
        ("https://us02web.zoom.us/j/811?pwdTmRLUml4&x=1", "https://us02web.zoom.us/j/811?x=1"),
        ("https://us02web.zoom.us/j/811?pwd=abc#success", "https://us02web.zoom.us/j/811#success"),
        ("https://us02web.zoom.us/j/811#x?pwd=abc", "https://us02web.zoom.us/j/811"),
        ("https://us02web.zoom.us/j/811pwd=abc", "https://us02web.zoom.us/j/811"),
        ("https://teams.live.com/meet/93?p=abc", "https://teams.live.com/meet/93"),
        ("https://example.webex.com/meet/x?password=abc", "https://example.webex.com/meet/x"),
        ("https://example.org/room?passcode=abc", "https://example.org/room"),
        ("https://example.org/?p=12", "https://example.org/?p=12"),
        ("https://us02web.zoom.us/j/811", "https://us02web.zoom.us/j/811"),
        ("https://zoom.us/meeting/register/t#/registration",) * 2,
        (None, None),
    ],
)
def test_a_link_stands_without_its_passcode(url, expected):
    assert _url(url) == expected


@pytest.mark.parametrize(
    ("phone", "expected"),
    [
        ("+16699009128,,85563522432#,,#,,777644#", "+16699009128"),
        ("+13126266799;123#", "+13126266799"),
        ("+13126266799*123", "+13126266799"),
        ("+13126266799", "+13126266799"),
        (None, None),
    ],
)
def test_a_dial_string_loses_id_and_pin(phone, expected):
    online = without_join_details(_meeting(online=Online(phone=phone))).online
    assert online is not None
    assert online.phone == expected


CODES = ("845610305", "067245", "123456789", "Hope", "3020")
NOTES = [
    ("Meeting ID: 855 6352 2432 Password: 507462", None),
    ("Zoom ID: 810 4412 3113\npasscode: 103986\n\nWheelchair Access", "Wheelchair Access"),
    ("Passcode 1234", None),
    ("PW: abc", None),
    ("ID 123 456 789", None),
    ("ID; 811 2603 6424", None),
    ("Meeting I’d: 811 0748 8520 / Basement", "Basement"),
    ("ID 811 5013 0676 pw 018820", None),
    ("Meeting ID:\n576 555 0110\nMeeting Password:\n300494", None),
    ("Zoom 812 3456 7890 / 123456", None),
    ("Pacific Standard Time; Zoom ID: 669 959 3647; Access Code: aaga12", "Pacific Standard Time"),
    ("The passcode is One Day At A Time", None),
    ("(Password: hope) Newcomers welcome", "Newcomers welcome"),
    ("Passcode: 123456. All are welcome here", "All are welcome here"),
    ("Password: “one day”", None),
    ("Pass: 107389", None),
    ("Dial 929-205-6099, PIN 1234#", "Dial 929-205-6099"),
    (
        "Dial-in: (669) 900-9128\nEnter Meeting ID: 810644643#\nEnter PIN: 975009",
        "Dial-in: (669) 900-9128",
    ),
    ("Dial 617-555-0112 followed by 357 555 0157", "Dial 617-555-0112"),
    ("+16699009128,,85563522432#,,#,,777644#", "+16699009128"),
    ("Join https://zoom.us/j/811?pwd=abc now", "Join https://zoom.us/j/811 now"),
    ("Join zoom.us/j/811?pwd=abc.", "Join zoom.us/j/811."),
    ("Kennwort: 123456", None),
    ("Zoom Meeting: ID's & Passwords\nTuesday - 845610305 - 067245\nFriday - 123456789", ANY),
    ("Use hope12 as the password", None),
    ("Password (case sensitive) - Hope", None),
    ("Zoom 845 610 3020 / hope12", None),
    ("The passcode for all meetings: Hope", ANY),
    ("Meeting number (access code): 145 610 3020", ANY),
    ("PSWD: hope", None),
    ("ID reunión 845 610 3020", None),
    ("Contraseña: hope", None),
    ("Código de acceso: 123456", None),
    ("Senha: hope12", None),
    ("Wachtwoord: hope12", None),
    ("Lösenord hope12", None),
    ("Hasło: hope", None),
    ("Пароль: hope", None),
    ("密码 123456", None),
    # what only looks like it
    ("Contact Robin S for the password",) * 2,
    ("Password required\nSince 1998 in room 1204",) * 2,
    ("Call for the passcode\n\nSince 1998",) * 2,
    ("Password required. Contact us.",) * 2,
    ("No password needed",) * 2,
    ("See code below",) * 2,
    ("Email for the passcode",) * 2,
    ("Meeting 16 years old, step 4, code of ethics",) * 2,
    ("Dress code: casual",) * 2,
    ("Room 12, steps 1-3, 4; 123 Main St, CA 90001",) * 2,
    ("Tuesdays 7:30-8:30 since 2019\n\nRing bell",) * 2,
    ("Call 617-555-0112",) * 2,
    (None, None),
]


@pytest.mark.parametrize(("text", "expected"), NOTES)
def test_notes_lose_passcodes_and_ids_and_keep_the_rest(text, expected):
    left = _notes(text)
    assert left == (left if expected is ANY else expected)
    assert not [code for code in CODES if expected is ANY and code in (left or "")]


def test_every_text_of_a_meeting_loses_them():
    secret = "ring bell, passcode: 135797"
    meeting = _meeting(
        name="Hope passcode: 135797",
        group=secret,
        source_url="https://example.org/?pwd=135797",
        website="https://example.org/?pwd=135797",
        online=Online(
            url="https://zoom.us/j/1?pwd=135797",
            notes=secret,
            phone="+13126266799,,135797#",
            phone_notes=secret,
        ),
        venue=Venue(notes=secret),
        registration=Registration(
            url="https://zoom.us/r?pwd=135797", phone="+13126266799,,135797#", notes=secret
        ),
        notes=secret,
        access_text=secret,
        conditions=secret,
        exceptions=(
            DateException(date=date(2026, 1, 1), change=Change.CHANGED, text=secret, place=secret),
        ),
    )
    assert "135797" not in to_json(without_join_details(meeting))
    assert has_join_details(meeting)


def test_a_name_that_was_nothing_else_is_replaced():
    assert without_join_details(_meeting(name="Passcode: 1234")).name == "Meeting"


def test_a_meeting_without_secrets_stays_as_it_is():
    meeting = _meeting(
        notes="Ring bell\n\nUpstairs",
        online=Online(url="https://zoom.us/j/1", phone="+13126266799"),
    )
    assert without_join_details(meeting) == meeting
    assert not has_join_details(meeting)


_LABELS = (
    "Passcode",
    "Password",
    "PW",
    "pin",
    "Access code",
    "Meeting ID",
    "Zoom ID",
    "Dial-in ID",
)
_JOINERS = (": ", " ", " is ", " - ", " = ", ":")
_VALUES = ("849302", "8493 0284", "849 302 8475", "#84930284")


@pytest.mark.parametrize(("label", "joiner", "value"), [*product(_LABELS, _JOINERS, _VALUES)])
def test_whatever_the_label_the_number_goes(label, joiner, value):
    text = f"Ring bell. {label}{joiner}{value}. Upstairs"
    left = _notes(text) or ""
    assert "849" not in left
    assert left.startswith("Ring bell")
    assert left.endswith("Upstairs")


_PIECES = st.sampled_from([*(text for text, _ in NOTES if text), "\n", " ", "(", "https://"])


@settings(max_examples=150)
@given(st.one_of(st.text(), st.lists(_PIECES).map("".join)))
def test_no_text_makes_it_raise_and_twice_is_once(text):
    meeting = _meeting(notes=text, name=text, online=Online(url=text, phone=text))
    once = without_join_details(meeting)
    assert without_join_details(once).online == once.online


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.from_regex(_MAY_TELL), st.from_regex(_MAY_TELL, alphabet=st.characters(codec="ascii"))
    )
)
def test_no_line_is_passed_over_that_may_tell(line: str) -> None:
    """The quick look at plain ASCII sees whatever the pattern sees."""
    assert _may_tell(line)
