"""Rows that say by ages, label, venue or readers that they are a children's group have no place."""

from dataclasses import replace

import pytest

from finder.record import to_json
from tests.clean.drafts import FEED, meeting

FAMILY = replace(FEED, fellowship="al-anon")
PLACE = "Qzz Church"

NAMES = [
    # struck out of the name of a row, they are the row
    "Kids Program (6-11)",
    "Kids Program",
    "Children's Program (6-12)",
    "Youth Program",
    "Kids' Group (6-11)",
    "Tween program",
    "Teen Program",
    "Kids Program at Qzz",
    # ages beside a family group's name
    "Young Al-Anon (ages 12-18)",
    "Young Al-Anon 12-18",
    "Young Al-Anon: ages 12 to 18",
    "Al-Anon (12-18)",
    "Al-Anon for ages 12-18",
    "Al-Anon, ages 13 through 17",
    "Al-Anon 12-18 year olds",
    "Al-Anon twelve to eighteen",
    "Family group (13-17 years)",
    "Young Nar-Anon (13-19)",
    "Children of Alcoholics (6-12)",
    "Children of Alcoholics 6-12",
    "Sons and Daughters (8-14)",
    "12-19 Serenity",
    "Al-Anon U18",
    "Serenity (17 and under)",
    "Serenity - 18 & under",
    "Serenity [u-18]",
    # words for the young
    "Kidz Al-Anon",
    "Kidz Group",
    "Teenz Al-Anon",
    "Jugend Al-Anon",
    "Youth Al-Anon",
    "Al-Anon Kids",
    "Younger members of the family",
    "Young Family Members of Alcoholics",
]
NOTES = [
    "Ages 12-18 welcome only.",
    "Only ages 12 to 18 welcome",
    "Ages 12-18 welcome",
    "12-18 only",
    "Open to 12-18 year olds",
    "For 12-18s",
    "For 13-19 year olds.",
    "For those aged between 12 and 18",
    "Must be between 12 and 19 to attend.",
    "You must be between 12 and 18 years old",
    "Members are between 12 and 18 years old",
    "Ages twelve to eighteen",
    "Ages 12-20",
    "U18",
    "u18s only",
    "<18",
    "17 and under",
    "18 or younger",
    "Younger than 18",
    "Up to age 18",
    "Nobody over 18",
    "No adults please",
    "Adults not permitted",
    "Middle school and high school students.",
    "Middle school/high school students",
    "For middle school & high school students only",
    "Secondary school pupils",
    "School-age children",
    "For younger family members of alcoholics.",
    "For the younger members of the family",
    "This group is for young people living with an alcoholic",
    "For youngsters living with an alcoholic.",
    "Pour les jeunes de 10 à 18 ans",
    "Ados de 12 à 18 ans",
    "Para jóvenes de 12 a 18 años",
    "Für Jugendliche von 12 bis 18",
    "Alateen - ring first",
    "Alateen group, ring first",
    "Alateen: ring the bell",
    "Alateen (call before coming)",
    "ALATEEN GROUP #1234 - ring first",
    "Closed Alateen meeting, knock hard",
    "This is Alateen, ring first",
    "Ring first - Alateen",
    "Alateen, sponsored by Al-Anon",
    "Teen meeting, sponsored by Al-Anon.",
    "Youth meeting with two sponsors.",
    "Teen group - ring first",
]
VENUES = [
    "Alateen at Qzz",
    "Alateen @ Qzz",
    "Alateen, Qzz Church",
    "Alateen group - Qzz",
    "Narateen meeting at Qzz",
]
ADULTS_NAMES = [
    "Serenity AFG",
    "Al-Anon & kids ages 6-12",
    "AFG and Alateen (ages 12-18)",
    "Al-Anon with Alateen 12-18",
    "Al-Anon (Alateen same time)",
    "Adult Children of Alcoholics (6-12)",
    "Adult Children 12-13",
    "Children of Chaos (6-7)",
    "Parents of teens 12-18",
    "Families of teens (13-17)",
    "Family Group (childcare ages 2-10)",
    "Steps 10-12",
    "Step Study 6-12",
    "Al-Anon 10-11:30",
    "Al-Anon noon 12-1",
    "Al-Anon Young Adults (18-30)",
    "Young at Heart",
    "Meeting - NO Online 7-17-2021 Young People's",
    "No kids",
    "Big Book 12-13 only",
]
ADULTS_NOTES = [
    "Parents of teens 12-18 welcome",
    "Children 12 and under must be supervised",
    "Childcare for ages 2-10",
    "Kids ages 3-10 welcome",
    "Doors open 6 to 7 only",
    "10 to 15 years sober",
    "Steps 10-12 only",
    "December 12-18 only",
    "Use entrance 12-18 only",
    "Elevator to floors 12-15 only.",
    "Attendance must be 10 to 15",
    "Meeting lasts 10 to 15 minutes only",
    "Ages 16 and up",
    "No one under 18",
    "Over 18 only",
    "High school students welcome",
    "High school, room 4",
    "Young people welcome",
    "Open to all ages, 12 to 99",
    "For families of young people living with addiction",
    "For adult children of alcoholics",
    "Under 18s must be with an adult",
    "Alateen is for younger family members of alcoholics.",
    "Alateen: room 4",
    "Alateen downstairs",
    "Alateen sponsors needed",
    "Alateen available",
]
BESIDE = [
    "For your children 12 to 18 there is a group at Qzz Church on Ibex Lane at 7.",
    "There is a group for your children 12-18 at Qzz Church.",
    "For your teens 12-18 there's a meeting at Qzz.",
    "If your children are 12 to 18, there is a group for them at Qzz.",
    "Ages 12 to 18: there is another group at Qzz.",
    "There is a group for ages 12-18 at Qzz at 7.",
    "For kids ages 6-12 there is a program in Qzz.",
    "Your teenagers 12-18 have a group at Qzz.",
    "Our children aged 12-18 can go to the meeting at Qzz",
    "Alateen meets at the same time at Qzz",
    "Alateen - 7pm Qzz",
]


