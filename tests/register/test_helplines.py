"""Crisis lines: by country, always with somewhere to turn, each with its official page."""

import re
from datetime import date, timedelta

import pytest

from finder.register.helplines import GOOD_FOR, Review, countries, every_line, helplines
from finder.register.options import values

US = ["911", "988", "1-800-662-4357", "1-800-799-7233", "1-800-422-4453"]
EVERY = [line for country in ("", *countries()) for line in helplines(country)]


@pytest.mark.parametrize("line", EVERY, ids=lambda line: f"{line.country} {line.label}")
def test_every_line_has_a_way_to_reach_it_and_a_source(line):
    assert line.label
    assert line.concern
    assert line.hours
    assert line.source.startswith("https://")
    assert line.phone or line.chat or line.note
    assert line.chat is None or line.chat.startswith("https://")
    assert line.topic in ("", "domestic_abuse")
    assert line.audience == "" or line.audience in values("audience")
    assert set(line.languages) <= set(values("language"))


@pytest.mark.parametrize("line", EVERY, ids=lambda line: f"{line.country} {line.label}")
def test_numbers_are_written_as_people_dial_them_there(line):
    for number in (line.phone, line.sms):
        assert number is None or re.fullmatch(r"[\d][\d -]*\d", number)


def test_no_line_counts_as_reviewed_before_a_person_has_done_so():
    assert not any(line.reviewed for line in EVERY)


@pytest.mark.parametrize("country", [None, "", "FR", "XX"])
def test_an_unknown_country_gets_the_emergency_number_and_the_international_lists(country):
    found = helplines(country)
    assert [line.label for line in found] == [
        "Emergency", "Lila.help", "Child Helpline International", "Find a Helpline",
    ]  # fmt: skip
    assert [(line.topic, line.audience) for line in found[1:3]] == [
        ("domestic_abuse", ""), ("", "young_people"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("country", "phones"),
    [
        ("US", US),
        ("us", US),
        ("CA", ["911", "988", "1-800-668-6868", None, None]),
        ("GB", ["999", "116 123", "0800 1111", "0808 2000 247"]),
        ("IE", ["112", "116 123", "1800 341 900", "1800 66 66 66"]),
    ],
)
def test_a_countrys_lines_come_first_then_the_directory(country, phones):
    found = helplines(country)
    assert [line.phone for line in found if line.country] == phones
    assert found[-1].chat == "https://findahelpline.com"


@pytest.mark.parametrize("country", countries())
def test_every_country_has_a_way_about_abuse_at_home_and_one_for_children(country):
    found = helplines(country)
    assert any(line.topic == "domestic_abuse" and (line.phone or line.chat) for line in found)
    assert any(line.audience == "young_people" and line.phone for line in found)


def test_every_line_has_a_key_of_its_own_that_settings_name_it_by():
    keys = [line.key for line in every_line()]
    assert len(set(keys)) == len(keys)
    assert all(re.fullmatch(r"([a-z]{2}|any)-[a-z0-9-]+", key) for key in keys)


def test_a_reviewed_line_counts_from_the_day_of_its_review():
    day = date(2027, 1, 31)
    (line,) = [x for x in helplines("US", {"us-988": Review(reviewed=day)}) if x.key == "us-988"]
    assert line.reviewed
    assert line.checked == day
    assert not line.expired(day + GOOD_FOR)


def test_a_withdrawn_line_goes_and_takes_no_other_with_it():
    kept = helplines("US", {"us-988": Review(withdrawn=True)})
    assert [line.key for line in kept] == [x.key for x in helplines("US") if x.key != "us-988"]


def test_a_line_expires_180_days_after_it_was_checked():
    line = helplines("US")[0]
    assert timedelta(days=180) == GOOD_FOR
    assert not line.expired(line.checked + timedelta(days=180))
    assert line.expired(line.checked + timedelta(days=181))
    assert not line.expired(date(2026, 11, 22))
