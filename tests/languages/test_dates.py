from datetime import date, time

import pytest

from finder.languages import (
    clock,
    country,
    decimal,
    direction,
    full_date,
    isolated,
    long_date,
    own_name,
    speaking,
    twelve_hours,
    weekday_name,
    whole,
)

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("tag", "long", "full"),
    [
        ("en", "Monday 23 November", "23 November 2026"),
        ("es", "lunes 23 de noviembre", "23 de noviembre de 2026"),
    ],
)
def test_a_day_is_said_in_words_with_the_day_first(tag: str, long: str, full: str) -> None:
    with speaking(tag):
        assert (long_date(DAY), full_date(DAY)) == (long, full)


@pytest.mark.parametrize(
    ("tag", "moment", "style", "words"),
    [
        ("en", time(19), "12", "7:00 PM"),
        ("en", time(0), "12", "midnight"),
        ("en", time(12), "12", "noon"),
        ("es", time(19), "12", "7:00\N{NO-BREAK SPACE}p.m."),
        ("es", time(7, 5), "12", "7:05\N{NO-BREAK SPACE}a.m."),
        ("es", time(19), "24", "19:00"),
        ("es", time(0), "12", "medianoche"),
        ("es", time(12), "12", "mediodía"),
        ("en", time(0), "24", "midnight"),
        ("es", time(12), "24", "mediodía"),
        ("en", time(12, 1), "24", "12:01"),
        ("es", time(12, 30), "12", "12:30\N{NO-BREAK SPACE}p.m."),
    ],
)
def test_a_time_is_said_the_way_of_the_language(
    tag: str, moment: time, style: str, words: str
) -> None:
    with speaking(tag):
        assert clock(moment, style).replace(" ", "\N{NO-BREAK SPACE}") == words.replace(
            " ", "\N{NO-BREAK SPACE}"
        )


@pytest.mark.parametrize(
    ("tag", "twelve"), [("en", True), ("es", True), ("de", False), ("fr", False), ("fa", False)]
)
def test_a_language_says_its_hours_to_twelve_or_to_twenty_four(tag: str, twelve: bool) -> None:
    assert twelve_hours(tag) is twelve


@pytest.mark.parametrize(
    ("tag", "number", "figure"),
    [("en", "12,345", "1.5"), ("es", "12,345", "1.5"), ("de", "12.345", "1,5")],
)
def test_numbers_are_written_the_way_of_the_language(tag: str, number: str, figure: str) -> None:
    with speaking(tag):
        assert (whole(12345), decimal(1.5, 1)) == (number, figure)


def test_weekdays_have_names_in_every_language() -> None:
    with speaking("de"):
        assert (weekday_name(0), weekday_name(6, short=True)) == ("Montag", "So.")


@pytest.mark.parametrize(
    ("tag", "name", "written"),
    [("en", "English", "ltr"), ("es", "Español", "ltr"), ("fa", "فارسی", "rtl")],
)
def test_a_language_has_its_own_name_and_direction(tag: str, name: str, written: str) -> None:
    assert (own_name(tag), direction(tag)) == (name, written)


def test_countries_are_called_as_the_language_calls_them() -> None:
    with speaking("es"):
        assert country("DE", "Germany") == "Alemania"
        assert country("ZZZ", "Nowhere") == "Nowhere"


def test_a_name_keeps_its_direction_where_that_makes_a_difference() -> None:
    assert isolated("Boston") == "Boston"
    with speaking("fa"):
        assert isolated("Boston") == "\u2068Boston\u2069"
