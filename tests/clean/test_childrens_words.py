"""Children's meetings are recognised in other languages and through slips; nothing tells where."""

import pytest

from finder.record import to_json
from finder.search.slips import is_one_slip
from importers import Feed
from importers.clean.beside_children import without_children
from importers.clean.children import is_for_children
from importers.clean.slips import righted, written_wrong
from tests.clean.drafts import meeting

AL_ANON = Feed(key="family", urls=("x",), fellowship="al-anon", timezone="America/New_York")

THEIRS = [
    ("Jovenes Al-Anon", "Para adolescentes de 13 a 18 años. Timbre"),
    ("Jóvenes en Acción", "Grupo para hijos adolescentes de alcohólicos"),
    ("Hope", "Dirigido a jóvenes de 12 a 17 años"),
    ("Jóvenes", "Entre 13 y 18 años"),
    ("Jóvenes", "Menores de 18 años"),
    ("Jóvenes en AA", "Para menores de edad"),
    ("Jóvenes de 13 a 18 años", None),
    ("Grupo para menores", None),
    ("Jeunes Al-Anon", "Pour les adolescents de 12 à 18 ans"),
    ("Hope", "Jeunes de 12 à 18 ans."),
    ("Enfants", "Groupe pour enfants de 8 à 12 ans"),
    ("Jovens", "Para adolescentes"),
    ("Junge Leute", "Für Jugendliche von 12 bis 18 Jahren"),
    ("Alateeen Friday", None),
    ("Alaten", None),
    ("Ala teen", None),
    ("Alatene Hope", None),
    ("Alatrens", None),
    ("Hope", "Alaten members only"),
    ("和平堂青少年家庭小组", None),
    ("希望", "未成年人聚会"),
    ("兒童組", None),
    ("アラティーン東京", None),
    ("10代のグループ", None),
    ("서울알라틴모임", None),
    ("희망", "청소년 모임입니다"),
    ("קבוצת אלאטין תל אביב", None),
    ("תקווה", "קבוצה לבני נוער"),
    ("مجموعة الأمل للمراهقين", None),
    ("مجموعة ألاتين", None),
    ("امید", "گروه نوجوانان"),
    ("กลุ่มอลาทีน", None),
]
ADULTS = [
    ("Jóvenes en AA", None),
    ("Jóvenes Al-Anon", None),
    ("Hope", "Jóvenes de 18 a 35 años"),
    ("Hope", "Para padres de adolescentes"),
    ("Hope", "Grupo para padres y madres de hijos adolescentes"),
    ("Padres de adolescentes", None),
    ("Parents d'adolescents", None),
    ("Eltern von Jugendlichen", None),
    ("Hope", "Bienvenidos adolescentes y adultos"),
    ("Hope", "Hay guardería para niños de 3 a 10 años"),
    ("Hope", "También hay un grupo para adolescentes"),
    ("Hope", "También tenemos un grupo para adolescentes"),
    ("Hope", "Para miembros con 10 a 15 años de sobriedad"),
    ("Hope", "No apto para menores de 18 años"),
    ("Latin Friday", None),
    ("Canteen", None),
    ("青年小组", None),
    ("青少年家长小组", None),
    ("希望", "青少年父母"),
    ("라틴", None),
    ("청소년 부모 모임", None),
    ("קבוצת צעירים", None),
    ("הורים לבני נוער", None),
    ("الثقافة اللاتينية", None),
    ("أهالي المراهقين", None),
]
ROOMS = [
    ("In the hall. Teens meet in room X next door with two sponsors.", "In the hall."),
    ("Timbre abajo. Los adolescentes se reúnen en el salón X.", "Timbre abajo."),
    ("Ring bell. Alateeen is in room 4.", "Ring bell."),
    ("Ring bell. Teens in Room 3. Side door", "Ring bell."),
    ("Ring bell. The teens go downstairs.", "Ring bell."),
    ("Café. Sala para adolescentes al lado. Timbre", "Café."),
    ("Café. Les ados se réunissent à côté. Cour", "Café."),
    ("Kaffee. Die Jugendlichen treffen sich nebenan. Hof", "Kaffee."),
    ("Teens welcome. Ring bell",) * 2,
    ("Adolescentes bienvenidos. Salón 2",) * 2,
    ("Parents of teens meet here. Ring bell",) * 2,
    ("请按门铃. 青少年在隔壁房间聚会", "请按门铃."),
    ("문 앞. 청소년 모임은 지하 2층. 커피", "문 앞."),
    ("לצלצל. בני נוער נפגשים בקומה 2. קפה", "לצלצל."),
    ("الباب الأيمن. المراهقون يجتمعون في القاعة 3. قهوة", "الباب الأيمن."),
]


