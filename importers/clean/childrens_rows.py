"""Rows that are a children's group's own, by ages, by whom they say they are for, or by a label.

Beside `children.py`, which knows the bodies and words: here a sentence, a part of a name or a venue
is read as a whole. In doubt it is theirs (DESIGN 4, *Children*).
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from importers.clean.beside_children import without_children
from importers.clean.children import ADULT, AND, without_others
from importers.clean.childrens_bodies import BODY, may_name_body
from importers.clean.fellowship_words import kind_of
from importers.clean.remembered import remembered
from importers.clean.sentences import sentences
from importers.clean.signs import may_hold, signs
from importers.clean.undisguised import undisguised


@cache
def _words() -> Mapping[str, tuple[str, ...]]:
    text = files("importers.clean").joinpath("childrens_rows.toml").read_text("utf-8")
    return {table: tuple(entries) for table, entries in tomllib.loads(text).items()}


def _one_of(*tables: str) -> str:
    return f"(?:{'|'.join(entry for table in tables for entry in _words()[table])})"


_IN_WORDS = (
    "eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
_NUMBERS = {word: number for number, word in enumerate(_IN_WORDS.split(), 8)}
_NUMBER = rf"(?:\d{{1,2}}|(?:{'|'.join(_NUMBERS)})\b)"
_RANGE = (
    rf"(?<![\d:./$#-])(?P<low>{_NUMBER})(?:\s?(?:yrs?|years?)(?: old)?)?"
    r"\s?(?:[-–—]|\b(?:to|thru|through|until|till?|and|a|y|e|et|und|bis|tot|en)\b|&)\s?"
    rf"(?P<high>{_NUMBER})(?![\d/]|[:.-]\d)(?!\s?[ap]\.?m\b)"
    r"(?!\s(?:days?|months?|weeks?|minutes?|mins?|members|people|years?\s(?:of\s)?(?:sob|clean|recov|abst)))"
)
_YOUNG = _one_of("young")
_AGED = re.compile(
    rf"\b{_one_of('before_ages')}\W{{0,3}}(?:(?:between|from|for)\s)?(?:the ages of )?{_RANGE}",
    re.I,
)
_AGED_AFTER = re.compile(rf"{_RANGE}[\s-]?{_one_of('after_ages')}", re.I)
_BESIDE_YOUNG = re.compile(rf"\b{_YOUNG}\b[^\d;]{{0,40}}?{_RANGE}", re.I)
_BARE = re.compile(_RANGE, re.I)
_OF_YEARS = re.compile(r"(?i)\bage|old|y/?o\b|yrs|years|\b(?:ans|anos|jahren?|jaar|anni|edad)")
# Before a range that is none of ages.
_COUNTED = re.compile(
    r"(?i)\b(?:steps?|traditions?|concepts?|pages?|chapters?|rooms?|pp?\.?|(?:jan|feb|mar|apr|may|jun|jul"
    r"|aug|sep|oct|nov|dec)[a-z]*\.?)\W*$"
)
_ALONE = re.compile(rf"\b{_one_of('alone')}\b", re.I)
_APART = re.compile(rf"\b{_one_of('apart')}\b", re.I)
_WELCOME = re.compile(r"(?i)\b(?:welcomes?|invited|bienvenid\w+|bienvenue)\b")
_AGES_WELCOME = re.compile(
    rf"\W*(?:open to )?(?:all )?age[sd]?\W{{1,2}}{_RANGE}(?: are)? welcome\W*", re.I
)
_WHOLE = re.compile(
    rf"\W*(?:{_one_of('lead')}\W{{1,2}}){{0,8}}(?:{_one_of('pupils', 'under')})"
    rf"(?:\W{{1,2}}{_one_of('tail')}){{0,4}}\W*|\W*{_one_of('no_adults')}"
    rf"(?:\W{{1,2}}{_one_of('tail')}){{0,4}}\W*",
    re.I,
)
# Before "12-18 only", which may be of rooms and entrances as well.
_LED = re.compile(
    rf"\W*(?:(?:{_one_of('lead')}|{_YOUNG}|al-?anon|nar-?anon|recovery)\W{{1,3}})*", re.I
)
_UNDER_NAME = re.compile(rf"(?<!no )(?<!not )(?<![\w-]){_one_of('under')}(?!\w)", re.I)
_RELATIVES = re.compile(rf"\b{_one_of('relatives')}", re.I)
_OF_FAMILY = re.compile(
    r"(?i)\b(?:family|relatives|youngsters|al-?anon|nar-?anon|gam-?anon|afg|nfg)\b"
)
_RELATIVES_NAME = re.compile(rf"\W*{_one_of('relatives_name')}", re.I)
_OF_THIS = re.compile(r"(?i)\b(?:this|we|our)\b")
_GROUP = r"(?:\s(?:groups?|meetings?|mtgs?|program\w*))"
_THEIRS = rf"(?:{BODY}{_GROUP}?|{_YOUNG}['’]?{_GROUP})"
_KIND = r"(?:(?:open|closed|registered|new|weekly|hybrid|safe|beginners?|in[- ]person)\s){0,3}"
_LABEL = re.compile(
    rf"\W*(?:(?:this is|we are|it is)\s)?(?:(?:an?|the|our)\s)?{_KIND}{_THEIRS}(?:\s#?\d{{3,9}})?"
    r"(?:\s*[-–—:,;(\[.]|\s(?=sponsored|with|run by|led by|guided|for))(?P<rest>.*)",
    re.I | re.S,
)
_LABEL_LAST = re.compile(
    r"\W*(?P<rest>(?:please |first )?(?:ring|call|text|knock|contact|e?mail)\b.*?)"
    rf"[-–—,(\[:]\s*{_THEIRS}\W*",
    re.I | re.S,
)
_BESIDE_LABEL = re.compile(rf"\b{_one_of('beside_label')}\b", re.I)
_HOUSE = re.compile(rf"\W*(?:the\s)?{_THEIRS}\s*(?:\b(?:at|in)\b|[@,:|(–—-]|$)", re.I)
_FOR_ADULTS = re.compile(rf"\b{ADULT}\b", re.I)
_PARTS = re.compile(r"[()\[\]|/,:;]+|\s[-–—]+\s")
_WITH_THEM = re.compile(
    rf"{AND}(?:\w+\s)?(?:{_YOUNG}|{BODY})\W*$|(?:&|/|\+|\band|\bwith|\bplus|\balso)\W*$", re.I
)
_AND_ADULTS = re.compile(rf"\W*(?:{AND}).*\b{ADULT}\b", re.I)
_SIGNS = signs(*_words()["signs"], "teen", "alatin")
_MAY_BE_AGES = re.compile(
    r"(?i)\d\s?(?:yrs?\s?|years?\s?)?(?:[-–—&]|to|and|a|à|y|e|et|und|tot|en|thru|through|bis|till?|until)\s?(?:1\d|2[0-5])(?!\d)"
    r"|age[sd]?\b|olds?\b"
)


def is_row_of_children(
    *,
    fellowship: str,
    name: str | None,
    group: str | None,
    notes: str | None,
    places: tuple[str | None, ...],
) -> bool:
    """Whether the row says of itself that it is a children's group; `places`: venue and street."""
    titles = tuple(filter(None, (name, group)))
    in_family = kind_of(fellowship)[1] or any(map(_OF_FAMILY.search, titles))
    if any(_may(title) and _is_named_so(title, in_family=in_family) for title in titles):
        return True
    for_adults = any(map(_FOR_ADULTS.search, titles))
    if not for_adults and any(text and may_name_body(text) and _is_house(text) for text in places):
        return True
    if not notes or not _may(notes):
        return False
    return _is_noted_so(notes, in_family=in_family, for_adults=for_adults)


