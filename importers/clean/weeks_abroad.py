"""Weeks of the month in other languages: "1er et 3e samedi du mois", "jeden zweiten Montag".

As strict as for English: a name is believed, a sentence of the notes only where it says nothing
else. Words are data (week_words.toml).
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any
from unicodedata import normalize

from finder.model import Weekday
from importers.clean.about_weeks import NOTHING, Weeks
from importers.clean.days import names_of_days, weekday
from importers.clean.remembered import remembered
from importers.clean.sentences import sentences
from importers.clean.signs import in_lower_case, may_hold, may_hold_digit, signs
from importers.clean.weeks import in_order

# Without one of these no pattern can match.
_SIGNS = signs(
    *(
        " mes",
        "mois",
        "monat",
        "maand",
        "mese",
        "manad",
        "månad",
        "seman",
        "semaine",
        "settiman",
        "woche",
    ),
    *("quinc", "quinz", "quind", "mensu", "mensa", "mensil", "veck", "weken", "de week", "tägig"),
    *(
        "täglich",
        " tage",
        "jours",
        "dias",
        "días",
        "giorni",
        "sur deux",
        "隔週",
        "毎月",
        "月1",
        "月2",
    ),
    *(
        "月一",
        "月二",
        "primer",
        "segund",
        "tercer",
        "cuarto",
        "quinto",
        "ltimo",
        "premier",
        "deuxi",
    ),
    *("troisi", "quatri", "dernier", "erster ", "ersten ", "zweite", "dritte", "vierte", "letzte"),
    *(
        "eerste",
        "tweede",
        "laatste",
        "terceir",
        "första",
        "sista",
        "jämna",
        "varannan",
        "alternos",
        "曜",
    ),
)
_NUMBERED = re.compile(r"[1-5]\s?(?:\.|º|ª|°|er|ère|e|è?me|ro|do|to)\s")
FULL_STOP = re.compile(r"(?<=\b[1-5])\.\s")  # of "1. Samstag": it ends no sentence
_SUFFIX = r"(?:o|a|°|er|ere|re|eme|e|ro|do|to|da|ra|ta|\.)"


@remembered
def named_abroad(name: str, day: Weekday | None) -> Weeks:
    """What a name says in another language than English."""
    if not hints_abroad(name):
        return NOTHING
    text = without_accents(name)
    if found := _when().search(text):
        if _content().search(text[: found.start()]):
            return NOTHING
        return weeks_found(found, day)
    return Weeks(monthly=True) if _not_weekly().search(text) else NOTHING


@lru_cache(maxsize=1024)
def noted_abroad(notes: str, day: Weekday | None) -> Weeks:
    """What the first sentence says that says when it meets and nothing else."""
    if not hints_abroad(notes):
        return NOTHING
    for sentence, _ in sentences(FULL_STOP.sub("° ", notes)):
        text = without_accents(sentence).strip(" .;:,!()*-")
        if (found := _alone().fullmatch(text)) and (said := weeks_found(found, day)).said:
            return said
        if _alone_not_weekly().fullmatch(text):
            return Weeks(monthly=True)
    return NOTHING


@remembered
def hints_abroad(text: str) -> bool:
    """A quick look: False where no words but English ones can speak of weeks."""
    return may_hold(_SIGNS, text) or (
        may_hold_digit(text) and _NUMBERED.search(in_lower_case(text)) is not None
    )


def weeks_found(found: re.Match[str], day: Weekday | None) -> Weeks:
    weeks = _numbers(found["weeks"])
    if found["day"] in week_words()["week"]:
        return Weeks(weeks=weeks) if found["month"] or len(weeks) > 1 else NOTHING
    named = weekday(found["day"]) or weekday(re.sub("(?:s|en)$", "", found["day"]))
    if day is not None and named is not day:
        return NOTHING
    # "Jeden zweiten Montag" may be each second one or the second of the month.
    if found["each"] and not found["month"] and len(weeks) == 1 and weeks[0] in (2, 3, 4):
        return Weeks(monthly=True)
    return Weeks(weeks=weeks)


def _numbers(words: str) -> tuple[int, ...]:
    parts = re.findall(r"[1-5]|[^\W\d]+", words)
    return in_order(int(part) if part.isdigit() else _ordinals().get(part, 0) for part in parts)


def without_accents(text: str) -> str:
    """In lower case, without accents: º is o."""
    apart = normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not "\u0300" <= letter <= "\u036f")


def any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


@cache
def week_words() -> Mapping[str, Any]:
    text = files("importers.clean").joinpath("week_words.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def _ordinals() -> Mapping[str, int]:
    numbers = (1, 2, 3, 4, 5, -1)
    return {
        word: number
        for language in week_words()["ordinals"].values()
        for number, words in zip(numbers, language, strict=True)
        for word in words
    }


@cache
def said_when() -> str:
    words = week_words()
    ordinal = rf"(?:[1-5]{_SUFFIX}(?!\w)|(?:{any_of(_ordinals())})\b)"
    joined = (
        rf"\s?(?:,|&|/|\+|\b(?:{any_of(words['and'])})\b)\s?(?:(?:{any_of(words['articles'])})\s)?"
    )
    days = any_of(name for name in names_of_days() if len(name) > 3)
    return (
        rf"(?P<each>\b(?:{any_of(words['each'])})\s)?(?P<weeks>(?<!\w){ordinal}"
        rf"(?:{joined}{ordinal}){{0,4}})\s(?P<day>(?:{days})(?:s|en)?|{any_of(words['week'])})\b"
        rf"(?P<month>\s(?:{any_of(words['months'])})\b)?"
    )


@cache
def _when() -> re.Pattern[str]:
    return re.compile(said_when())


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(rf"{before_weeks()}{said_when()}(?: (?:{any_of(week_words()['meets'])}))?")


@cache
def _alone_not_weekly() -> re.Pattern[str]:
    return re.compile(rf"{before_weeks()}{_not_weekly().pattern}")


@cache
def _not_weekly() -> re.Pattern[str]:
    words, days = week_words(), any_of(name for name in names_of_days() if len(name) > 3)
    return re.compile(
        rf"(?:\b(?:{any_of(words['not_weekly'])}|un (?:{days}) sur deux|varannan (?:{days})"
        rf"|(?:{days})s? alternos)\b|"
        rf"第[1-5一二三四五](?:[・,、と&/ ]+第?[1-5一二三四五])*週?の?[月火水木金土日]曜日?"
        rf"|(?:{any_of(words['japanese'])}))"
    )


@cache
def _content() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(week_words()['content'])})\b")


def before_weeks() -> str:
    words = week_words()
    return rf"(?:(?:{any_of([*words['meets'], *words['articles']])}) ){{0,3}}"
