import pytest

from finder.model import Access
from finder.register.viewers import viewer_answers
from importers import Part
from importers.formats import csv
from tests.clean.drafts import FEED, codes, meeting, reasons, row


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (["O"], Access.OPEN),
        (["C"], Access.CLOSED),
        (["O", "C"], Access.CLOSED),
        ([], Access.NOT_STATED),
    ],
)
def test_labels_say_who_may_come(labels, expected):
    assert meeting(codes=codes(*labels)).access is expected


def test_both_labels_are_shown_and_counted():
    found = row(codes=codes("O", "C"))
    assert found.meetings[0].access_text == "Listed as both open and closed"
    assert "both open and closed" in reasons(found)


def test_one_label_is_no_contradiction():
    assert reasons(row(codes=codes("C"))) == set()


def test_without_a_label_the_published_default_of_the_fellowship_holds():
    assert meeting(fellowship="al-anon").access is Access.CLOSED
    assert meeting(fellowship="na").access is Access.NOT_STATED


def test_restricted_stays_restricted_whatever_else_is_said():
    found = meeting(codes=codes("RA", "O", system="tsml:na"), access=Access.OPEN)
    assert found.access is Access.RESTRICTED


@pytest.mark.parametrize(
    ("stated", "text", "expected"),
    [
        (Access.OPEN, "'Open' mtgs on request.", Access.OPEN_ON_REQUEST),
        (None, "'Open' mtgs on request.", Access.OPEN_ON_REQUEST),
        (None, "Open to addicts only", Access.CLOSED),
        (Access.OPEN, None, Access.OPEN),
        (None, "4 open mtgs each year.", Access.NOT_STATED),
    ],
)
def test_the_words_beside_a_true_or_false_are_read_too(stated, text, expected):
    assert meeting(access=stated, access_text=text).access is expected


@pytest.mark.parametrize(
    ("stated", "text", "base", "weeks"),
    [
        (Access.OPEN, "1st Mon each month 'open'.", Access.CLOSED, {Access.OPEN: (1,)}),
        (None, "1st, 3rd & 5th Mon each month 'open'.", Access.CLOSED, {Access.OPEN: (1, 3, 5)}),
        (Access.OPEN, "Last Mon each month 'closed'.", Access.OPEN, {Access.CLOSED: (-1,)}),
    ],
)
def test_open_in_some_weeks_is_closed_in_the_others(stated, text, base, weeks):
    found = meeting(access=stated, access_text=text)
    assert (found.access, dict(found.access_weeks)) == (base, weeks)


def test_weeks_that_a_label_names_count():
    found = meeting(codes=codes("O2", "OL", system="bmlt-de"), fellowship="na")
    assert (found.access, dict(found.access_weeks)) == (Access.CLOSED, {Access.OPEN: (2, -1)})


def test_weeks_that_say_what_holds_anyway_are_left_out():
    found = meeting(codes=codes("C"), access_weeks={Access.CLOSED: (1,), Access.OPEN: (-1, 2, 9)})
    assert dict(found.access_weeks) == {Access.OPEN: (2, -1)}


def test_a_label_in_words_is_shown_as_it_stands():
    found = meeting(codes=codes("Modified closed", system="ga-card"), fellowship="ga")
    assert (found.access, found.access_text) == (Access.CLOSED_WITH_GUESTS, "Modified closed")


@pytest.mark.parametrize("slug", ["modified-closed", "MC", "x"])
def test_a_label_joined_by_hyphens_is_words_too_and_a_code_never(slug):
    codes_of_list = codes(slug, system="labels")
    found = meeting(codes=codes_of_list, fellowship="ga")
    assert found.access_text == ("modified closed" if slug == "modified-closed" else None)


def test_the_words_lose_what_is_personal():
    text = meeting(access_text="Open on request: write to robin@example.org").access_text
    assert "robin" not in text


def test_a_bare_word_is_no_text():
    found = meeting(access=Access.CLOSED, access_text="Closed.")
    assert (found.access, found.access_text) == (Access.CLOSED, None)


@pytest.mark.parametrize(
    ("notes", "usual", "weeks"),
    [
        ("Open Meeting; Closed meeting last Monday", Access.OPEN, {Access.CLOSED: (-1,)}),
        ("Closed meeting last Monday of month", Access.OPEN, {Access.CLOSED: (-1,)}),
        ("Open meeting last Monday of month", Access.CLOSED, {Access.OPEN: (-1,)}),
        ("Step meeting last Monday of month", Access.CLOSED, {}),
    ],
)
def test_words_explain_a_row_that_is_labelled_both(notes, usual, weeks):
    found = meeting(codes=codes("O", "C"), notes=notes)
    assert (found.access, dict(found.access_weeks)) == (usual, weeks)


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Open Discussion", Access.OPEN),
        ("Closed Discussion", Access.CLOSED),
        ("OD", Access.OPEN),
        ("Open Speaker", Access.OPEN),
        ("Offen", Access.OPEN),
        ("Geschlossen", Access.CLOSED),
    ],
)
def test_a_label_of_two_things_says_both(label, expected):
    assert meeting(codes=codes(label, system="labels")).access is expected


@pytest.mark.parametrize(
    "notes",
    [
        "Closed to the public",
        "Not open to the public.",
        "Closed - alcoholics only",
        "CLOSED, members only",
        "For addicts only",
        "Open to alcoholics only",
        "Geschlossenes Meeting",
        "Reunión cerrada",
        "Réunion fermée",
    ],
)
def test_words_that_close_a_meeting_win_over_a_code_that_opens_it(notes):
    assert meeting(codes=codes("O"), notes=notes).access is Access.CLOSED


