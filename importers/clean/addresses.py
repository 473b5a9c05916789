"""A whole address -> its parts, read from the end: country, postal code, region, town, street."""

import re
from dataclasses import dataclass

from finder.register.places.regions import Region, country_code, regions_named
from importers.clean.postal_codes import find_postal_code
from importers.clean.quick import quickly
from importers.clean.streets import is_street, is_surely_street

_LONGEST = 1_000  # characters; what is longer is no address and stays one line
_BREAKS = re.compile(r"\s*[,;\n]\s*")
_GLUED_COUNTRY = re.compile(r"(.*\S)\s+(USA|U\.S\.A\.|UK|U\.K\.|United States|United Kingdom)")
_COUNTY = re.compile(r"(?:co\.?|county) \w+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """`country` is ISO 3166-1 alpha-2, the rest as written.

    `place` is what stands before the town and is no street: a building, a neighbourhood.
    """

    street: str | None = None
    locality: str | None = None
    region: str | None = None
    postal_code: str | None = None
    country: str | None = None
    place: str | None = None


_new_address = quickly(Address)


def split_address(whole: str) -> Address:
    """Reads the forms of the US, Canada, Australia, the UK, Ireland and the German-speaking lands.

    Unknown parts are None; every word but the country's stands in some part. A street is known by
    a number or a street's word (street_words.tsv), never by where it stands.
    """
    if len(whole) > _LONGEST:
        return Address(street=" ".join(whole.split()) or None)
    parts = [" ".join(part.split()) for part in _BREAKS.split(whole)]
    reader = _Reader([part for part in parts if part])
    reader.read()
    return reader.address


class _Reader:
    """Takes parts off the end of the address, one kind after the other."""

    def __init__(self, parts: list[str]) -> None:
        self.parts = parts
        self.region: str | None = None
        self.postal_code: str | None = None
        self.country: str | None = None
        self.locality: str | None = None

    @property
    def address(self) -> Address:
        """What stands before the town, from the first street on, is the street."""
        streets = [place for place, part in enumerate(self.parts) if is_street(part)]
        first = streets[0] if streets else len(self.parts)
        return _new_address(
            street=", ".join(self.parts[first:]) or None,
            locality=self.locality,
            region=self.region,
            postal_code=self.postal_code,
            country=self.country,
            place=", ".join(self.parts[:first]) or None,
        )

    def read(self) -> None:
        self._country()
        self._postal_code()
        self._region()
        self._town()

    def _country(self) -> None:
        if not self.parts:
            return
        *before, last = self.parts
        code = country_code(last)
        if code and self._means_country(last, code):
            self.country, self.region = code, last if _is_nation(last, code) else None
            self.parts = before
            while self.parts and country_code(self.parts[-1]) == code and not self._names_region():
                self.parts.pop()  # "SK, Slovakia"
        elif glued := _GLUED_COUNTRY.fullmatch(last):
            self.country = country_code(glued[2])
            self.parts = [*before, glued[1]]

    def _means_country(self, text: str, code: str) -> bool:
        """Of "CA", "DE" or "Georgia", which are states as well, what stands before decides."""
        states = [region for region in regions_named(text) if region.country != code]
        if not states:
            return True
        if len(self.parts) == 1:
            return False
        before = self.parts[-2]
        if any(region.country == code for region in regions_named(before)):
            return True
        found = find_postal_code(before, None)
        return found is not None and found.country in (None, code) and before.startswith(found.code)

    def _postal_code(self) -> None:
        for place in range(len(self.parts) - 1, max(len(self.parts) - 3, -1), -1):
            found = find_postal_code(self.parts[place], self.country)
            if found:
                self.postal_code, self.country = found.code, self.country or found.country
                self.parts[place : place + 1] = [found.rest] if found.rest else []
                return

    def _region(self) -> None:
        if not self.parts:
            return
        last = self.parts[-1]
        town, _, code = last.rpartition(" ")
        if self._is_region(last):
            self._take_region(last)
            self.parts.pop()
        elif town and self._is_code(code) and self._ends_a_town(last):
            self._take_region(code)
            self.parts[-1] = town

    def _is_region(self, text: str) -> bool:
        """Behind a street "New York" is the town, and so is "Durham"."""
        if self._is_code(text) or _COUNTY.fullmatch(text):
            return True
        regions = self._regions(text)
        if len(self.parts) == 1:
            return any(not region.town for region in regions)
        return bool(regions) and not is_surely_street(self.parts[-2])

    def _names_region(self) -> bool:
        return bool(self._regions(self.parts[-1]))

    def _is_code(self, text: str) -> bool:
        code = text.removesuffix(".")
        return code.isupper() and any(region.code == code for region in self._regions(code))

    def _ends_a_town(self, part: str) -> bool:
        """As in "Buffalo NY"; "104 Street NE" ends a street, unless a postal code came behind."""
        return self.postal_code is not None or not is_surely_street(part)

    def _regions(self, text: str) -> list[Region]:
        country = self.country
        return [found for found in regions_named(text) if country in (None, found.country)]

    def _take_region(self, text: str) -> None:
        """The postal code's form beside the state's name tells the country."""
        country = self.country
        countries = {found.country for found in self._regions(text)}
        if country is None and self.postal_code and len(countries) == 1:
            country = countries.pop()
        self.region, self.country = text, country

    def _town(self) -> None:
        if not self.parts:
            return
        known = (self.region, self.postal_code, self.country)
        alone = len(self.parts) == 1 and not any(known)
        last = self.parts[-1]
        if not (is_street(last) if alone else is_surely_street(last)):
            self.locality = last
            self.parts.pop()


def _is_nation(text: str, country: str) -> bool:
    return any(region.country == country for region in regions_named(text))