def _is(name, notes):
    return is_for_children(
        fellowship="al-anon", name=name, group=None, audiences=frozenset(), notes=notes
    )


@pytest.mark.parametrize(("name", "notes"), THEIRS)
def test_words_of_other_languages_and_slips_tell_that_children_meet(name, notes):
    assert _is(name, notes)


@pytest.mark.parametrize(("name", "notes"), ADULTS)
def test_young_adults_parents_and_child_care_are_no_childrens_meeting(name, notes):
    assert not _is(name, notes)


@pytest.mark.parametrize(("text", "expected"), ROOMS)
def test_a_row_for_adults_does_not_say_where_teenagers_meet(text, expected):
    assert without_children(text) == expected


@pytest.mark.parametrize("text", ["Alateen", "Alateens hope", "Narateen", "Palatine canteen"])
def test_what_is_no_slip_stays_as_it_is(text):
    assert righted(text) == text


def test_no_free_text_of_a_childrens_row_is_kept():
    found = meeting(
        AL_ANON,
        name="Jóvenes en Acción",
        group="Alateen at Zephyrchurch",
        regions=("Zephyrregion",),
        notes="Grupo para hijos adolescentes de alcohólicos. Zephyrroom",
        venue_name="Zephyrhall",
        venue_notes="Zephyrdoor",
        source_url="https://example.org/zephyr",
    )
    assert found.for_children
    assert "zephyr" not in to_json(found).lower()
    assert found.venue.street is None


@pytest.mark.parametrize(("given", "kept"), [("Ohio", ("Ohio",)), ("Boston", ("Boston",))])
def test_a_region_of_our_own_list_or_the_town_is_kept(given, kept):
    assert meeting(AL_ANON, name="Alateen", regions=(given, "Zephyr")).regions == kept


@pytest.mark.parametrize(
    ("name", "kept"), [("Alateen at Zephyr", "Alateen"), ("Alateen at Noon", "Alateen at Noon")]
)
def test_a_name_that_says_at_what_place_becomes_what_it_is(name, kept):
    assert meeting(AL_ANON, name=name).name == kept


def test_a_slip_is_what_the_search_takes_for_one() -> None:
    for body in ("alateen", "narateen"):
        assert all(is_one_slip(wrong, body) for wrong in written_wrong(body) if wrong != body)


@pytest.mark.parametrize(
    "name",
    [
        "和平堂青少年家庭小组",
        "서울교회 알라틴모임",
        "קבוצת אלאטין בבית הכנסת",
        "مجموعة المراهقين في الكنيسة",
        "アラティーン東京教会",
        "Группа подростков при храме",
    ],
)
def test_a_name_in_letters_that_no_list_of_ours_reads_becomes_what_it_is(name):
    found = meeting(
        AL_ANON,
        name=name,
        address="Zephyrstrasse 5",
        venue_name="和平堂",
        latitude=42.36,
        longitude=-71.06,
        notes="门铃 zephyr",
        online_url="https://zoom.us/j/8888888888",
        source_url="https://example.org/zephyr",
    )
    assert found.name == "Alateen"
    assert found.for_children
    told = to_json(found)
    assert "zephyr" not in told.lower()
    assert not any(word in told for word in ("和平堂", "8888888888", "42.36", "71.06"))
