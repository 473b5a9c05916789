"""Cries for help: known in the words people use, never corrected, and not in the history."""

import html
import json
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from finder.model import Venue
from finder.register.urgent import is_young, urgent
from tests.made import meeting
from tests.web.conftest import Make

ANYONE = (
    *("me quiero matar", "Me voy a matar", "no quiero seguir viviendo", "me quiero quitar la vida"),
    *("acabar con mi vida", "mi hija tomó muchas pastillas", "mi papa se esta muriendo"),
    *("I have no reason to live", "I don’t want to be alive", "dont want to be here anymore"),
    *("thinking about ending it", "she took pills", "my son od", "my son OD'd", "selfharm"),
    *("passed out won't wake", "unresponsive", "ready to jump off a bridge", "hung himself"),
    *("drank bleach", "se ahorcó", "tirarme de un puente", "tomó cloro", "no reacciona"),
    *("me autolesiono", "está inconsciente"),
)
ABUSE = (
    *("abuso domestico", "tengo miedo de mi esposo", "me da miedo mi marido", "me lastima"),
    *("mi papá le pega a mi mamá", "pega a mis hijos", "me está golpeando", "violencia en casa"),
    *("he punched me", "he slapped me", "my partner is violent", "I am being beaten"),
    *("not safe at home", "I don't feel safe at home", "he threw me down", "he has a gun"),
    *("he won't let me leave", "my dad hurts my brother", "my husband hits me", "me pega"),
    *("he is threatening to kill me", "kill me", "my dad touches me", "amenaza con matarme"),
    *("mi padrastro me toca", "me manosea"),
)
ORDINARY = (
    *("safe place", "home group", "not a glum lot", "gun lake", "reason to live", "being sober"),
    *("miedo", "casa", "vida nueva", "quiero vivir", "mis hijos", "pastillas", "new life"),
    *("beaten path", "leave no one behind", "here and now", "pill addiction", "my brother"),
    *("Bridge Group", "Kill the Craving", "Golden Gate Bridge", "Jump Start", "Hang in There"),
    *("me toca", "el puente", "Odd Fellows", "Wake Up Call", "Wake Forest", "bleach", "od"),
)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        *((text, "anyone") for text in ANYONE),
        *((text, "abuse") for text in ABUSE),
        *((text, None) for text in ORDINARY),
    ],
)
def test_a_cry_is_known_and_ordinary_words_are_none(text: str, topic: str | None) -> None:
    assert urgent(text) == topic


YOUNG = (
    *("dad hits me", "dad hits", "dad touches me", "stepdad touches me", "step dad hits me"),
    *(
        "dad tuches me",
        "mather hits me",
        "my dda hits me",
        "unkle touches me",
        "stepfater beats me",
    ),
    *("my brother hits me", "coach touches me", "my coach touched me", "teacher touched me"),
    *("he touches me", "he touched me", "mom's boyfriend hits me", "scared of my stepdad"),
    *("im 12 and he hits me", "I am 15, she beats me", "mum is violent"),
    *("dad hits my little sister", "my stpdad hurts me"),
    *("papá me pega", "mi papá pega", "me pega mi mamá", "mi padrastro me toca", "él me toca"),
    *("me toca mi tío", "me tocó el novio de mi mamá", "mi entrenador me tocó", "mi papa me golpa"),
    *("mi profe me manosea", "tengo miedo de mi padrastro", "tengo 13 años y me pega"),
    *("mein Vater schlägt mich", "mon père me frappe"),
)
GROWN_UP = (
    "my husband hits me",
    "he hits me",
    "me pega",
    "mi marido me golpea",
    "boyfriend beats me",
)
NO_CRY_THOUGH_NEAR_ONE = (
    *("dad hit rock bottom", "brother hits rock bottom", "my father died", "mom beat addiction"),
    *("coach", "dads group", "parents", "ya me toca a mí", "hoy me toca", "I don't want to lie"),
    *("is Violet open", "three meetings", "sacred to me", "the story touched me", "Herts"),
    *("shared with me", "mother and daughter", "father Martin", "mi papá toma", "touch of hope"),
)


@pytest.mark.parametrize("text", YOUNG)
def test_somebody_young_is_understood_with_and_without_my_and_with_a_slip(text: str) -> None:
    assert urgent(text) == "abuse"
    assert is_young(text)


@pytest.mark.parametrize("text", GROWN_UP)
def test_a_grown_up_s_cry_is_not_taken_for_a_child_s(text: str) -> None:
    assert urgent(text) == "abuse"
    assert not is_young(text)


@pytest.mark.parametrize("text", NO_CRY_THOUGH_NEAR_ONE)
def test_what_only_sounds_alike_is_no_cry(text: str) -> None:
    assert urgent(text) is None


