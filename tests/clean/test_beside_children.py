"""Every text of a row for adults loses what places a children's group beside it, addresses too."""

import pytest

from finder.record import to_json
from importers.clean.beside_children import place_without_children, without_children
from importers.clean.children import is_for_children
from tests.clean.drafts import FEED, meeting

PLACED = [
    ("Minors have a separate meeting in Qzz room", None),
    ("Under 18s: Qzz room", None),
    ("Ring bell. Our teenagers have their own group in the Qzz chapel", "Ring bell."),
    ("Teens are across the street at St Qzz's", None),
    ("Teenagers: Qzz house, 9 Ibex Rd", None),
    ("Bring a book. Bring your teen! They will meet in the Qzz library", "Bring a book."),
    ("A-teen mtg Qzz room", None),
    ("The Landing (teens) in the Qzz gym", None),
    ("Sons and daughters aged 12+ gather in Qzz basement", None),
    ("Younger members (under 18) please go to Qzz room", None),
    ("Bring your kids, they have a group in Qzz hall", None),
    ("Students in grades 7-12 meet in Qzz classroom", None),
    ("Children ages 8-12 meet at Qzz", None),
    ("For our kids: 6:30 pm at Qzz", None),
    ("There is a group for your sons and daughters aged 11-17 in Qzz", None),
    ("Meets while the kids are at Qzz hall for their meeting", None),
    ("Teens welcome at the Qzz group Thursdays", None),
    ("Fateen meets in Qzz hall", None),
    ("Ring bell. Celebration Place K-5 in the Qzz gym", "Ring bell."),
    ("Celebration Place (K-5th) and The Landing (6th-12th) meet in Qzz", None),
    ("Ring bell. Young people's meeting across the street at 12 Qzz St", "Ring bell."),
    ("The young people's meeting is next door in Qzz hall", None),
    ("Youth meeting at the same time in Qzz chapel", None),
    ("If your teen would like a meeting, there's one in Qzz room", None),
    ("Drop your teens off at Qzz house, 9 Ibex Rd", None),
    ("Youngsters 8-12 are in Qzz room", None),
    ("YP meeting next door at Qzz. Ring bell.", None),
    ("Bring your teenager, Qzz room has a meeting for them", None),
    ("Concurrent meeting for 13-18 yr olds, Qzz room", None),
    ("Minors (under 18) meet in Qzz", None),
    ("Members under 18: Qzz room", None),
    ("Children's Al-Anon in Qzz room", None),
    ("Alatots in Qzz nursery", None),
    ("A meeting for our daughters and sons is in Qzz", None),
    ("Hay un grupo de jóvenes en Qzz, 13-17 años", None),
    ("12 to 18 yr olds are in the Qzz room. Room 5 is ours.", None),
    ("Ages 13 to 18 gather at Qzz at the same time", None),
    ("Ages 8-12: Qzz room; adults: Room 5", None),
    ("A group for those under 18 is in Qzz hall", None),
    ("High schoolers meet in Qzz gym", None),
    ("Junior high group in Qzz gym", None),
    ("After-school group at Qzz for students", None),
    ("Qzz room is where the teens go", None),
    ("Nar-Anon teens at Qzz, 7pm", None),
    ("Kids Club meets at Qzz during our meeting", None),
    ("Hijos adolescentes: salón Qzz", None),
    ("Die Jugendgruppe trifft sich im Qzz", None),
    # the place before the word
    ("Ring bell. Qzz chapel (Alateen same time)", "Ring bell."),
    ("Al-Anon main floor; Qzz room, Alateen", "Al-Anon main floor"),
    ("AT mtg same time, Qzz room (Alateen)", None),
    ("Ring bell. St Qzz's across the road. That is where Alateen meets.", "Ring bell."),
    ("At Qzz, 9 Ibex Rd, there is also a meeting. It is for Alateen members.", None),
]
# By their ages, whose sentence alone goes: the row is the adults'.
BY_AGE = [
    ("al-anon", "Alateen ages 12-18 meets at 7 in Qzz. We meet in Room 5.", "We meet in Room 5."),
    ("al-anon", "Alateen (ages 12-18) meets at 7", None),
    ("al-anon", "Kids ages 6-12 have their own room. Room 5 for adults.", "Room 5 for adults."),
    ("nar-anon", "Narateen (ages 12-18) meets in Qzz", None),
    ("na", "Children 8-12 meet in Qzz", None),
    ("na", "Boys 10-14 go to Qzz", None),
    (
        "celebrate-recovery",
        "Large group at 7. Celebration Place ages 6-12 in Qzz",
        "Large group at 7.",
    ),
]
IN_DOUBT = [
    "Alateen ages 12-18",
    "Teens 13-18",
    "Teens 13-18 meet here",
    "Ages 12-18 meet in room 3",
    "Celebration Place ages 6-12",
    "We meet for ages 12-18 in room 3",
    "This meeting is for kids ages 6-12. We meet in room 3",
    "Alateen ages 12-18 meets in room 3. For ages 12-18 only.",
]
STAY = [
    "Childcare available",
    "Teens welcome",
    "Teens: welcome",
    "Teens welcome at the meeting",
    "Teens welcome at our open meeting",
    "Meet at The Landing in the gym",
    "12 Celebration Place",
    "The young people's meeting is upstairs in Room 4",  # may be adults', and this one
    "Young people's meeting in the back building",
    "Those under 18 may attend with a parent",
    "Drop your kids off at the nursery",
    "Childcare for ages 2-12: playroom in the basement",
    "Padres con hijos adolescentes: bienvenidos",
    "Open to ages 18-30",
    "Members under 18 must bring a parent",
    "YP meeting. Upstairs in room 4",
    "Adult children's Al-Anon meets upstairs",
    "Young adults 18-30 meet in Room 4",
    "Enter through the youth room",
    "A meeting for those under 18 months clean",
    "Park at the high school and meet in the gym",
    "Open to teens: bring ID",
    "No teens: closed",
    "Children welcome. They can play in the yard",
    "Adult children meet in the library",
    "Minors must have a parent present",
    "Minors are not permitted in the room",
    "Youth have to be accompanied",
    "Parents of teens are in the library",
    "Bring your kids. Room 4.",
    "Park behind the church. That is where we meet.",
]
ADDRESSES = [
    ("12 Quagga Lane (Alateen: Qzz rear house)", "12 Quagga Lane"),
    ("12 Yak St, Alateen: Qzz rear", "12 Yak St"),
    ("9 Ibex Rd (Narateen: Qzz rear)", "9 Ibex Rd"),
    ("9 Ibex Rd Älateen Qzz", "9 Ibex Rd"),
    ("11233 Narateen Qzz", "11233"),
    ("Room 4 (Alateen), 12 Yak St", None),
    ("Alateen: Qzz", None),
    ("12 Childs Street",) * 2,
    ("4 Youth Center Way, Hall 2",) * 2,
    (None, None),
]


