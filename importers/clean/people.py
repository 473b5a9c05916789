"""Full names in free text -> first name and initial.

A last name is recognised after a given name of `names.tsv`, after "contact", "chair" and the
like, and after a title. Saints, streets, buildings and authors keep theirs; `docs/privacy.md`
says what is not seen.
"""

import re
from collections.abc import Sequence

from importers.clean.name_words import (
    INITIAL,
    TITLES,
    TOKEN,
    Word,
    hints_at_person,
    owns,
    surnames,
    words_of,
)
from importers.clean.text import fold
from importers.clean.word_lists import word_list

_PARTICLES = frozenset(
    "de del della da di der den du la las le los van von zu bin al el ter".split()
)
_BEFORE_PLACES = frozenset(
    "st sts saint saints san santa mount mt fort ft camp port lake our".split()
)
_LEADING = frozenset("led hosted facilitated chaired run moderated taught offered guided".split())
_ENDS_NAME = re.compile(r"\s*(?:$|[,;:()@\ue000-\uf8ff/|–—-]|(?:at|on|or|and|via|for|to|by)\b)")
_HOUSE_NUMBER = re.compile(r"\d[A-Za-z]? $")
_SECOND_HALVES = frozenset(
    "alice ann anne beth catherine ellen frances grace jane jean jo kate kay lou louise lynn"
    " margaret marie pat rose sue".split()
)
_LONGEST_PERSON = 80  # characters
_LONGEST_NAME = 5  # words
_REACH = 6  # words between "contact" and the name it announces


def without_last_names(sentence: str, *, common_only: bool = False) -> str:
    """`Contact John Smith` -> `Contact John S.`; a sentence without full names stays as it is.

    `common_only` believes an unannounced name only with one of `surnames.tsv`.
    """
    if not hints_at_person(sentence, common_only=common_only):
        return sentence
    words = list(words_of(sentence))
    parts, done, position = [], 0, 0
    while position < len(words):
        may_begin = words[position].known.may_begin
        last = _last_name(sentence, words, position) if may_begin else None
        if last is None or (common_only and not _sure(words, position, last)):
            position += 1
            continue
        name = words[last]
        parts += [sentence[done : name.start], f"{name.text[0].upper()}."]
        done = name.end - (1 if sentence[name.end : name.end + 1] == "." else 0)
        position = last + 1
    return "".join(parts) + sentence[done:]


def is_person(text: str) -> bool:
    """Whether the text is nothing but a person: `Robin S.`, `Mary Smith`."""
    if len(text) > _LONGEST_PERSON:
        return False
    words = list(words_of(text))
    if not 2 <= len(words) <= 4 or TOKEN.sub("", text).strip() or owns(words[0]):
        return False
    kind = word_list("names").get(fold(words[0].key))
    if INITIAL.fullmatch(words[-1].text):
        return kind is not None and all(_given(word) for word in words[1:-1])
    known = kind == "clear" or (kind == "word" and fold(words[-1].key) in surnames())
    return known and all(_may_be_name(word) or INITIAL.fullmatch(word.text) for word in words[1:])


def _sure(words: Sequence[Word], at: int, last: int) -> bool:
    cued = bool(at) and word_list("contact_words").get(words[at - 1].key) == "person"
    return cued or fold(words[last].key) in surnames()


def _last_name(sentence: str, words: Sequence[Word], at: int) -> int | None:
    """Which word is the last name of the person whose first name, or title, stands at `at`."""
    first = words[at]
    if first.key in TITLES and first.capital:
        return _titled(sentence, words, at)
    if not _adjacent(sentence, words, at) or owns(first):
        return None
    if _names_place_before(sentence, words, at):
        return None
    cue = _cue(sentence, words, at)
    last = _end_of_name(sentence, words, at)
    if last is None or not _believed(sentence, words, at, last, cue=cue):
        return None
    return last


def _titled(sentence: str, words: Sequence[Word], at: int) -> int | None:
    if not _adjacent(sentence, words, at):
        return None
    name = words[at + 1]
    if _given(name) or not _may_be_name(name) or _place_after(sentence, words, at + 1, 2):
        return None
    return at + 1


def _end_of_name(sentence: str, words: Sequence[Word], at: int) -> int | None:
    """The word after the first name, beyond middle names, initials and particles."""
    last = at + 1
    while last < min(len(words) - 1, at + _LONGEST_NAME) and _adjacent(sentence, words, last):
        word, then = words[last], words[last + 1]
        middle = INITIAL.fullmatch(word.text) and _ENDS_NAME.match(sentence, then.end)
        doubled = _given(word) and word.capital and _may_be_name(then)
        if not (middle or doubled or word.key in _PARTICLES):
            break
        last += 1
    return last if len(words[last].key) > 1 else None


def _believed(sentence: str, words: Sequence[Word], at: int, last: int, *, cue: str) -> bool:
    first, name = words[at], words[last]
    kind = first.known.given
    if not first.capital or not name.capital:
        announced = cue and kind == "clear" and not first.capital and not name.capital
        ends = _ENDS_NAME.match(sentence, name.end)
        return bool(announced and ends and name.key not in word_list("not_names"))
    if not _may_be_name(name) or _place_after(sentence, words, last, 1 if cue else 3):
        return False
    if name.text.isupper() and not (first.text.isupper() and cue):
        return False
    if name.key in _SECOND_HALVES and first.key in ("mary", "ann", "anna", "sarah", "maria"):
        return False
    if last > at + 1 and INITIAL.fullmatch(words[last - 1].text) and not cue:
        return fold(name.key) in surnames()
    if kind == "clear" or (kind == "word" and cue):
        return not _is_author(words, at)
    return cue == "person" and _may_be_name(first) and bool(_ENDS_NAME.match(sentence, name.end))


def _cue(sentence: str, words: Sequence[Word], at: int) -> str:
    """`person` or `ask` where such a word stands shortly before; else empty."""
    listed = word_list("contact_words")
    if at and listed.get(words[at - 1].key) == "person":
        return "person"
    near = {listed.get(word.key, "") for word in words[max(0, at - _REACH) : at]}
    return "ask" if near & {"person", "ask"} else ""


def _given(word: Word) -> bool:
    return bool(word.known.given)


def _may_be_name(word: Word) -> bool:
    return word.capital and len(word.key) > 1 and word.key not in word_list("not_names")


def _adjacent(sentence: str, words: Sequence[Word], at: int) -> bool:
    return at + 1 < len(words) and sentence[words[at].end : words[at + 1].start] == " "


def _names_place_before(sentence: str, words: Sequence[Word], at: int) -> bool:
    start = words[at].start
    house = _HOUSE_NUMBER.search(sentence[max(0, start - 3) : start]) is not None
    return house or (at > 0 and words[at - 1].key in _BEFORE_PLACES)


def _place_after(sentence: str, words: Sequence[Word], last: int, reach: int) -> bool:
    """Whether what seems a name goes on as a building or a street."""
    listed = word_list("not_names")
    for at in range(last, min(last + reach, len(words) - 1)):
        if not _adjacent(sentence, words, at):
            return False
        if listed.get(words[at + 1].key) == "place":
            return True
        if not words[at + 1].capital:
            return False
    return False


def _is_author(words: Sequence[Word], at: int) -> bool:
    by = at >= 1 and words[at - 1].key == "by"
    return by and not (at >= 2 and words[at - 2].key in _LEADING)
