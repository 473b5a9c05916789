"""Words that keep people out or ask something of all are heard, whatever the code says."""

import pytest

from finder.model import Access
from finder.register.access import access_label, family_relation
from finder.register.viewers import viewer_answers
from importers import Feed
from tests.clean.drafts import codes, meeting

NAR_ANON = Feed(key="family", urls=("x",), fellowship="nar-anon", timezone="America/New_York")


def _open(notes, feed=NAR_ANON):
    return meeting(feed, notes=notes, codes=codes("O"))


@pytest.mark.parametrize(
    "notes",
    [
        "Inmates only, not open to the public.",
        "Residents of the treatment center only.",
        "Ring bell. Patients only.",
        "Patients and staff only",
        "This meeting is for clients only.",
        "By invitation only.",
        "Solo pacientes.",
        "Sólo por invitación",
        "Réservé aux patients",
        "Nur für Patienten",
    ],
)
def test_a_meeting_inside_an_institution_or_by_invitation_is_not_for_the_public(notes):
    found = _open(notes)
    assert found.access is Access.RESTRICTED
    assert family_relation(found, found.access) is None


@pytest.mark.parametrize("notes", ["Cerrada al público.", "Fermé au public"])
def test_closed_to_the_public_is_closed_in_other_languages_too(notes):
    assert _open(notes).access is Access.CLOSED


@pytest.mark.parametrize(
    "notes",
    [
        "Parking for patients only.",
        "Street parking, residents only permits are checked",
        "Parking: residents only",
        "Elevator is for staff",
        "Not by invitation",
        "We invite everyone",
        "Donations only",
        "Online only",
        "Adults and teens welcome",
        "Only 5 minutes from the station",
        "Not for veterans only",
    ],
)
def test_other_words_keep_nobody_out(notes):
    found = _open(notes)
    assert (found.access, found.conditions) == (Access.OPEN, None)
    assert not found.audiences


@pytest.mark.parametrize(
    ("notes", "audience"),
    [
        ("Veterans only.", "military_first_responders"),
        ("For lawyers and judges only.", "professionals"),
        ("LGBTQ members only.", "lgbtq"),
        ("Adults 18+ only.", "adults_18_plus"),
        ("Solo adultos", "adults_18_plus"),
    ],
)
def test_a_group_of_people_is_an_audience_and_a_condition(notes, audience):
    found = _open(f"Ring bell. {notes}")
    assert (found.audiences, found.conditions) == ({audience}, notes.rstrip("."))


def test_of_a_name_the_condition_is_the_part_that_says_so():
    found = meeting(name="Lark Group (Veterans Only) Tuesday", codes=codes("O"))
    assert found.conditions == "Veterans Only"


@pytest.mark.parametrize(
    ("notes", "audience"),
    [
        ("Solo mujeres.", "women"),
        ("Sólo para hombres", "men"),
        ("Nur für Frauen", "women"),
        ("Women only.", "women"),
    ],
)
def test_women_or_men_alone_are_an_audience_in_every_language(notes, audience):
    found = _open(notes)
    assert (found.audiences, found.conditions) == ({audience}, None)


@pytest.mark.parametrize(
    "notes",
    [
        "You need 30 days of sobriety to come.",
        "Please have 24 hours sober before attending.",
        "Open only to people with 2+ years of recovery",
        "Para personas con al menos 90 días sin beber.",
        "Vaccination required.",
        "All must have their video on",
        "Cameras must be on",
        "Sobriety requirement: 90 days.",
        "Must have at least one year clean to attend.",
    ],
)
def test_what_is_asked_of_all_who_come_is_a_condition(notes):
    assert _open(f"{notes}\nRing bell.").conditions == notes


@pytest.mark.parametrize(
    "notes",
    [
        "Chips for 24 hours, 30 days and one year clean",
        "If you have 24 hours sober, welcome",
        "Members with 90 days of sobriety may speak.",
        "You need 90 days of sobriety to chair.",
        "Vaccination clinic next door",
        "Video is optional",
        "We have 20 years of recovery here",
    ],
)
def test_what_is_told_of_sober_time_is_no_condition(notes):
    assert _open(notes).conditions is None


@pytest.mark.parametrize(
    "notes",
    [
        "No children please",
        "RD Open Air (No minors please)",
        "Children UNDER 18 NOT Permitted",
        "We ask that children not attend the meeting.",
        "Sober for 30 days",
        "For those with 90 days sober",
        "30 days clean only",
        "Members only please. No visitors.",
        "No guests",
    ],
)
def test_what_is_asked_of_all_is_kept_in_the_publishers_words(notes):
    assert (_open(notes).conditions or "").strip(" .") in notes
    assert _open(notes).conditions


@pytest.mark.parametrize(
    "notes",
    [
        "No children's meeting on Sundays",
        "No guest speakers",
        "Chips for 30 days clean",
        "Sober for 30 years, Bill speaks",
        "Children welcome",
    ],
)
def test_children_and_clean_time_that_are_no_condition_are_none(notes):
    assert _open(notes).conditions is None


@pytest.mark.parametrize(
    ("notes", "required"),
    [
        ("Register first by email to get in", True),
        ("Please RSVP", True),
        ("Registration needed", True),
        ("We require first-time participants to register:", True),
        ("Please email us to sign up", True),
        ("Please email for the link", None),
        ("Email for password first", None),
        ("Please contact us for meeting access information.", None),
    ],
)
def test_what_one_has_to_do_to_get_in_is_kept(notes, required):
    found = _open(notes).registration
    assert found is not None
    assert found.required is required
    assert found.notes


@pytest.mark.parametrize("fellowship", ["aa", "na", "eda", "smart", "lifering"])
@pytest.mark.parametrize("label", ["O", "C", ""])
@pytest.mark.parametrize(
    "notes", ["Members only please. No visitors.", "No visitors", "Members only", "No guests."]
)
def test_what_is_not_for_visitors_lets_no_relative_of_another_kind_in(notes, label, fellowship):
    feed = Feed(key="feed", urls=("x",), fellowship=fellowship, timezone="America/New_York")
    found = meeting(feed, notes=notes, codes=codes(*label.split()))
    _, relative, visitor = viewer_answers(found, found.access)
    assert not relative.answer.startswith("Yes")
    assert not visitor.answer.startswith("Yes")
    assert access_label(found, found.access) != "Open to anyone"