@pytest.mark.parametrize("notes", ["Women only", "Parking for members of the church only", "Open"])
def test_other_words_that_limit_something_do_not_close_it(notes):
    assert meeting(codes=codes("O"), notes=notes).access is Access.OPEN


def test_a_column_open_or_closed_is_read():
    body = b"Day,Time,Name,Open/Closed\nMonday,19:00,Hope,Closed\nMonday,20:00,Faith,Open meeting\n"
    part = Part(url="x", content_type="text/csv", body=body)
    found = [row.meetings[0].access for row in csv.parse([part], FEED)]
    assert found == [Access.CLOSED, Access.OPEN]


_FIRST_MONDAY = "The first Monday night meeting of every month is an Open Meeting (8pm)"


@pytest.mark.parametrize(
    ("day", "hour", "note", "usual", "weeks"),
    [
        ("Monday", "19:30", _FIRST_MONDAY, Access.CLOSED, {Access.OPEN: (1,)}),
        ("Monday", "12:30", _FIRST_MONDAY, Access.NOT_STATED, {}),
        ("Tuesday", "19:30", _FIRST_MONDAY, Access.NOT_STATED, {}),
        (
            "Tuesday",
            "12:30",
            "1st Mon of the month open meeting. 3rd Tues of month lunchtime open meeting.",
            Access.CLOSED,
            {Access.OPEN: (3,)},
        ),
        ("Sunday", "18:00", "1st Mon of the month open meeting.", Access.NOT_STATED, {}),
        ("Tuesday", "19:30", "Tea from the first. Doors open at 7", Access.OPEN, {}),
        ("Tuesday", "19:30", "", Access.OPEN, {}),
    ],
)
def test_a_flag_opens_no_row_where_the_note_names_the_week_that_is_open(
    day, hour, note, usual, weeks
):
    header = (
        "Guid,Title,Time,Day,Open,OpenFormat,Note,Region,RegionArea,Country,MeetingTypeNamespace"
    )
    body = f"{header}\nx,Hope,{hour},{day},True,,{note},,,United Kingdom,AA\n"
    part = Part(url="x", content_type="text/csv", body=body.encode())
    [found] = [row.meetings[0] for row in csv.parse([part], FEED)]
    assert (found.access, dict(found.access_weeks)) == (usual, weeks)


@pytest.mark.parametrize(
    "words",
    [
        "It is closed to students and researchers.",
        "Closed to students and researchers",
        "Non Smoking-Closed To Students Observing For Class",
        "Please no student observers.",
        "We are not open to observation or audits.",
        "Meeting is Open but not for Clinical Observation.",
    ],
)
def test_words_against_students_are_kept_and_leave_it_open_to_all_others(words):
    found = meeting(codes=codes("O"), notes=f"Ring the bell.\n{words}\nCoffee.")
    assert (found.access, found.conditions) == (Access.OPEN, words)
    assert [each.answer for each in viewer_answers(found, found.access)] == [
        "Yes, you may come.",
        "Yes, you may come and listen.",
        "Ask the group first.",
    ]
    assert meeting(codes=codes("C"), notes=words).access is Access.CLOSED


@pytest.mark.parametrize("words", ["Observers are not permitted.", "No visitors", "No guests"])
def test_words_against_visitors_are_kept_and_make_an_open_meeting_one_to_ask(words):
    found = meeting(codes=codes("O"), notes=f"Ring the bell.\n{words}\nCoffee.")
    assert (found.access, found.conditions) == (Access.OPEN_ON_REQUEST, words)
    assert meeting(codes=codes("C"), notes=words).access is Access.CLOSED


def test_words_against_visitors_hold_in_the_open_weeks_too():
    notes = "First meeting of the month is an open meeting. Closed to visitors."
    weeks = meeting(codes=codes("C"), notes=notes).access_weeks
    assert dict(weeks) == {Access.OPEN_ON_REQUEST: (1,)}


@pytest.mark.parametrize(
    "notes",
    ["Students of Recovery", "Visitor parking, no students park here", "Observers are welcome"],
)
def test_other_words_on_students_are_no_condition(notes):
    found = meeting(codes=codes("O"), notes=notes)
    assert (found.access, found.conditions) == (Access.OPEN, None)


def test_open_and_again_open_in_a_week_is_a_conflict_and_the_other_weeks_are_not_stated():
    notes = "Open Meeting; park in rear; open meeting 2nd Monday of each month"
    found = row(codes=codes("O"), notes=notes)
    [meant] = found.meetings
    assert (meant.access, dict(meant.access_weeks)) == (Access.NOT_STATED, {Access.OPEN: (2,)})
    assert "open, and open in some weeks only" in reasons(found)


@pytest.mark.parametrize(
    ("name", "notes", "audiences"),
    [
        ("Hope", "Men only meeting.", {"men"}),
        ("Topic - Men only", None, {"men"}),
        ("Tuesday Women Only", "Must register", set()),
        ("Hope", "Ring the bell\n\nWomen only", {"women"}),
        ("Not Just for Women Only", None, set()),
        ("Men only; women only on Mondays", None, set()),
        ("Hope", "Women only. Men only upstairs. Men only.", set()),
    ],
)
def test_words_that_say_for_whom_alone_it_is_are_an_audience(name, notes, audiences):
    assert meeting(name=name, notes=notes).audiences == audiences