@remembered
def _may(text: str) -> bool:
    return may_hold(_SIGNS, text) or may_name_body(text) or bool(_MAY_BE_AGES.search(text))


@remembered
def _is_house(place: str) -> bool:
    plain = undisguised(place)
    return _HOUSE.match(plain) is not None and not _FOR_ADULTS.search(plain)


@remembered
def _is_named_so(name: str, *, in_family: bool) -> bool:
    plain = undisguised(name)
    if without_children(name) is None and not _FOR_ADULTS.search(plain):
        return True
    if _UNDER_NAME.search(plain) or any(map(_WHOLE.fullmatch, filter(None, _PARTS.split(plain)))):
        return True
    if in_family and _RELATIVES_NAME.match(plain):
        return True
    if without_others(plain) != plain:
        return False
    return any(_is_own_age(plain, found) for found in _ages_named(plain, in_family=in_family))


def _ages_named(name: str, *, in_family: bool) -> list[re.Match[str]]:
    found = _ages(name)
    bare = _BARE.search(name)
    if bare and not _COUNTED.search(name[: bare.start()]):
        beside = _BESIDE_YOUNG.search(name)
        found += [match for match in (beside,) if match and _is_wide(match)]
        found += [bare] if in_family and _low_high(bare)[0] >= 8 and _is_wide(bare) else []
    return found


