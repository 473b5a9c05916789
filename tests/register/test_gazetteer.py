"""Towns and postal codes by name."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finder.register.gazetteer import Gazetteer, fold_place, open_gazetteer
from finder.register.places import shipped
from finder.register.places.regions import countries, country_code, country_name, regions_named


@pytest.fixture(scope="module")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    return open_gazetteer(tmp_path_factory.mktemp("gazetteer"))


def first(gazetteer: Gazetteer, text: str) -> str | None:
    found = gazetteer.places(text)
    return found[0].label if found else None


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Springfield, IL", "Springfield, Illinois"),
        ("Springfield Illinois", "Springfield, Illinois"),
        ("springfield il", "Springfield, Illinois"),
        ("Springfield, IL, USA", "Springfield, Illinois"),
        ("Boston MA", "Boston, Massachusetts"),
        ("Boston", "Boston, Massachusetts"),
        ("\u202aBos\u200bton\u202c, MA", "Boston, Massachusetts"),
        ("Paris, France", "Paris, Île-de-France, France"),
        ("Paris TX", "Paris, Texas"),
        ("London, UK", "London, England"),
        ("London, Ontario", "London, Ontario"),
        ("Newport, Wales", "Newport, Wales"),
        ("Newport, Shropshire", "Newport, Shropshire"),
        ("Bray, Co. Wicklow", "Bray, County Wicklow"),
        ("Athens, Georgia", "Athens, Georgia"),
        ("Toronto, CA", "Toronto, Ontario"),
        ("Ontario, CA", "Ontario, California"),
        ("München", "Munich, Bavaria, Germany"),
        ("muenchen", "Munich, Bavaria, Germany"),
        ("MUNCHEN", "Munich, Bavaria, Germany"),
        ("Köln", "Köln, North Rhine-Westphalia, Germany"),
        ("Cologne", "Köln, North Rhine-Westphalia, Germany"),
        ("Aarhus", "Århus, Central Jutland, Denmark"),
        ("St. Louis", "St. Louis, Missouri"),
        ("Saint Louis MO", "St. Louis, Missouri"),
        ("New York City", "New York City, New York"),
        ("NYC", "New York City, New York"),
        ("New York, NY", "New York City, New York"),
        ("Washington, D.C.", "Washington, District of Columbia"),
        ("Kansas City Missouri", "Kansas City, Missouri"),
        ("東京", "Tokyo, Japan"),
        ("Москва", "Moscow, Russia"),
    ],
)
def test_a_town_is_found_as_people_write_it(gazetteer: Gazetteer, text: str, label: str) -> None:
    assert first(gazetteer, text) == label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("94110", "94110 San Francisco, California"),
        ("94110-1234", "94110 San Francisco, California"),
        ("San Francisco, CA 94110", "94110 San Francisco, California"),
        ("94110, USA", "94110 San Francisco, California"),
        ("SW1A 1AA", "SW1A Westminster Abbey, England"),
        ("sw1a1aa", "SW1A Westminster Abbey, England"),
        ("London SW1A 1AA", "SW1A Westminster Abbey, England"),
        ("BA1", "BA1 Bath, England"),
        ("D02 X285", "D02 Dublin 2, Leinster"),
        ("Dublin D02", "D02 Dublin 2, Leinster"),
        ("M5V 3L9", "M5V Downtown Toronto, Ontario"),
        ("80331", "80331 München, Bayern, Germany"),
        ("D-80331 München", "80331 München, Bayern, Germany"),
        ("10115 Berlin", "10115 Berlin, Berlin, Germany"),
        ("10115, Germany", "10115 Berlin, Berlin, Germany"),
        ("10115 NY", "10115 New York, New York"),
    ],
)
def test_a_postal_code_is_found_by_itself_and_beside_its_town(
    gazetteer: Gazetteer, text: str, label: str
) -> None:
    assert first(gazetteer, text) == label


def test_inner_london_is_found_by_its_district_as_people_say_it(gazetteer: Gazetteer) -> None:
    (west,) = gazetteer.places("W1")
    assert (west.country, west.kind) == ("GB", "postal_code")
    assert (round(west.latitude, 1), round(west.longitude, 1)) == (51.5, -0.1)


def test_a_place_lies_where_it_is(gazetteer: Gazetteer) -> None:
    boston = gazetteer.places("Boston, MA")[0]
    assert (round(boston.latitude, 1), round(boston.longitude, 1)) == (42.4, -71.1)
    assert (boston.country, boston.region, boston.kind) == ("US", "Massachusetts", "town")
    assert boston.population > 600_000


def test_places_of_one_name_come_with_the_largest_first(gazetteer: Gazetteer) -> None:
    people = [place.population for place in gazetteer.places("Springfield")]
    assert len(people) > 10
    assert people == sorted(people, reverse=True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        ",",
        "-",
        "Sprngfield",
        "Boston, Bavaria",
        "BA1, USA",
        "99999999",
        "\x00",
        "\ud800",
    ],
)
def test_what_is_no_place_gives_none(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.places(text) == ()


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Sprngfield", "Springfield, Missouri"),
        ("Sprngfield, IL", "Springfield, Illinois"),
        ("pringfield", "Springfield, Missouri"),
        ("Bostno", "Boston, Massachusetts"),
        ("Cincinatti", "Cincinnati, Ohio"),
        ("New Yrok", "New York City, New York"),
        ("Philadelph", "Philadelphia, Pennsylvania"),
        ("Springfield, ZZ", "Springfield, Missouri"),
        ("Wicker Park, Chicago", "Chicago, Illinois"),
    ],
)
def test_a_misspelt_name_gives_suggestions(gazetteer: Gazetteer, text: str, label: str) -> None:
    assert gazetteer.suggestions(text)[0] == label


def test_every_suggestion_is_found_by_itself(gazetteer: Gazetteer) -> None:
    offered = [
        label for text in ("Sprngfield", "Londn", "Nwport") for label in gazetteer.suggestions(text)
    ]
    assert len(offered) > 8
    assert [label for label in offered if not gazetteer.places(label)] == []


@given(st.text(max_size=120))
@settings(max_examples=50, deadline=None)
def test_no_text_breaks_a_look_up(gazetteer: Gazetteer, text: str) -> None:
    assert len(gazetteer.suggestions(text)) <= 5
    assert all(-90 <= place.latitude <= 90 for place in gazetteer.places(text))


def test_many_threads_may_ask_at_once(gazetteer: Gazetteer) -> None:
    wrong: list[str | None] = []

    def ask() -> None:
        for _ in range(50):
            label = first(gazetteer, "Boston, MA")
            if label != "Boston, Massachusetts":
                wrong.append(label)

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


@pytest.fixture
def _one_town(monkeypatch: pytest.MonkeyPatch) -> None:
    town = shipped.Town(
        country="US",
        region="Ohio",
        county=None,
        name="Testville",
        latitude=40.0,
        longitude=-83.0,
        population=2_000,
        also=(),
    )
    monkeypatch.setattr(shipped, "towns", lambda: iter([town]))
    monkeypatch.setattr(shipped, "postal_codes", lambda: iter([]))


@pytest.mark.usefixtures("_one_town")
def test_several_may_make_the_file_at_once(tmp_path: Path) -> None:
    together = threading.Barrier(4)

    def make() -> bool:
        together.wait()
        return bool(open_gazetteer(tmp_path / "new").places("Testville, OH"))

    with ThreadPoolExecutor(4) as workers:
        assert all(future.result() for future in [workers.submit(make) for _ in range(4)])
    assert len(list((tmp_path / "new").iterdir())) == 1


@pytest.mark.usefixtures("_one_town")
def test_a_file_that_is_there_is_opened_and_not_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_gazetteer(tmp_path)
    monkeypatch.setattr(shipped, "towns", lambda: pytest.fail("it was made again"))
    assert open_gazetteer(tmp_path).places("Testville")


@pytest.mark.usefixtures("_one_town")
def test_other_data_makes_another_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_gazetteer(tmp_path)
    monkeypatch.setattr(shipped, "fingerprint", lambda: "0123456789abcdef")
    open_gazetteer(tmp_path)
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.usefixtures("_one_town")
def test_a_making_that_fails_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> Iterator[shipped.PostalCode]:
        raise OSError("the disk is full")
        yield

    monkeypatch.setattr(shipped, "postal_codes", broken)
    with pytest.raises(OSError, match="full"):
        open_gazetteer(tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "spellings",
    [
        ("St. Louis", "Saint Louis", "SAINT-LOUIS", "st louis"),
        ("O'Fallon", "O’Fallon", "ofallon"),
        ("Washington, D.C.", "washington dc"),
        ("Zürich", "ZURICH", "Zu\u0308rich"),
        ("Łódź", "lodz"),
    ],
)
def test_spellings_of_one_name_have_one_key(spellings: tuple[str, ...]) -> None:
    assert len({fold_place(text) for text in spellings}) == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("USA", "US"),
        ("U.S.A.", "US"),
        ("United States", "US"),
        ("us", "US"),
        ("UK", "GB"),
        ("England", "GB"),
        ("Northern Ireland", "GB"),
        ("Republic of Ireland", "IE"),
        ("Éire", "IE"),
        ("Deutschland", "DE"),
        ("Österreich", "AT"),
        ("日本", "JP"),
        ("The Netherlands", "NL"),
        ("Korea", "KR"),
        ("Saint", None),
        ("Europe", None),
        ("", None),
        (None, None),
        ("x" * 10_000, None),
    ],
)
def test_a_country_is_known_by_what_people_call_it(text: str | None, code: str | None) -> None:
    assert country_code(text) == code


def test_every_country_is_found_by_its_code_and_its_name() -> None:
    assert len(countries()) == 250
    assert [code for code in countries() if country_code(code) != code] == []
    assert [code for code in countries() if country_code(country_name(code)) != code] == []


def test_a_state_may_be_one_of_several() -> None:
    assert {region.country for region in regions_named("WA")} == {"US", "AU"}
    assert [region.name for region in regions_named("Québec")] == ["Quebec"]


def test_the_shipped_data_is_small_and_names_its_source() -> None:
    folder = Path(shipped.__file__).parent
    assert sum(path.stat().st_size for path in folder.glob("*.gz")) < 5_000_000
    notice = (folder / "NOTICE").read_text(encoding="utf-8")
    assert "GeoNames" in notice
    assert "creativecommons.org/licenses/by/4.0" in notice


def test_the_shipped_files_carry_no_time_of_making() -> None:
    folder = Path(shipped.__file__).parent
    for path in folder.glob("*.gz"):
        assert path.read_bytes()[4:8] == bytes(4), path.name
