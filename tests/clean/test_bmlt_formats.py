"""Formats of a BMLT server: what a row's ids and keys mean by the server's own list."""

import pytest

from importers.clean.bmlt_formats import Formats, Told, read_formats

SPANISH = [
    {"id": "2", "key_string": "M", "name_string": "Mujeres", "lang": "es"},
    {"id": "2", "key_string": "W", "name_string": "Women", "lang": "en"},
    {"id": "3", "key_string": "H", "name_string": "Hombres", "lang": "es"},
    {"id": "3", "key_string": "M", "name_string": "Men", "lang": "en"},
    {"id": "4", "key_string": "A", "name_string": "Abierta", "world_id": "OPEN", "lang": "es"},
]
STOCK = [("M", "men"), ("W", "women"), ("C", "closed"), ("O", "open"), ("CS", "children_welcome")]


def listed(key: str, name: str, **more: str) -> Formats:
    record = {"id": "7", "key_string": key, "name_string": name, "lang": "en"}
    return read_formats([{**record, **more}])


def values(told: list[Told]) -> list[list[str]]:
    return [[each.value for each in item.meanings()] for item in told]


@pytest.mark.parametrize(("key", "value"), STOCK)
def test_without_any_list_a_key_means_what_it_means_elsewhere(key: str, value: str):
    assert values(Formats().of_row(["7"], [key], "en")) == [[value]]


@pytest.mark.parametrize("ids", [["7"], []], ids=["by id", "by key"])
@pytest.mark.parametrize("key", [key for key, _ in STOCK])
def test_a_key_means_nothing_against_the_name_its_server_gives_it(key: str, ids: list[str]):
    assert values(listed(key, "Candlelight").of_row(ids, [key], "en")) == [["candlelight"]]
    assert values(listed(key, "Riverside Reading").of_row(ids, [key], "en")) == [[]]


@pytest.mark.parametrize("ids", [["7"], []], ids=["by id", "by key"])
@pytest.mark.parametrize(
    ("key", "name", "description", "expected"),
    [
        ("TC", "Topic/Chair", "", []),
        ("TC", "Building closed for works", "", ["temporarily_closed"]),
        ("TC", "Pause", "Temporarily no place", ["break"]),
        ("VM", "Very Mellow", "", []),
        ("VM", "Meets on Zoom", "", ["online"]),
        ("HY", "Hymns", "", []),
        ("HY", "Presencial y virtual a la vez", "", ["hybrid"]),
        ("VM", "", "", ["online"]),
    ],
)
def test_a_reserved_key_counts_where_its_words_agree(
    key: str, name: str, description: str, expected: list[str], ids: list[str]
):
    formats = listed(key, name, description_string=description)
    assert values(formats.of_row(ids, [key], "en")) == [expected]


def test_the_world_id_goes_before_the_name():
    formats = listed("M", "Women", world_id="M")
    assert values(formats.of_row(["7"], ["M"], "en")) == [["men"]]


@pytest.mark.parametrize(("language", "value"), [("es", "candlelight"), ("en", "women")])
def test_the_name_in_the_row_s_language_goes_before_others(language: str, value: str):
    names = [("Candlelight", "es"), ("Women", "en")]
    records = [{"id": "7", "key_string": "X", "name_string": n, "lang": tag} for n, tag in names]
    assert values(read_formats(records).of_row(["7"], ["X"], language)) == [[value]]


def test_a_format_open_in_one_week_is_not_open_always_whatever_its_world_id():
    formats = listed("O2", "Open", world_id="OPEN", format_type_enum="O-2")
    assert values(formats.of_row(["7"], ["O2"], "en")) == [["open_nth_week"]]


def test_a_format_without_any_word_is_read_by_its_key():
    assert values(listed("W", "").of_row(["7"], ["W"], "en")) == [["women"]]


@pytest.mark.parametrize(
    ("key", "language", "expected"),
    [
        ("M", "es", ["women"]),
        ("M", "en", ["men"]),
        ("W", "en", ["women"]),
        ("A", "es", ["open"]),
        ("A", "en", ["open"]),  # none but this format has the key
        ("M", "", []),  # one of two that differ
        ("M", "fr", []),
        ("C", "es", []),  # the list has no such key
        ("C", "en", []),
    ],
)
def test_without_ids_a_key_is_that_of_the_list_in_the_row_s_language(
    key: str, language: str, expected: list[str]
):
    assert values(read_formats(SPANISH).of_row([], [key], language)) == [expected]


def test_with_ids_a_key_of_another_language_is_not_taken():
    assert values(read_formats(SPANISH).of_row(["99"], ["W"], "es")) == [[]]


def test_two_formats_of_a_row_that_share_a_key_are_told_apart_by_its_language():
    told = read_formats(SPANISH).of_row(["2", "3"], ["M", "H"], "es")
    assert [(item.code.text, item.meanings()[0].value) for item in told] == [
        ("M", "women"),
        ("H", "men"),
    ]


def test_a_key_that_may_be_one_of_several_keeps_what_all_of_them_say():
    [told] = read_formats(SPANISH).of_row([], ["M"], "fr")
    assert {item.name for item in told.group} == {"Mujeres", "Women", "Hombres", "Men"}


def test_a_list_in_other_languages_alone_does_not_hide_a_key_it_does_not_have():
    assert values(read_formats(SPANISH).of_row([], ["Wo2"], "de")) == [["nth_week_only"]]


def test_formats_without_ids_do_not_replace_each_other():
    records = [{**record, "id": ""} for record in SPANISH]
    found = read_formats(records).of_row([], ["H", "A"], "es")
    assert values(found) == [["men"], ["open"]]


def test_many_namesakes_and_languages_cost_no_more_than_a_few():
    namesakes = [
        {"id": str(number), "key_string": "M", "name_string": f"N{number}", "lang": "en"}
        for number in range(2_000)
    ]
    languages = [
        {"id": "9999", "key_string": "L", "name_string": "X", "lang": f"l{number}"}
        for number in range(2_000)
    ]
    found = read_formats([*namesakes, *languages]).of_row([], ["M", "L"], "en")
    assert [len(item.group) for item in found] == [5, 20]
