"""Meetings for under-18s are recognised and lose their place; rows for adults do not place one."""

import json
from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.model import (
    Attendance,
    Change,
    Contact,
    DateException,
    Meeting,
    Online,
    Registration,
    Venue,
    Weekday,
)
from finder.record import to_json
from importers.clean.beside_children import without_children
from importers.clean.children import CHILDREN_TYPES, is_for_children
from importers.clean.withheld import withhold
from tests.clean.drafts import meeting


def _is(name=None, *, group=None, notes=None, fellowship="al-anon", audiences=()):
    return is_for_children(
        fellowship=fellowship, name=name, group=group, audiences=frozenset(audiences), notes=notes
    )


NAMES = [
    ("Young People 12-18", True),
    ("Young People (ages 12-15)", True),
    ("Minors meeting", True),
    ("High School Al-Anon", True),
    ("Middle School Group", True),
    ("Kids Corner Alakid", True),
    ("Kids: library room", True),
    ("Kids", True),
    ("Kids, spouses and parents AFG", False),
    ("OA T33n", True),
    ("te3n group", True),
    ("Y0uth meeting", True),
    ("A1ateen", True),
    ("4l4t33n of hope", True),
    ("K1ds group", True),
    ("Step 73 meeting", False),
    ("Route 7+3 group, 10ten", False),
    # Adults who serve them; in doubt it is the children's own.
    ("Ala-teen sponsors AFG", False),
    ("Alateen Sponsors", False),
    ("Alateen Sponsor Training", False),
    ("Sponsors of Alateen meeting", False),
    ("AMIAS meeting", False),
    ("Al-Anon Members Involved in Alateen Service", False),
    ("Alateen sponsors needed", True),
    ("Alateen Tuesday - sponsors welcome", True),
    ("Alateen (sponsors: two)", True),
    ("Alateen Sponsor Lark", True),
    ("Alateen sponsors and teens", True),
    ("Kids Corner", True),
    ("Young People 18-30", False),
    ("Young People 7-8:30", False),
    ("Lincoln High School", False),
    ("Lincoln High School Group", False),
    ("Open Air (No minors please)", False),
    ("Serenity AFG and Alakid", False),
    ("Kids of AA (ages 8 to 12)", True),
    ("High School Sobriety", True),
    ("Juvenile hall H&I", True),
    ("Alatin Esperanza", True),
    ("Palatine Tuesday", False),
    ("Loving your inner teenager", False),
    ("Inner Teenager Work", False),
    ("Recovery at the high school", False),
    ("Westlake High School cafeteria", False),
    ("Hope Alateen", True),
    ("ALATEEN", True),
    ("Ala-Teen Lynn", True),
    ("Narateen Pacific", True),
    ("Gam-a-teen", True),
    ("SMART Teens", True),
    ("Teen Meeting", True),
    ("ACA Teen 12-18", True),
    ("Teens in Recovery", True),
    ("Meeting for Teenagers", True),
    ("Adolescent Group", True),
    ("Under 18s", True),
    ("Under-18 only", True),
    ("Recovery for Ages 13-17", True),
    ("Al-Anon Alateen Group", True),  # in doubt it is the children's
    ("Serenity AFG and Alateen", False),
    ("Serenity AFG & Alateen", False),
    ("AFG with Alateen", False),
    ("Lynn Al-Anon/Alateen", False),
    ("Monday AFG (Alateen downstairs)", False),
    ("AFG - Alateen concurrent", False),
    ("Al-Anon/Alateen Service Manual Study", False),
    ("Parents of Teens", False),
    ("Families with a troubled teen", False),
    ("Teens and Adults", False),
    ("Teen Challenge Chapel", False),
    ("Thirteenth Step", False),
    ("Young People", False),
    ("Eighteen Wheelers", False),
    ("Fifteen Minutes", False),
    ("Canteen Group", False),
    ("Volunteens", False),
    ("No Under 18s", False),
    ("Serenity", False),
    (None, False),
    # however it is written, and in other languages
    ("Álateen Esperanza", True),
    ("Аlateen Hope", True),  # the first letter is Cyrillic
    ("Ａｌａｔｅｅｎ", True),
    ("Alateen_Hope", True),
    ("AlateenHope", True),
    ("A L A T E E N", True),
    ("Al-Ateen", True),
    ("Alatín", True),
    ("Алатин", True),
    ("アラティーン", True),
    ("Jugendgruppe", True),
    ("Grupo de Adolescentes", True),
    ("Gruppo per adolescenti", True),
    ("Подростковая группа", True),
    ("Grupa dla nastolatków", True),
    ("Tonårsgrupp", True),
    ("Lynn Al-Anon/ALATEEN_Hope", False),
    ("Grupo de Jóvenes", False),  # AA's Young People
    ("Junge Leute", False),
    ("Children's Group", True),
    ("Jongerengroep (12-18 jaar)", True),
    ("Adult Children's Group", False),
    ("Latin Group", False),
    ("Palatine Group", False),
    # by age, and those for adults beside them
    ("Children of Alcoholics (ages 6-12)", True),
    ("Tweens", True),
    ("Youth in Recovery", True),
    ("Youth group ages 12-17", True),
    ("Kids Group", True),
    ("Kids in Recovery", True),
    ("Pre-teens", True),
    ("Preteens Meeting", True),
    ("Hope ages 8 to 12", True),
    ("Hope (aged 14-17)", True),
    ("Group for Kids", True),
    ("Support for Children", True),
    ("Under 16s", True),
    ("Under 12", True),
    ("Boys 10-14", True),
    ("Hope 6-12 year olds", True),
    ("Kindergruppe", True),
    ("Grupo de Niños", True),
    ("Groupe d'enfants", True),
    ("Youth Meeting", True),
    ("Adolescents", True),
    ("Tween & Teen Night", True),
    ("Groupe ados", True),
    ("Middle-Schoolers Meeting", True),
    ("Kids of Alcoholics", True),
    ("Adult Kids of Alcoholics", False),
    ("Kids ages 5 - 9", True),
    ("Hope for ages 9–13", True),
    ("Young People", False),
    ("Hope ages 18+", False),
    ("Ages 18-35", False),
    ("Adult Children of Alcoholics", False),
    ("Children of Chaos", False),
    ("HP's Kids", False),
    ("The Kids are Alright", False),
    ("ACA For Kid's Sake", False),
    ("Fusion Youth Club Sunday Night", False),
    ("Granard Family Resource Centre's Youth Hub", False),
    ("Healing Thursday's Children", False),
    ("Lovingly Reparenting our Inner Children", False),
    ("RD @ Children's Library", False),
    ("Young Persons (OPEN TO ALL AGES) Meeting", False),
    ("AA Comes of Age", False),
    ("Between Us", False),
    ("Parents of kids ages 6-12", False),
    ("Parents of Tweens", False),
    ("Ages 16 to 25", False),
    ("Message 7-8", False),
    ("Hope ages 50 and up", False),
    ("Steps 6-12", False),
    ("Fishkill 5 to 10 years", False),
    ("Under 90 days", False),
    ("Under 12 months clean", False),
    ("All God's Children MCC", False),
    ("Children Should Be Seen and Heard", False),
    ("No Kids", False),
    ("Youth Center Group", False),
    ("Women (kids welcome)", False),
    ("Child Friendly Meeting", False),
    ("Group with Childcare for kids", False),
]

