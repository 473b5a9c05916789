"""Telephone numbers on a page: one tap dials them, and they can be read aloud (facts: UX, U7)."""

import pytest

from finder.model import Attendance, Online
from finder.web.dialling import number
from finder.web.joining import join
from importers.clean.phones import dial_string
from tests.made import meeting

# What a list says, the country of its row, what a tap dials, what is read.
MESSY = [
    ("+1 (312) 626-6799,,86259172803#", "US", "+13126266799,,86259172803%23", "+1 312-626-6799"),
    ("+16699009128,,85563522432#,,#,,777644#", None,
     "+16699009128,,85563522432%23,,%23,,777644%23", "+1 669-900-9128"),
    ("+16699009128,,85563522432# ,,*123456#", None,
     "+16699009128,,85563522432%23,,*123456%23", "+1 669-900-9128"),
    ("(669) 900-9128", "US", "+16699009128", "+1 669-900-9128"),
    ("669.900.9128", "US", "+16699009128", "+1 669-900-9128"),
    ("1-669-900-9128", "US", "+16699009128", "+1 669-900-9128"),
    ("669 900 9128 ,,123 456 789#", "US", "+16699009128,,123456789%23", "+1 669-900-9128"),
    ("+44 (0)20 7946 0018", None, "+442079460018", "+44 20 7946 0018"),
    ("020 7946 0018", "GB", "+442079460018", "+44 20 7946 0018"),
    ("07700 900123", "GB", "07700900123", "07700900123"),
    ("0330 088 5830", "GB", "+443300885830", "+44 330 088 5830"),
    ("030 / 1234567", "DE", "+49301234567", "+49 30 1234567"),
    ("+49 (0)30 901820", None, "+4930901820", "+49 30 901820"),
    ("+353 1 906 9000", None, "+35319069000", "+353 1 906 9000"),
    ("01 906 9000", "IE", "+35319069000", "+353 1 906 9000"),
    ("+61 2 8015 6011", "AU", "+61280156011", "+61 2 8015 6011"),
    ("(02) 8015 6011", "AU", "+61280156011", "+61 2 8015 6011"),
    ("1800 555 000", "AU", "+611800555000", "+61 1800 555 000"),
    ("+33 1 70 37 22 46", None, "+33170372246", "+33 1 70 37 22 46"),
    ("01 70 37 22 46", "FR", "+33170372246", "+33 1 70 37 22 46"),
    ("+81 3 4578 1488", None, "+81345781488", "+81 3-4578-1488"),
    ("+972 3 978 6688", None, "+97239786688", "+972 3-978-6688"),
    ("+55 11 4700 9668", None, "+551147009668", "+55 11 4700-9668"),
    ("+64 9 884 6780", None, "+6498846780", "+64 9 884 6780"),
    ("+1 312 626 6799 ; 123456789 #", "US", "+13126266799,123456789%23", "+1 312-626-6799"),
    ("+1 312 626 6799 x 99", "US", "+13126266799", "+1 312-626-6799"),
    ("+1+13126266799,,123 456 789#", None, "+13126266799,,123456789%23", "+1 312-626-6799"),
    ("\u202a+1 312 626 6799\u202c", None, "+13126266799", "+1 312-626-6799"),
    ("+13126266799,,987#,,#,,Bill&Bob#", None, "+13126266799,,987%23,,%23", "+1 312-626-6799"),
    ("312-626-6799 or 646-558-8656", "US", "+13126266799", "+1 312-626-6799"),
    ("call 312-626-6799 PIN 12", "US", "+13126266799", "+1 312-626-6799"),
    ("tel:+13126266799", None, "+13126266799", "+1 312-626-6799"),
    ("+13126266799,,", None, "+13126266799", "+1 312-626-6799"),
    ("(312) 626 6799", "XX", "3126266799", "3126266799"),
]  # fmt: skip
# No telephone can dial these from afar.
NO_NUMBER = ["1 800 CALL NOW", "911", "none", "see website", "+99", "1234567890123456", "0", ""]
# Nor these, should one ever get as far as a page: they stand there as text.
AS_TEXT = ["5551212", "+1234", "javascript:alert(1)", "+1 312 626 6799", "+13126266799,,<b>",
           "+12345678901234567890", "911"]  # fmt: skip


def test_there_are_forty_messy_numbers_and_more() -> None:
    assert len(MESSY) + len(NO_NUMBER) >= 40


@pytest.mark.parametrize(("given", "country", "dialled", "read"), MESSY)
def test_one_tap_dials_it_and_a_person_can_read_it(
    given: str, country: str | None, dialled: str, read: str
) -> None:
    dial = dial_string(given, country)
    assert dial is not None
    found = number(dial)
    assert (found.url, found.words) == (f"tel:{dialled}", read)


@pytest.mark.parametrize("given", NO_NUMBER)
def test_what_is_no_number_is_never_dialled(given: str) -> None:
    assert dial_string(given, "US") is None


@pytest.mark.parametrize("given", AS_TEXT)
def test_what_cannot_be_dialled_is_text(given: str) -> None:
    assert number(given).url is None
    assert number(given).words == given
    online = Online(phone=given)
    shown = join(meeting(attendance=Attendance.ONLINE, online=online))
    assert shown is not None
    assert shown.phone is not None
    assert shown.phone.url is None


@pytest.mark.parametrize(
    ("dial", "keys"),
    [
        ("+13126266799,,86259172803#", ("862 5917 2803#",)),
        ("+13126266799,,123456789#,,#,,0042#", ("123 456 789#", "#", "0042#")),
        ("+13126266799", ()),
    ],
)
def test_what_the_telephone_types_afterwards_can_be_read_too(
    dial: str, keys: tuple[str, ...]
) -> None:
    assert number(dial).keys == keys
