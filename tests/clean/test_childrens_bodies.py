"""Every children's body that the register names is known, however spelt; none keeps a place."""

import re
from importlib.resources import files

import pytest

from finder.register.bodies import bodies
from finder.register.fellowships import fellowships
from importers.clean.beside_children import without_children
from importers.clean.children import is_for_children
from importers.clean.childrens_bodies import body_named, may_name_body
from importers.clean.slips import written_wrong
from tests.clean.drafts import meeting

BODIES = tuple(bodies().values())


def _is(name, notes=None, *, fellowship="aa"):
    return is_for_children(
        fellowship=fellowship, name=name, group=None, audiences=frozenset(), notes=notes
    )


def _named_in_register():
    """Every word of the register's data that is made with "teen", but "teen" itself."""
    texts = (
        path.read_text("utf-8")
        for path in files("finder.register").iterdir()
        if path.name.endswith((".toml", ".tsv"))
    )
    words = {
        word.lower()
        for text in texts
        for word in re.findall(r"(?<![/a-z-])[A-Za-z-]+teens?\b", text)
    }
    plain = {"teen", "teens", "concurrent-alateen", "non-teen", "fifteen", "thirteen", "ateen"}
    return sorted(words - plain)


@pytest.mark.parametrize("word", _named_in_register())
def test_no_childrens_body_of_the_register_is_forgotten(word):
    assert _is(f"{word} of Hope")
    assert without_children(f"{word} meets in the annex") is None


def test_every_fellowship_for_children_and_no_other_is_a_body():
    theirs = {key for key, item in fellowships().items() if item.for_children}
    assert theirs <= set(bodies())
    assert {body.belongs_to for body in BODIES} <= set(fellowships())


@pytest.mark.parametrize("body", BODIES, ids=lambda body: body.key)
def test_every_spelling_of_a_body_is_known(body):
    for between in ("", " ", "-", "–"):
        spelt = between.join(body.parts)
        for name in (spelt, f"{spelt}s", spelt.upper(), spelt.title(), f"Hope {spelt}"):
            assert _is(name), name
            left = without_children(f"Ring bell.\n{name} in the annex. Side door.")
            assert left == "Ring bell.", name


@pytest.mark.parametrize("body", [b for b in BODIES if len(b.whole) > 6], ids=lambda b: b.key)
def test_one_slip_in_a_body_is_forgiven(body):
    slips = [word for word in written_wrong(body.whole) if len(word) >= len(body.whole)]
    assert [word for word in slips[::17] if not _is(word.title())] == []


@pytest.mark.parametrize("name", ["Canteen", "Palatine Tuesday", "It's a team", "Fifteen", "Satin"])
def test_what_only_looks_like_a_body_is_none(name):
    assert not _is(name)


THEIRS = [
    ("Youth AA (13-17)", None),
    ("SMART Recovery Teen & Young Adult", "Ages 14-22"),
    ("High school group", "for ages 14-18"),
    ("Hope", "Ages 14-18 only"),
    ("Hope", "for ages 14-18 upstairs"),
    ("Hope", "under age 18"),
    ("Hope", "Under the age of 18"),
    ("Hope", "Minors only"),
    ("Hope", "Kids and teens"),
    ("Hope", "Meeting for teenage alcoholics"),
    ("Hope", "Teen meeting"),
    ("Hope", "Teen meeting. Use the side door."),
    ("Hope", "Teens 13-18"),
    ("Hope", "Ages 12-20"),
    ("Hope", "For students in grades 7-12"),
    ("Hope", "For youth 13-17"),
    ("Tuesday Night", "Alateen"),
    ("Tuesday Night", "Alateen meeting. Use the side door."),
]
FELLOWSHIPS = [
    ("al-anon", "Kids Al-Anon", None),
    ("al-anon", "Al-Anon for Kids", None),
    ("al-anon", "Just for Kids Al-Anon", None),
    ("al-anon", "Al-Anon Kids", None),
    ("al-anon", "Youth AFG", "under 18"),
    ("al-anon", "AFG Students' Group", "High school students."),
    ("na", "Youth NA", "For under 18s"),
    ("na", "Youth NA", "under 18 chapel"),
    ("na", "Youth NA", "Ring bell, under 18, Room 4"),
    ("na", "Youth NA", "Teens 13-17 meet in room 3"),
    ("al-anon", "Middle School Lunch Meeting", None),
    ("aa", "High School Lunch Meeting", None),
    ("na", "Lincoln High School Students", None),
    ("aa", "Middle School Club", None),
    ("families-anonymous", "Fateen", None),
    ("celebrate-recovery", "Grace Church The Landing", "The Landing ages 12-18 in the gym"),
    ("ga", "Young Gamblers 12-17", None),
    ("coda", "CoTeens", None),
    ("celebrate-recovery", "The Landing", "student ministry"),
    ("celebrate-recovery", "Celebration Place", "for children K-5"),
    ("celebrate-recovery", "CR - The Landing (teens)", None),
]
NOT_THEIRS = [
    ("aa", "Young People's", "Middle School"),
    ("aa", "The Landing", None),
    ("celebrate-recovery", "The Landing Church", None),
    ("celebrate-recovery", "Celebrate Recovery", None),
    ("al-anon", "Al-Anon Adult Children", None),
    ("al-anon", "Al-Anon Kids welcome", None),
    ("al-anon", "AFG Children of Alcoholics", None),
    ("al-anon", "Al-Anon Children's Hospital", None),
    ("al-anon", "Young Adults Al-Anon", "Ages 18-30"),
    ("na", "Youth NA", None),
    ("na", "Youth NA", "No one under 18"),
    ("na", "Youth NA", "Persons under 18 must be accompanied by a parent"),
    ("na", "Parents of Teens", "Parents of anyone under 18"),
    ("aa", "Young at Heart", "Children under 12 welcome"),
    ("aa", "Lincoln High School Group", None),
    ("aa", "High School Clubhouse Group", None),
    ("aa", "Old High School Club House", None),
    ("aa", "Sunrise", "Meets at Lincoln Middle School, lunch room"),
    ("aa", "Coteen, Derrybeg", None),
]
ADULTS = [
    ("Lynn Al-Anon", "Alateen"),
    ("Hope", "Young people welcome"),
    ("Hope", "children welcome"),
    ("Hope", "Childcare for ages 2-10"),
    ("Hope", "Childcare ages 5-12"),
    ("Hope", "Kids 5-12 welcome"),
    ("Parents of teens", None),
    ("Hope", "Parents with kids ages 6-12"),
    ("Hope", "No one under age 18"),
    ("Hope", "Under age 18 not allowed"),
    ("Hope", "Persons under 18 must be accompanied by a parent"),
    ("Hope", "Must be 18 or older; no minors"),
    ("Hope", "Members under 18 months sober"),
    ("Hope", "Meets in the youth group room"),
    ("Hope", "Read pages 12-20"),
    ("Hope", "Ages 7-8 pm"),
    ("Hope", "Ages 18-30"),
    ("High school group", None),
]