NOTES = [
    ("CLOSED Meeting TEENS ONLY", True),
    ("Alateen members only", True),
    ("This is an Alateen meeting", True),
    ("This group is for adolescents ages 13 to 17.", True),
    ("For ages 13-18", True),
    ("Must be under 18", True),
    ("We are an Alateen group", True),
    ("Alateen meets at the same time", False),
    ("** Alateen meeting #6275 at the same time.", False),
    ("A separate meeting for teens is held downstairs.", False),
    ("Teenage kids welcome", False),
    ("Open to all females, including Teens", False),
    ("Children UNDER 18 not permitted", False),
    ("Next to the skate park and teen center", False),
    ("Ages 18-35", False),
    ("One hour fifteen minutes", False),
    ("For ages 6-12", True),
    ("This group is for kids ages 6 to 12.", True),
    ("Tweens only", True),
    ("Only for teenagers.", True),
    ("The meeting is reserved for adolescents", True),
    ("Solo para adolescentes", True),
    ("Nur für Jugendliche bis 18", True),
    ("Réservé aux adolescents", True),
    ("Not for teenagers.", False),
    ("Not only for teenagers.", False),
    ("Not intended for children", False),
    ("Playroom, only for children of any age", False),
    ("Support group for children", True),
    ("Children welcome", False),
    ("Childcare available for ages 2-10", False),
    ("Kids ages 3-10 welcome", False),
    ("Nursery for ages 0-5", False),
    ("Meeting is only for ages 18 and older.", False),
    ("Open to ages 18+", False),
    ("Youth Room downstairs", False),
    ("Meets in the Youth Lounge", False),
    ("Group for adult children of alcoholics", False),
    ("We are a support group for parents of children ages 6-12", False),
    ("Room 6-12. All ages.", False),
    ("A play area for children is in the hall", False),
    ("Free babysitting for kids 2-9", False),
    ("Meeting for Adult Children only", False),
    ("High school students only", True),
    ("For t33ns only", True),
    ("Passcode: t33n", False),
    ("Passcode: K1ds", False),
    ("Meets at the high school. Students park elsewhere", False),
]