def _ages(text: str) -> list[re.Match[str]]:
    """The ranges that are called ages, of those who are no adults."""
    found = [match for pattern in (_AGED, _AGED_AFTER) if (match := pattern.search(text))]
    return [match for match in found if _of_youth(match) and _is_of_persons(match)]


def _is_of_persons(found: re.Match[str]) -> bool:
    before = found.string[: found.start("low")]
    after = found.re is _AGED_AFTER and not _OF_YEARS.search(found[0])
    return not after or _LED.fullmatch(before) is not None


def _is_own_age(name: str, found: re.Match[str]) -> bool:
    """Whether the ages are those of the whole, not of a children's group beside the adults."""
    before, after = name[: found.start("low")], name[found.end() :]
    before = re.sub(r"(?i)(?:\bage[sd]?|\W)+$", "", before) + " "
    if _APART.search(name) or _AND_ADULTS.match(after):
        return False
    return not (_FOR_ADULTS.search(before) and (_WITH_THEM.search(before) or may_name_body(before)))


def _low_high(found: re.Match[str]) -> tuple[int, int]:
    low, high = (found[part].lower() for part in ("low", "high"))
    return _NUMBERS.get(low) or int(low), _NUMBERS.get(high) or int(high)


def _of_youth(found: re.Match[str]) -> bool:
    """Whether nobody but those who are no adults, or not for long, can be meant."""
    low, high = _low_high(found)
    if _COUNTED.search(found.string[: found.start("low")]):
        return False
    if not _OF_YEARS.search(found[0]) and high < 13:
        return False  # hours: "7 to 9 only"
    return low < high and ((low <= 16 and high <= 19) or (low <= 13 and high <= 25))


def _is_wide(found: re.Match[str]) -> bool:
    """The same of a bare range: of three years or more, so that it is no hour."""
    low, high = _low_high(found)
    return low <= 16 and low + 3 <= high <= 21 and (low >= 8 or high >= 10)


@remembered
def _is_noted_so(notes: str, *, in_family: bool, for_adults: bool) -> bool:
    said = [sentence for sentence, _ in sentences(undisguised(notes)) if sentence]
    if not for_adults and any(map(_is_label, said)):
        return True
    return any(_is_said_so(one, in_family=in_family) for one in said)


def _is_label(sentence: str) -> bool:
    """Whether the sentence is a children's label with no more behind it than how to come."""
    found = _LABEL.fullmatch(sentence) or _LABEL_LAST.fullmatch(sentence)
    if found is None:
        return False
    rest = found["rest"]
    return not (_BESIDE_LABEL.search(_sponsor(rest)) or _APART.search(rest))


def _sponsor(rest: str) -> str:
    """Without who sponsors it: "sponsored by Al-Anon" names no meeting of adults."""
    return re.sub(r"(?i)\b(?:sponsored|led|run|guided) by \w+(?:-\w+)?", "", rest)


def _is_said_so(sentence: str, *, in_family: bool) -> bool:
    if _WHOLE.fullmatch(sentence):
        return True
    if in_family and (found := _AGES_WELCOME.fullmatch(sentence)) and _is_wide(found):
        return True
    bare = without_others(sentence)
    if _APART.search(sentence) or (_WELCOME.search(sentence) and not _ALONE.search(sentence)):
        return False
    if _ages(bare):
        return _FOR_ADULTS.search(sentence) is None
    of_them = _RELATIVES.search(bare)
    if of_them and (in_family or _OF_FAMILY.search(of_them[0])):
        return not may_name_body(sentence) or _OF_THIS.search(sentence) is not None
    return False