@pytest.mark.parametrize(("name", "notes"), THEIRS)
def test_plain_words_tell_that_under_18s_meet(name, notes):
    assert _is(name, notes)


@pytest.mark.parametrize(("fellowship", "name", "notes"), FELLOWSHIPS)
def test_a_fellowships_own_words_tell_that_under_18s_meet(fellowship, name, notes):
    assert _is(name, notes, fellowship=fellowship)


@pytest.mark.parametrize(("fellowship", "name", "notes"), NOT_THEIRS)
def test_what_only_sounds_like_them_is_adults(fellowship, name, notes):
    assert not _is(name, notes, fellowship=fellowship)


@pytest.mark.parametrize(("name", "notes"), ADULTS)
def test_a_meeting_for_adults_keeps_its_place(name, notes):
    assert not _is(name, notes)


PLACED = [
    ("Alateen also meets at 7pm, Qzz1 hall, 9 Elm St", None),
    ("Ala-teen also meets in Qzz1 hall", None),
    ("Alateen meets at the same time. Qzz2 hall, 9 Elm St. Use the side door.", None),
    ("Alateen: Fridays 7pm\nQzz3 hall, 9 Elm St\nSide door", None),
    ("S-Ateen Qzx17", None),
    ("Young members' meeting downstairs Qzx20", None),
    ("The group for young people (12 to 17) meets in Qzz15 room", None),
    ("Children's group meets Qzz14 room", None),
    ("Youth group meets in Qzz hall", None),
    ("Parents of Alateens AFG", "Parents of Alateens AFG"),
    ("Parents of Alateens AFG. Alateen meets in Qzz hall", "Parents of Alateens AFG."),
    ("See Alateen at https://qzz.example", None),
    ("Monday AFG and Alateen Qzz hall, 9 Elm St", None),
    ("Monday AFG (Alateen in Qzz). Use the Qzz door", "Monday AFG."),
    (
        "Ring bell. Alateen at 7. Qzz hall. Al-Anon is in room 4. Bring a book.",
        "Ring bell. Al-Anon is in room 4. Bring a book.",
    ),
]


@pytest.mark.parametrize(("text", "expected"), PLACED)
def test_what_follows_a_childrens_group_goes_until_the_adults_are_named(text, expected):
    assert without_children(text) == expected


def test_a_name_that_says_nothing_else_is_that_of_the_fellowship():
    found = meeting(name="Al-Anon and Alateen meet at 7pm in Qzz hall", group=None)
    assert "Qzz" not in found.name


@pytest.mark.parametrize("name", [body.name for body in BODIES])
def test_a_childrens_row_is_called_after_its_body(name):
    assert meeting(name=f"{name} at Qzz hall").name == name


@pytest.mark.parametrize("body", BODIES, ids=lambda body: body.key)
def test_the_quick_look_for_a_body_misses_no_spelling(body):
    spelt = ["-".join(body.parts), body.name, *body.also]
    spelt += [name.replace("teen", "teeeen") for name in spelt]
    for name in (*spelt, *map(str.upper, spelt)):
        assert body_named(f"x {name}"), name
        assert may_name_body(f"x {name}"), name
    assert not may_name_body("An adults' meeting")