@pytest.mark.parametrize("name", ["High School Group", "Middle School Group", "Kids Corner"])
def test_a_school_in_the_name_is_a_place_but_for_family_groups(name):
    assert not _is(name, fellowship="aa")


@pytest.mark.parametrize(("name", "expected"), NAMES)
def test_a_name_tells_whether_children_meet(name, expected):
    assert _is(name) is expected
    assert _is("Tuesday", group=name) is expected


@pytest.mark.parametrize(("notes", "expected"), NOTES)
def test_notes_tell_it_only_where_they_say_who_it_is_for(notes, expected):
    assert _is("Tuesday", notes=notes) is expected


@pytest.mark.parametrize("fellowship", ["alateen", "narateen"])
def test_every_meeting_of_a_childrens_fellowship_is_theirs(fellowship):
    assert _is("Tuesday", fellowship=fellowship)


def test_the_audience_tells_it():
    assert _is("Tuesday", audiences=["teens"])
    assert not _is("Tuesday", audiences=["young_people"])


@pytest.mark.parametrize(
    ("region", "expected"),
    [("Alateen", True), ("Alateen Meetings", True), ("Al-Anon Alateen of Ohio", False)],
)
def test_the_section_of_the_list_tells_it(region, expected):
    told = is_for_children(
        fellowship="al-anon",
        name="Hope",
        group=None,
        audiences=frozenset(),
        notes=None,
        regions=["Ohio", region],
    )
    assert told is expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Hope", True), ("Hope Al-Anon", False), ("Hope AFG", False)],
)
def test_the_publishers_own_address_tells_it_unless_the_name_is_for_adults(name, expected):
    told = is_for_children(
        fellowship="al-anon",
        name=name,
        group=None,
        audiences=frozenset(),
        notes=None,
        address="hope-alateen https://example.org/meetings/7",
    )
    assert told is expected


def test_an_unknown_fellowship_decides_nothing():
    assert not _is("Tuesday", fellowship="")


SECRET = ("St. Brendan", "Oak Street", "02139", "42.3", "zoom.us", "617", "basement", "example.org")
ALATEEN = Meeting(
    id="al-anon-x_1",
    feed="al-anon-x",
    source_url="https://example.org/st-brendan",
    name="Alateen St. Brendan's Church",
    group="Alateen Oak Street",
    fellowship="alateen",
    weekday=Weekday.MONDAY,
    start=time(19),
    duration=60,
    timezone="America/New_York",
    weeks=(1, 3),
    exceptions=(
        DateException(
            date=date(2026, 12, 25), change=Change.CHANGED, place="St. Brendan", text="basement"
        ),
    ),
    attendance=Attendance.HYBRID,
    access_text="ring at the basement",
    conditions="call 617-555-0112",
    registration=Registration(url="https://example.org/r"),
    cost="at 617-555-0112",
    languages=frozenset({"en"}),
    accessibility=frozenset({"wheelchair"}),
    venue=Venue(
        name="St. Brendan's Church",
        street="12 Oak Street",
        locality="Cambridge",
        region="MA",
        postal_code="02139",
        country="US",
        latitude=42.3,
        longitude=-71.1,
        notes="basement",
    ),
    online=Online(url="https://zoom.us/j/1?pwd=x", phone="+16175550112"),
    regions=("Massachusetts", "Oak Street"),
    notes="In the basement, 617-555-0112",
    updated="2026-01-01",
    source_types=("Y",),
    website="https://example.org",
    contact=Contact(email="x@example.org"),
)


