"""What a person may mean by "Paris TX", "80331 München" or "SW1A 1AA": the ways to read it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from finder.register.places.folding import fold_place
from finder.register.places.regions import country_code, regions_named

LONGEST = 100  # characters; longer texts name no place
_MOST_WORDS_BEHIND = 4  # "of Great Britain" is the longest qualifier without a comma that matters
# Full codes and the part of them that the data has (Royal Mail PAF, Eircode, Canada Post, USPS).
_PARTIAL = (
    re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)\d[A-Z]{2}"),
    re.compile(r"([AC-FHKNPRTV-Y]\d[\dW])[AC-FHKNPRTV-Y\d]{4}"),
    re.compile(r"([ABCEGHJ-NPRSTVXY]\d[A-Z])\d[A-Z]\d"),
    re.compile(r"(\d{5})-?\d{4}"),
    re.compile(r"(\d{4})[A-Z]{2}"),
    re.compile(r"(?:A|B|CH|D|DK|F|FI|I|L|N|NO)-(\d{4,5})"),
)
_CODE = re.compile(r"(?=[A-Z]*\d)[A-Z\d]{2,8}")
_DIGIT = re.compile("[0-9]")  # every code has one


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """`key` is looked up; `areas` are the texts that say where it lies ("IL", "USA").

    `code` says that the key is a postal code, in capitals without spaces. Areas of a town must
    fit; words that stand beside a postal code ("80331 München") only choose between its places.
    """

    key: str
    areas: tuple[str, ...] = ()
    code: bool = False


def readings(text: str) -> Iterator[Reading]:
    """In the order of likelihood; none for an empty, an overlong or an unreadable text."""
    text = "".join(letter for letter in " ".join(text.split()) if letter.isprintable())
    if not 0 < len(text) <= LONGEST:
        return
    if _DIGIT.search(text):
        yield from _as_postal_code(text)
    first, *areas = [part.strip() for part in text.split(",")]
    areas = [area for area in areas if area]
    yield from _as_town(fold_place(text), ())
    if areas and fold_place(first):
        yield from _as_town(fold_place(first), areas)
    yield from _by_last_words(first, areas)


def _as_town(key: str, areas: list[str] | tuple[str, ...]) -> Iterator[Reading]:
    if key:
        yield Reading(key=key, areas=tuple(areas))


def _by_last_words(text: str, areas: list[str]) -> Iterator[Reading]:
    """The last words may be a region or a country: "Kansas City Missouri"."""
    for area in last_words(text):
        before = text.removesuffix(area).strip()
        if before and Area(area).countries:
            yield from _as_town(fold_place(before), [area, *areas])


def last_words(text: str) -> Iterator[str]:
    """The last word, the last two … of a text, where a region or a country may stand."""
    words = text.split()
    for count in range(1, min(_MOST_WORDS_BEHIND, len(words)) + 1):
        yield " ".join(words[-count:])


def _as_postal_code(text: str) -> Iterator[Reading]:
    """The code may have a town before or behind it: "Dublin D02 X285"."""
    words = text.replace(",", " ").split()
    for length in (len(words), 2, 1):
        for start in dict.fromkeys((0, len(words) - length)):
            if not 0 < length <= len(words) or start < 0:
                continue
            beside = words[:start] + words[start + length :]
            for code in _codes(words[start : start + length]):
                yield Reading(key=code, areas=(" ".join(beside),) if beside else (), code=True)


def _codes(words: list[str]) -> Iterator[str]:
    text = "".join(words).upper()
    if not text.isascii():
        return
    for form in _PARTIAL:
        found = form.fullmatch(text)
        if found:
            yield found[1]
    plain = text.replace("-", "")
    if _CODE.fullmatch(plain):
        yield plain


class Area:
    """A text that says where a town lies, understood once: a region, a county or a country."""

    def __init__(self, text: str) -> None:
        self._key = fold_place(text)
        self._regions = frozenset(regions_named(text))
        country = country_code(text)
        self.countries = {region.country for region in self._regions}
        # "England" is a nation of GB before it is a spelling of GB.
        self._country = None if country in self.countries else country
        if country:
            self.countries.add(country)

    def holds(self, country: str, *regions: str | None) -> bool:
        """Whether a place in that country and those regions (or counties) lies in it."""
        if country == self._country:
            return True
        return any(self._is(country, region) for region in regions if region)

    def _is(self, country: str, region: str) -> bool:
        if fold_place(region) == self._key:
            return True
        return any(
            found.country == country and found in self._regions for found in regions_named(region)
        )