def test_the_child_line_stands_first_where_somebody_young_may_ask(make_site: Make) -> None:
    client = make_site(meeting("m1"), country="US").test_client()
    for words, is_first in (("dad hits", True), ("dad touches me", True), ("he hits me", False)):
        shown = html.unescape(client.get("/meetings", query_string={"q": words}).text)
        lines = shown.partition("Talk to someone now")[2].partition("</section>")[0]
        assert ("Childhelp" in lines) is is_first, words


def _rows(path: Path) -> list[object]:
    """None of a file that is no whole JSON, as some published ones are."""
    try:
        found = json.loads(path.read_bytes())
    except json.JSONDecodeError:
        return []
    return found if isinstance(found, list) else []


_NAMED = ("name", "group", "location", "city", "region", "sub_region")


def test_no_name_and_no_town_of_the_real_listings_is_a_cry(listings: Path) -> None:
    texts = {
        str(row[field])
        for path in sorted((listings / "meeting-guide").glob("*.json"))
        for row in _rows(path)
        for field in _NAMED
        if isinstance(row, dict) and row.get(field)
    }
    assert texts
    assert {text for text in texts if urgent(text)} <= {"Emergency Room"}


@pytest.fixture(scope="module")
def asker(make_site: Make) -> FlaskClient:
    names = ("Its Me", "Me Pegs", "Suiside Row", "Husband Hope", "Gratitude Hour")
    made = (meeting(f"m{number}", name=name) for number, name in enumerate(names))
    return make_site(*made).test_client()


def asked(asker: FlaskClient, words: str) -> str:
    return html.unescape(asker.get("/meetings", query_string={"q": words}).text)


@pytest.mark.parametrize("words", ["hits me", "my husband hits me", "me pega", "suicide"])
def test_a_cry_is_never_corrected(asker: FlaskClient, words: str) -> None:
    shown = asked(asker, words)
    assert "Talk to someone now" in shown
    assert "Showing results for" not in shown
    assert "Left out:" not in shown
    assert "Showing results for “gratitude”" in asked(asker, "gratitute hour")


def test_beside_a_place_the_lines_stand_above_what_meets_there(make_site: Make) -> None:
    there = Venue(latitude=42.36, longitude=-71.06, country="US", locality="Boston", region="MA")
    client = make_site(meeting("m1", name="Harbor Light", venue=there), country="US").test_client()
    shown = html.unescape(client.get("/meetings", query_string={"q": "he hits me boston"}).text)
    assert shown.index("Talk to someone now") < shown.index("Harbor Light")
    assert "Meetings near Boston" in shown
    assert "Left out:" not in shown
    assert "1-800-799-7233" in shown


def test_the_title_after_a_cry_says_nothing_of_it(asker: FlaskClient) -> None:
    title = asked(asker, "my husband hits me").split("<title>")[1].split("</title>")[0]
    assert "Meetings: No meetings found" in title
    assert "hits" not in title
    assert "gratitude" in asked(asker, "gratitude").split("</title>")[0].casefold()


@pytest.mark.parametrize("address", ["/meetings?q=suicide", "/meetings?q=me+pega", "/help"])
def test_the_quick_way_out_is_on_pages_of_helplines(asker: FlaskClient, address: str) -> None:
    assert "data-way-out" in asker.get(address).text
    assert "data-way-out" not in asker.get("/meetings?q=gratitude").text


def test_what_stays_wanted_has_its_own_chip_and_the_cry_stands_with_the_lines(
    make_site: Make,
) -> None:
    there = Venue(latitude=42.36, longitude=-71.06, country="US", locality="Boston", region="MA")
    made = [meeting(name, name=name, venue=there) for name in ("women", "men", "adult children")]
    client = make_site(*made, country="US").test_client()
    html_of = client.get("/meetings", query_string={"q": "he hits me WOMEN boston"}).text
    shown = html.unescape(html_of)
    lines, _, rest = shown.partition('class="total"')
    assert "You wrote “he hits me”. The meetings below are not chosen by these words." in _bare(
        lines
    )
    assert 'href="/meetings?near=boston&q=WOMEN"' in lines
    chips = rest.partition('class="chips"')[2].partition("</ul>")[0]
    assert [_bare(chip) for chip in chips.split("<li>")[1:]] == [
        "Remove “WOMEN”×",
        "Remove Within 25 miles of Boston, Massachusetts×",
        "Clear all",
    ]
    assert 'href="/meetings?near=boston&q=he%20hits%20me"' in chips


def test_words_that_choose_the_meetings_are_a_chip_as_any_others(make_site: Make) -> None:
    client = make_site(meeting("m1", name="After Suicide"), country="US").test_client()
    shown = html.unescape(client.get("/meetings", query_string={"q": "after suicide"}).text)
    assert "Talk to someone now" in shown
    assert "“after suicide”" in shown
    assert "You wrote" not in shown


def _bare(text: str) -> str:
    plain = "".join(char for char in text if char not in "\u2066\u2067\u2068\u2069")
    return " ".join(re.sub(r"<[^>]+>", "", plain).split())