def test_a_childrens_meeting_loses_every_word_of_its_place():
    stored = to_json(withhold(ALATEEN))
    assert [word for word in SECRET if word.lower() in stored.lower()] == []


def test_a_childrens_meeting_keeps_when_and_in_which_town():
    kept = withhold(ALATEEN)
    assert kept.name == "Alateen"
    assert kept.id == ALATEEN.id
    assert (kept.weekday, kept.start, kept.duration) == (Weekday.MONDAY, time(19), 60)
    assert (kept.timezone, kept.weeks, kept.languages) == ("America/New_York", (1, 3), {"en"})
    assert kept.venue == Venue(locality="Cambridge", region="MA", country="US", approximate=True)
    assert kept.regions == ("Massachusetts",)
    assert kept.source_types == ("Y",)
    assert kept.exceptions[0].date == date(2026, 12, 25)
    assert kept.for_children


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Courage to Be Me Alateen", "Courage to Be Me Alateen"),
        ("Cambridge Alateen", "Cambridge Alateen"),  # the town is no secret
        ("Alateen @ First Baptist", "Alateen"),
        ("Lincoln High School Alateen", "Alateen"),
        ("Brendan's Alateen", "Alateen"),
        ("Narateen Library Group", "Narateen"),
        ("Teens at the YMCA", "Alateen"),
        ("Alateen (behind Uvname7 bakery)", "Alateen"),
        ("Alateen call Uvname6 first", "Alateen"),
        ("Alateen, Uvname8", "Alateen"),
        ("30560539 Courage to Be Me Alateen", "Courage to Be Me Alateen"),
        ("Alateen 555-0112", "Alateen"),
        ("Alateen Brendans", "Alateen"),
        ("Friday Night Alateen Hope", "Friday Night Alateen Hope"),
    ],
)
def test_a_name_that_tells_the_place_becomes_what_it_is(name, expected):
    meeting = Meeting(
        id="x_1",
        feed="x",
        name=name,
        fellowship="alateen",
        attendance=Attendance.IN_PERSON,
        venue=Venue(name="St. Brendan's, Cambridge", locality="Cambridge"),
    )
    assert withhold(meeting).name == expected


def test_without_a_register_entry_it_is_a_meeting_for_teenagers():
    meeting = Meeting(
        id="x_1",
        feed="x",
        name="Teens at the YMCA",
        fellowship="smart",
        attendance=Attendance.IN_PERSON,
        venue=Venue(locality="12 Oak Street"),
    )
    kept = withhold(meeting)
    assert (kept.name, kept.venue) == ("Meeting for teenagers", None)


ADULTS = [
    ("** Alateen meeting #6275 at the same time.\nEnter from back", None),
    (
        "Enter by side. Alateen meets downstairs at 7. Parking in rear.",
        "Enter by side.",
    ),
    ("Alateen meets at 7. It is in room 4. Parking in rear.", None),
    ("Serenity AFG and Alateen", "Serenity AFG"),
    ("AFG w/ Alateen", "AFG"),
    ("Lynn Al-Anon/Alateen", "Lynn Al-Anon"),
    ("Alateen & Al-Anon Monday", "Al-Anon Monday"),
    ("Monday AFG (Alateen downstairs)", "Monday AFG"),
    ("AFG - Alateen concurrent", "AFG"),
    ("Al-Anon and Alateen meet at 7pm", None),
    ("Concurrent with Alateen", None),
    ("Teen meeting next door", None),
    ("A meeting for teens is upstairs; ring bell", None),
    ("Narateen in room 2; Ring bell", None),
    ("We study the Al-Anon/Alateen Service Manual.",) * 2,
    ("Next to the teen center",) * 2,
    ("Children under 18 not permitted",) * 2,
    ("Canteen, thirteenth floor",) * 2,
    ("Ring bell. Álateen meets downstairs at 7.", "Ring bell."),
    ("Kids: library room", None),
    ("Ring bell. Children - St. Brendan basement, side door", "Ring bell."),
    ("No kids: small room",) * 2,
    ("Y0uth group meets in the gym", None),
    ("A1ateen meets at 7", None),
    ("Alateen sponsors AFG",) * 2,
    ("Alateen sponsors needed, gym at 7", None),
    ("Ring bell. ALATEEN_Hope meets downstairs.", "Ring bell."),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("text", "expected"), ADULTS)
