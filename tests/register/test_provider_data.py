"""The data of the providers: every domain and number is well formed and listed once."""

import re
import tomllib
from importlib.resources import files

DATA = tomllib.loads(files("finder.register").joinpath("providers.toml").read_text("utf-8"))
COUNTRY_CODES = {"US": "1", "CA": "1", "GB": "44", "IE": "353", "AU": "61", "DE": "49"}


def test_there_are_the_21_domains_that_readers_share():
    assert len(DATA["domains"]) == 21
    assert all(re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", domain) for domain in DATA["domains"])


def test_numbers_are_whole_of_their_country_and_listed_once():
    every = [digits for group in DATA["numbers"] for digits in group["digits"]]
    assert len(set(every)) == len(every)
    for group in DATA["numbers"]:
        code = COUNTRY_CODES[group["country"]]
        assert all(re.fullmatch(rf"{code}\d{{8,11}}", digits) for digits in group["digits"])
        assert group["source"]


def test_north_american_numbers_have_eleven_digits():
    every = [d for group in DATA["numbers"] for d in group["digits"] if d.startswith("1")]
    assert {len(digits) for digits in every} == {11}
