"""Finds the postal code in one part of an address, by the forms of postal_forms.tsv."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from finder.register.places.regions import regions_named
from importers.clean.streets import is_street

_PREFIXES = {"A": "AT", "B": "BE", "CH": "CH", "D": "DE", "DK": "DK", "F": "FR", "L": "LU"}
_WITH_PREFIX = re.compile(rf"({'|'.join(_PREFIXES)})-(?=\d{{4,5}}\s)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How codes are written; no `countries`: in any that has no form of its own."""

    countries: tuple[str, ...]
    pattern: re.Pattern[str]
    bare: bool  # digits alone, which a house number could be as well


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The code and what else the part holds; `country` where the form tells it."""

    code: str
    rest: str
    country: str | None = None


def find_postal_code(part: str, country: str | None) -> Found | None:
    """`country` is the code of the address's country where it is known."""
    prefix = _WITH_PREFIX.match(part)
    if prefix and country in (None, _PREFIXES[prefix[1]]):
        country = _PREFIXES[prefix[1]]
        part = part[prefix.end() :]
    for form in _usable(country):
        found = form.pattern.fullmatch(part)
        if found and not (form.bare and _doubtful(found, form, country)):
            told = None if form.bare or not form.countries else form.countries[0]
            rest = (found.groupdict().get("rest") or "").strip()
            return Found(code=found["code"], rest=rest, country=country or told)
    return None


@cache  # at most one for each country
def _usable(country: str | None) -> tuple[Form, ...]:
    elsewhere = country not in _own_forms()
    return tuple(
        form
        for form in _forms()
        if country is None or country in form.countries or (elsewhere and not form.countries)
    )


def _doubtful(found: re.Match[str], form: Form, country: str | None) -> bool:
    """Digits alone are a code where nothing else can be meant."""
    rest = (found.groupdict().get("rest") or "").strip()
    if not form.countries:  # before a town, or by itself
        return bool(rest) and is_street(rest)
    if country is None and "AU" in form.countries:
        last = rest.split()[-1:] or [""]
        return not any(region.country == "AU" for region in regions_named(last[0]))
    return False


@cache
def _forms() -> tuple[Form, ...]:
    text = files("importers.clean").joinpath("postal_forms.tsv").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return tuple(_form(row) for row in csv.DictReader(lines, delimiter="\t"))


def _form(row: dict[str, str]) -> Form:
    code = f"(?P<code>{row['form']})"
    whole = {
        "end": rf"(?:(?P<rest>.*)\s)?{code}",
        "start": rf"{code}\s+(?P<rest>\D.*)",
        "whole": code,
    }[row["where"]]
    countries = tuple(row["countries"].replace("*", "").split())
    return Form(
        countries=countries,
        pattern=re.compile(whole, re.IGNORECASE | re.ASCII),
        bare="[A" not in row["form"],
    )


@cache
def _own_forms() -> frozenset[str]:
    return frozenset().union(*(form.countries for form in _forms())) - {"NL"}