@pytest.mark.parametrize(("text", "expected"), PLACED)
def test_a_sentence_that_places_children_goes(text, expected):
    assert without_children(text) == expected


def _is_theirs(notes, fellowship="al-anon"):
    return is_for_children(
        fellowship=fellowship, name="Hope", group=None, audiences=frozenset(), notes=notes
    )


@pytest.mark.parametrize(("fellowship", "text", "expected"), BY_AGE)
def test_a_row_that_tells_the_ages_of_the_group_beside_it_is_adults(fellowship, text, expected):
    assert not _is_theirs(text, fellowship)
    assert without_children(text) == expected


@pytest.mark.parametrize("text", IN_DOUBT)
def test_an_age_range_that_may_be_the_rows_own_makes_it_childrens(text):
    assert _is_theirs(text)


@pytest.mark.parametrize("text", STAY)
def test_what_places_no_children_stays(text):
    assert without_children(text) == text


@pytest.mark.parametrize(("text", "expected"), ADDRESSES)
def test_an_address_keeps_what_stands_before_children_are_named(text, expected):
    assert place_without_children(text) == expected


@pytest.mark.parametrize(
    "given",
    [
        {"address": "12 Quagga Lane (Alateen: Qzz rear house), Boston, MA 02110, USA"},
        {"address": "12 Quagga Lane, Alateen: Qzz rear, Boston, MA 02110, USA"},
        {"address": None, "street": "12 Quagga Lane (Alateen: Qzz)", "locality": "Boston"},
        {"address": None, "street": "12 Quagga Lane", "locality": "Boston - Alateen Qzz"},
        {"address": None, "street": "12 Quagga Lane", "postal_code": "02110 Alateen Qzz"},
        {"regions": ("Boston", "Boston Al-Anon - Alateen Qzz")},
    ],
    ids=["whole", "whole with commas", "street", "town", "postal code", "region"],
)
def test_no_part_of_an_adults_address_places_children(given):
    found = meeting(FEED, name="Hope AFG", **given)
    assert not found.for_children
    assert found.venue.street
    told = to_json(found).lower()
    assert "qzz" not in told
    assert "alateen" not in told
