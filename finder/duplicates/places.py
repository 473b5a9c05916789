"""Whether two listings name one place: by point, address, postal code and the house's name."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from importlib.resources import files
from math import asin, cos, radians, sin, sqrt

from finder.duplicates.names import Name, likeness, name_of
from finder.model import Venue
from finder.search.tokens import words

_EARTH_KM = 6371.009  # the radius of geopy's great_circle
_DEGREE_KM = 111.0  # a little less than a degree of latitude
_HERE, _NEAR, _FAR = 0.1, 0.4, 1.0  # km between two points
_HOUSE = re.compile(r"(\d{1,6})[a-z]?")  # 12, 12a
_ORDINAL = re.compile(r"(\d{1,4})(?:st|nd|rd|th)")
_HOUSE_IN = re.compile(r"\b\d{1,6} ")
_KIND = "kind"
_ALIKE, _SURELY_ALIKE = 0.6, 0.8
_TELLING = 1.0  # weight of a house's name that is not "Church" alone


class Together(IntEnum):
    """How sure it is that two places are one; UNKNOWN is no agreement."""

    FAR = 0
    UNKNOWN = 1
    NEAR = 2
    SAME = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What is compared of a venue. `exact_code`: the postal code is that of a few houses.

    `line` and `called` are the street and the house as they are written: most venues have no
    partner to be compared with, so what is made of these is made when it is asked for.
    """

    point: tuple[float, float] | None
    houses: frozenset[str]
    line: str
    called: str | None
    town: str
    region: str
    code: str
    country: str

    @property
    def street(self) -> frozenset[str]:
        """The words that name the street."""
        return _street_of(self.line)

    @property
    def house_name(self) -> Name:
        return name_of(self.called)

    @property
    def exact_code(self) -> bool:
        """A code with letters (British, Irish, Canadian, Dutch) is that of a few houses."""
        return len(self.code) >= 5 and not self.code.isdigit()


def place_of(venue: Venue | None) -> Place | None:
    if venue is None:
        return None
    point = None
    if venue.latitude is not None and venue.longitude is not None and not venue.only_near:
        point = (venue.latitude, venue.longitude)
    return Place(
        point=point,
        houses=_houses_of(venue.street) if venue.street else frozenset(),
        line=venue.street or "",
        called=venue.name,
        town=_plain(venue.locality) if venue.locality else "",
        region=_plain(venue.region) if venue.region else "",
        code=_plain(venue.postal_code).replace(" ", "") if venue.postal_code else "",
        country=venue.country or "",
    )


def together(one: Place | None, two: Place | None) -> Together:
    if one is None or two is None:
        return Together.UNKNOWN
    if one.country and two.country and one.country != two.country:
        return Together.FAR
    apart = _apart(one.point, two.point) if one.point and two.point else None
    address = _same_address(one, two)
    if apart is not None and apart > _FAR:
        return Together.NEAR if address and one.code == two.code else Together.FAR
    if address and (apart is not None or _same_town(one, two)):
        return Together.SAME
    if apart is not None and apart <= _HERE:
        return Together.NEAR if _odd_address(one, two) else Together.SAME
    coded = bool(one.code) and one.code == two.code
    house = likeness(one.house_name, two.house_name) >= _ALIKE
    if coded and one.exact_code and not _odd_address(one, two):
        return Together.SAME if house or one.street & two.street else Together.NEAR
    if house and ((address and one.region == two.region) or _here(one, two)):
        return Together.NEAR
    if _odd_address(one, two) or (apart is None and _odd_town(one, two)):
        return Together.FAR
    return Together.NEAR if apart is not None and apart <= _NEAR else Together.UNKNOWN


def _apart(one: tuple[float, float], two: tuple[float, float]) -> float:
    """Kilometres on geopy's sphere; of what is clearly far, the way north or south alone."""
    north = abs(one[0] - two[0]) * _DEGREE_KM
    if north > 2 * _FAR:
        return north
    south, other = radians(one[0]), radians(two[0])
    half = sin((other - south) / 2) ** 2
    half += cos(south) * cos(other) * sin(radians(two[1] - one[1]) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))