def test_a_row_for_adults_loses_what_would_place_a_childrens_meeting(text, expected):
    assert without_children(text) == expected


def test_the_type_that_places_one_is_named():
    assert "concurrent_alateen" in CHILDREN_TYPES


@settings(max_examples=100)
@given(
    st.lists(
        st.sampled_from([*(n for n, _ in NAMES if n), *(n for n, _ in NOTES), "\n"]) | st.text()
    )
)
def test_no_text_makes_it_raise_and_no_body_of_children_is_left(parts):
    text = " ".join(parts)
    _is(text, notes=text)
    left = without_children(text) or ""
    assert "narateen" not in left.lower()


def test_the_massachusetts_listing_gives_its_six_childrens_meetings(listings):
    rows = json.loads((listings / "meeting-guide/al-anon-massachusetts.json").read_text("utf-8"))
    found = [row for row in rows if _is(row["name"], group=row["group"], notes=row.get("notes"))]
    assert {row["id"] for row in found} == {row["id"] for row in rows if "Y" in row["types"]}
    adults = [row for row in rows if row not in found]
    placing = [
        row for row in adults if "alateen" in (without_children(row.get("notes")) or "").lower()
    ]
    assert placing == []


def test_what_is_said_of_the_place_tells_that_only_children_come():
    found = meeting(name="Hope", venue_notes="For teens only")
    assert found.for_children
    assert found.venue.street is None


def test_a_town_whose_name_holds_the_word_is_a_town():
    told = is_for_children(
        fellowship="ga",
        name="Palatine - Tuesday",
        group=None,
        audiences=frozenset(),
        notes=None,
        regions=["Illinois", "Palatine"],
        address="il/palatine/palatine-tuesday https://example.org/palatine-tuesday/",
    )
    assert not told


OF_THE_YOUNG = [
    ("al-anon", "Young Hearts", "Everyone who is under 15 may come, by the back door"),
    ("al-anon", "Youth Group", "A friendly group for those under 10-15"),
    ("al-anon", "Youth Group", "A place for ages 10–15 to share"),
    ("aa", "Young and Sober", "This is a group for people under 15"),
    ("al-anon", "Young at Heart", "Come if you are between 10 and 15 years old"),
    ("al-anon", "Student AFG", "Middle schoolers."),
    ("al-anon", "Junior Al-Anon", None),
    ("al-anon", "Al-Anon Juniors", None),
    ("aa", "Lincoln HS Students", None),
    ("al-anon", "Alatot", None),
    ("al-anon", "Children of Al-Anon", None),
    ("al-anon", "Niños de Al-Anon", None),
    ("al-anon", "Jóvenes Al-Anon", "Edades 12-17."),
    ("aa", "AA for kids", None),
]
OF_ADULTS = [
    ("al-anon", "Young Hearts", "Children under 12 must be supervised."),
    ("al-anon", "Young Hearts", "For children under 12 there is a playroom."),
    ("al-anon", "Young at Heart", "Seniors 55+"),
    ("al-anon", "Adult Children of Al-Anon", None),
    ("aa", "Martin Luther King Junior AA Group", None),
    ("al-anon", "Martin Luther King Junior AFG", None),
    ("aa", "Young People's Group", "Upstairs, 8-9:30"),
    ("na", "Adultos niños", "Edades de 8 a 10 pm"),
    ("na", "Youth Center Group", "For those under 15 days clean"),
]


@pytest.mark.parametrize(
    ("fellowship", "name", "notes", "expected"),
    [*((*row, True) for row in OF_THE_YOUNG), *((*row, False) for row in OF_ADULTS)],
)
def test_more_ways_to_say_that_children_meet_and_to_say_that_adults_do(
    fellowship: str, name: str, notes: str | None, *, expected: bool
) -> None:
    told = is_for_children(
        fellowship=fellowship, name=name, group=None, audiences=frozenset(), notes=notes
    )
    assert told is expected
