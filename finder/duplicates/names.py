"""How alike two names of meetings are, from 0 to 1: by words, with room for a slip of the pen."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from finder.search.tokens import words

_WEIGHTS = {"filler": 0.0, "common": 0.5, "telling": 1.0}
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_NUMBER_OF_A_GROUP = re.compile(r"(?:d|gn)?\d{4,}|d\d+")
_TYPO_FROM = 5  # letters: shorter words differ in one letter too easily ("mon", "son")
# What a name counts that is wholly contained in the other, from that weight on.
_PARTS = ((1.5, 0.85), (1.0, 0.7))
_SAYING_LITTLE = 0.7  # two that are both "A.A. Meeting"
_AT_ODDS = 0.4  # most that names reach which a telling word or a number sets apart


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """The words that count, with their weight; `telling` those that set rooms apart."""

    plain: str
    weights: Mapping[str, float]
    telling: frozenset[str]
    numbers: frozenset[str]

    @property
    def weight(self) -> float:
        return sum(self.weights.values())


def plain_of(text: str) -> str:
    """`plain` of the name, alone."""
    found = (word for word in words(text) if not _NUMBER_OF_A_GROUP.fullmatch(word))
    return "".join(_form(word)[0] for word in found)


@lru_cache(maxsize=65536)
def name_of(text: str | None) -> Name:
    """Numbers that a group bears in its fellowship's books are no part of its name."""
    found = [_form(word) for word in words(text or "") if not _NUMBER_OF_A_GROUP.fullmatch(word)]
    weights = {form: weight for form, kind in found if (weight := _weight(form, kind))}
    return Name(
        plain="".join(form for form, _ in found),
        weights=weights,
        telling=frozenset(form for form, kind in found if kind == "telling"),
        numbers=frozenset(form for form in weights if form.isdigit()),
    )


def likeness(one: Name, two: Name, agreed: frozenset[str] = frozenset()) -> float:
    """0 where one of them says nothing: unknown is no agreement.

    `agreed` are telling words that hold for both, whichever name has them.
    """
    if one.plain and one.plain == two.plain:
        return 1.0 if one.weights else _SAYING_LITTLE
    if not one.weights or not two.weights:
        return 0.0
    shared = _shared(one.weights, two.weights)
    alike = max(
        2 * shared / (one.weight + two.weight),
        _part(shared) * shared / min(one.weight, two.weight),
    )
    odds = (one.telling ^ two.telling) - agreed or (
        one.numbers and two.numbers and not one.numbers & two.numbers
    )
    return min(alike, _AT_ODDS) if odds else alike


def _part(shared: float) -> float:
    return next((counts for weight, counts in _PARTS if shared >= weight), 0.0)


def _shared(one: Mapping[str, float], two: Mapping[str, float]) -> float:
    """The weight of the words in both, each used once."""
    both = one.keys() & two.keys()
    found = sum(min(one[word], two[word]) for word in both)
    left = [word for word in two if word not in both]
    for word in one:
        if word not in both:
            near = next((other for other in left if _slip(word, other)), None)
            if near is not None:
                left.remove(near)
                found += min(one[word], two[near])
    return found


@lru_cache(maxsize=65536)
def _slip(one: str, two: str) -> bool:
    """Whether they differ by one letter put in, left out, changed or swapped with the next."""
    short, long = sorted((one, two), key=len)
    if len(short) < _TYPO_FROM or len(long) - len(short) > 1 or long.isdigit():
        return False
    start = next((n for n, letter in enumerate(short) if letter != long[n]), len(short))
    if len(short) < len(long):
        return short[start:] == long[start + 1 :]
    swapped = long[start + 1 : start + 2] + long[start : start + 1] + long[start + 2 :]
    return short[start + 1 :] == long[start + 1 :] or short[start:] == swapped


def _weight(form: str, kind: str) -> float:
    """Words of two letters ("WA", "co") say little."""
    return _WEIGHTS.get(kind, 0.5 if len(form) < 3 and form.isalpha() else 1.0)


@lru_cache(maxsize=65536)
def _form(word: str) -> tuple[str, str]:
    """The form under which a word is compared, and its kind."""
    ordinal = _ORDINAL.fullmatch(word)
    if ordinal:
        return ordinal[1], "common"
    kind, form = _words().get(word, ("", word))
    if not kind and len(word) > 4 and word.endswith("s") and not word.endswith("ss"):
        form = word[:-1]
    return form, kind


@cache
def _words() -> Mapping[str, tuple[str, str]]:
    """Word -> kind and form, of words.tsv."""
    text = files("finder.duplicates").joinpath("words.tsv").read_text("utf-8")
    rows = (row.split("\t") for row in text.splitlines() if row and not row.startswith("#"))
    return {row[0]: (row[1], row[2] if len(row) > 2 else row[0]) for row in rows}