def one_house(one: Place | None, two: Place | None) -> bool:
    """Whether people who go to one are at the other: SAME, or a house of one name.

    The latter on one street of a town, though the numbers differ (a hall beside its church, a
    slip), or of one code where a list gives no number, whose point may be the middle of the code.
    """
    found = together(one, two)
    if one is None or two is None or found is Together.SAME:
        return found is Together.SAME
    alike = likeness(one.house_name, two.house_name)
    coded = bool(one.code) and one.code == two.code
    if found is Together.NEAR and coded and not (one.houses and two.houses):
        return alike >= _ALIKE
    told = min(one.house_name.weight, two.house_name.weight) >= _TELLING
    on_one_street = bool(one.street & two.street) and _same_town(one, two)
    return told and alike >= _SURELY_ALIKE and on_one_street and not _are_apart(one, two)


def _are_apart(one: Place, two: Place) -> bool:
    """Whether their own points say so."""
    return one.point is not None and two.point is not None and _apart(one.point, two.point) > _NEAR


def _here(one: Place, two: Place) -> bool:
    return not _odd_address(one, two) and _same_town(one, two)


def _same_address(one: Place, two: Place) -> bool:
    """One house number of one street."""
    return bool(one.houses & two.houses and one.street & two.street)


def _odd_address(one: Place, two: Place) -> bool:
    """Both name a house of a street, and not the same."""
    told = one.houses and two.houses and one.street and two.street
    return bool(told and not _same_address(one, two))


def _same_town(one: Place, two: Place) -> bool:
    if one.region and two.region and one.region != two.region:
        return bool(one.code) and one.code == two.code
    return _one_town(one.town, two.town) or bool(one.code and one.code == two.code)


def _one_town(one: str, two: str) -> bool:
    """Also where a list writes the whole address there, which ends with the town."""
    if not one or not two or one == two:
        return bool(one) and one == two
    short, long = sorted((one, two), key=len)
    return bool(_HOUSE_IN.search(long)) and long.endswith(f" {short}")


def _odd_town(one: Place, two: Place) -> bool:
    towns = one.town and two.town and not _one_town(one.town, two.town)
    codes = one.code and two.code and one.code != two.code
    return bool(towns and (codes or not (one.code and two.code)))


@lru_cache(maxsize=65536)
def _plain(text: str) -> str:
    """The words of a text, joined by blanks."""
    return " ".join(words(text))


@lru_cache(maxsize=65536)
def _houses_of(line: str) -> frozenset[str]:
    """Numbers without the letter of a door: those of "12a" and "12" are one house."""
    return frozenset(found[1] for word in words(line) if (found := _HOUSE.fullmatch(word)))


@lru_cache(maxsize=65536)
def _street_of(line: str) -> frozenset[str]:
    found = words(line)
    numbers = [number for number, word in enumerate(found) if _HOUSE.fullmatch(word)]
    first = numbers[0] if numbers else len(found)
    before_kind = [_is_kind(later) for later in found[1:]] + [False]
    named = (kind and number > 0 and number != first for number, kind in enumerate(before_kind))
    forms = (_street_form(word, named=is_name) for word, is_name in zip(found, named, strict=False))
    return frozenset(form for form in forms if form)


@lru_cache(maxsize=65536)
def _street_form(word: str, *, named: bool) -> str:
    """Empty for what is no name of a street: its kind, a direction, a number, a flat.

    `named`: a kind of street follows it, so that even such a word is its name ("12 N 32 Street").
    """
    form, _ = _street_words().get(word, (word, ""))
    form = form or (word if named else "")
    numbered = _ORDINAL.fullmatch(form)
    if numbered:
        return numbered[1]
    return form if named or not _HOUSE.fullmatch(form) else ""


def _is_kind(word: str) -> bool:
    return _street_words().get(word, ("", ""))[1] == _KIND


@cache
def _street_words() -> Mapping[str, tuple[str, str]]:
    """Word -> the form compared, empty for one that says nothing, and what it is, if a kind."""
    text = files("finder.duplicates").joinpath("street_words.tsv").read_text("utf-8")
    rows = (row.split("\t") for row in text.splitlines() if row and not row.startswith("#"))
    filled = ((*row, "", "")[:3] for row in rows)
    return {word: (form, kind) for word, form, kind in filled}