def _is_placeless(found):
    return found.for_children and not (found.venue and found.venue.street)


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_is_a_childrens_groups_has_no_place(name):
    found = meeting(FAMILY, name=name, venue_name=PLACE)
    assert _is_placeless(found)
    assert "qzz" not in to_json(found).lower()


@pytest.mark.parametrize("name", NAMES[:10])
def test_a_group_name_tells_it_as_well(name):
    assert _is_placeless(meeting(FAMILY, name="Tuesday", group=name))


@pytest.mark.parametrize("notes", NOTES)
def test_notes_that_say_whom_the_row_is_for_take_its_place(notes):
    assert _is_placeless(meeting(FAMILY, name="Serenity", notes=notes))


@pytest.mark.parametrize("venue", VENUES)
def test_a_venue_that_is_called_after_them_takes_the_street_too(venue):
    assert _is_placeless(meeting(FAMILY, name="Serenity", venue_name=venue))


@pytest.mark.parametrize("venue", ["Palatine Hall", "Al-Anon/Alateen Office", "Hall (Alateen: 4)"])
def test_a_house_that_only_holds_the_word_is_the_adults(venue):
    assert not meeting(FAMILY, name="Serenity", venue_name=venue).for_children


def test_a_label_below_the_name_of_an_adults_group_is_of_a_group_beside_it():
    found = meeting(FAMILY, name="Serenity AFG", notes="Alateen - ring first")
    assert not found.for_children
    assert found.notes is None


@pytest.mark.parametrize("name", ADULTS_NAMES)
def test_a_name_of_adults_keeps_its_place(name):
    assert not meeting(FAMILY, name=name).for_children


@pytest.mark.parametrize("notes", ADULTS_NOTES)
def test_notes_of_adults_keep_their_place(notes):
    assert not meeting(FAMILY, name="Serenity", notes=notes).for_children


@pytest.mark.parametrize("notes", BESIDE)
def test_a_group_that_parents_are_told_of_is_cut_and_the_row_stays_theirs(notes):
    found = meeting(FAMILY, name="Serenity", notes=f"Newcomers welcome. {notes}")
    assert not found.for_children
    assert found.venue.street
    assert found.notes == "Newcomers welcome."


@pytest.mark.parametrize("fellowship", ["aa", "na", "celebrate-recovery"])
@pytest.mark.parametrize("notes", ["Ages 12-18 only", "Must be between 12 and 19", "U18", "12-17s"])
def test_ages_tell_it_in_any_fellowship(fellowship, notes):
    assert _is_placeless(meeting(replace(FEED, fellowship=fellowship), notes=notes))
