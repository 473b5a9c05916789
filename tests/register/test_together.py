"""What a listing's own words say of two fellowships that meet together, and of weeks."""

from dataclasses import replace

import pytest

from finder.model import Access
from finder.register.fellowships import fellowships
from finder.register.together import Together, names_weeks, together
from finder.register.viewers import viewer_answers
from tests.web.listing import BASE

NO = "No. Look for an open meeting or a family group."
_OTHER = {"ga": "gam-anon", "gam-anon": "ga", "aa": "al-anon", "al-anon": "aa", "na": "nar-anon"}


@pytest.mark.parametrize(
    ("fellowship", "notes", "said"),
    [
        ("ga", "Combined meeting", (True, False)),
        ("ga", "Open/Combined Meeting.; Zoom", (True, False)),
        ("ga", "Combined meeting every 5th Tuesday:", (True, True)),
        ("ga", "Last Friday of every month, there is a Combined meeting", (True, True)),
        ("ga", "No longer a combined meeting", None),
        ("ga", "Closed meeting", None),
        ("gam-anon", "COMBINED Gam-Anon/GA Meeting", (True, False)),
        ("gam-anon", "combined with G.A. meeting", (True, False)),
        ("gam-anon", "Combined meeting of two rooms", None),
        ("aa", "Last wk combined Spkr", None),
        ("aa", "Al-Anon shared platform on the second Sunday", (True, True)),
        ("aa", "Al Anon at the same time", (False, False)),
        ("aa", "An Al-Anon focused meeting for double winners", None),
        ("aa", "Not at the same time as Al-Anon", None),
        ("na", "Naranon concurrent", (False, False)),
    ],
)
def test_what_is_said_of_the_other_side(
    fellowship: str, notes: str, said: tuple[bool, bool] | None
) -> None:
    other = _OTHER[fellowship]
    found = together(
        replace(BASE, fellowship=fellowship, name="Larks", notes=notes), [fellowships()[other]]
    )
    wanted = Together(both=said[0], some_weeks=said[1]) if said else None
    assert found.get(other) == wanted


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("name", "Larkfield 1st & 3rd Sundays", True),
        ("name", "Monday - Salem (The last Monday of each month)", True),
        ("name", "Larks, monthly", True),
        ("name", "Larkfield 4th Step to Freedom", False),
        ("name", "1st Edinburgh", False),
        ("notes", "Meets on the 2nd and 4th Sunday of the month", True),
        ("notes", "Typically 1st or 2nd Monday", True),
        ("notes", "Every other week.", True),
        ("notes", "2nd floor", False),
        ("notes", "milestone at the end of the month on the last Saturday", False),
        ("notes", "3rd Wednesday: of each month is an open meeting", False),
        ("notes", "Use 4th Street entrance", False),
    ],
)
def test_weeks_it_meets_in_are_told_from_floors_and_open_weeks(
    field: str, text: str, told: bool
) -> None:
    plain = replace(BASE, name="Larks", group=None, notes=None, weeks=())
    assert names_weeks(replace(plain, **{field: text})) is told  # type: ignore[arg-type]
    assert not names_weeks(replace(plain, weeks=(1,), **{field: text}))  # type: ignore[arg-type]


def test_weeks_that_a_note_names_hold_for_a_name_that_says_combined() -> None:
    notes = "Combined GA/Gam-Anon meeting first Wednesday"
    meeting = replace(BASE, fellowship="ga", name="GA combined with Gam-Anon", notes=notes)
    found = together(meeting, [fellowships()["gam-anon"]])
    assert found == {"gam-anon": Together(both=True, some_weeks=True)}


@pytest.mark.parametrize(
    ("access", "guests", "relative"),
    [
        (Access.CLOSED_WITH_GUESTS, {"family_and_friends"}, "Yes, this is for you."),
        (Access.OPEN, set(), "Yes, this is for you."),
        (Access.CLOSED_WITH_GUESTS, set(), "Ask the group first."),
        (Access.CLOSED, set(), NO),  # words that importing did not make access let nobody in
    ],
)
def test_a_combined_meeting_is_for_the_relative_where_its_access_lets_them_in(
    access: Access, guests: set[str], relative: str
) -> None:
    meeting = replace(
        BASE,
        fellowship="ga",
        name="Larks",
        notes="Combined GA and Gam-Anon meeting.",
        access=access,
        access_weeks={},
        guests=frozenset(guests),
    )
    said = {item.viewer: item for item in viewer_answers(meeting, meeting.access)}
    assert said["relative"].answer == relative
    assert said["relative"].turned_away is (relative == NO)


def test_a_combined_meeting_inside_an_institution_keeps_its_own_answer() -> None:
    meeting = replace(BASE, fellowship="ga", notes="Combined meeting", access=Access.RESTRICTED)
    said = {item.viewer: item.answer for item in viewer_answers(meeting, meeting.access)}
    assert said["relative"] == "Ask the group first."
