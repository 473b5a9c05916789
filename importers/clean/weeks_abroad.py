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
_FULL_STOP = re.compile(r"(?<=\b[1-5])\.\s")  # of "1. Samstag": it ends no sentence
_SUFFIX = r"(?:o|a|°|er|ere|re|eme|e|ro|do|to|da|ra|ta|\.)"


@remembered
def named_abroad(name: str, day: Weekday | None) -> Weeks:
    """What a name says in another language than English."""
    if not hints_abroad(name):
        return NOTHING
    text = _plain(name)
    if found := _when().search(text):
        if _content().search(text[: found.start()]):
            return NOTHING
        return _found(found, day)
    return Weeks(monthly=True) if _not_weekly().search(text) else NOTHING


@lru_cache(maxsize=1024)
def noted_abroad(notes: str, day: Weekday | None) -> Weeks:
    """What the first sentence says that says when it meets and nothing else."""
    if not hints_abroad(notes):
        return NOTHING
    for sentence, _ in sentences(_FULL_STOP.sub("° ", notes)):
        text = _plain(sentence).strip(" .;:,!()*-")
        if (found := _alone().fullmatch(text)) and (said := _found(found, day)).said:
            return said
        if _alone_not_weekly().fullmatch(text):
            return Weeks(monthly=True)
    return NOTHING


@lru_cache(maxsize=1024)
def access_abroad(clause: str, day: Weekday | None) -> tuple[bool, tuple[int, ...], bool] | None:
    """(open or closed, the weeks in which it is so, whether it says so of the rest too).

    "Offen am ersten Montag, sonst geschlossen"; None where a clause says more, or of another day.
    """
    if not hints_abroad(clause):
        return None
    text = _plain(_FULL_STOP.sub("° ", clause)).strip(" .;:,!()*-")
    found = next((match for who in _who() if (match := who.fullmatch(text))), None)
    weeks = _found(found, day).weeks if found else ()
    if found is None or not weeks:
        return None
    return found["open"] is not None, weeks, found["rest"] is not None


@remembered
def hints_abroad(text: str) -> bool:
    """A quick look: False where no words but English ones can speak of weeks."""
    return may_hold(_SIGNS, text) or (
        may_hold_digit(text) and _NUMBERED.search(in_lower_case(text)) is not None
    )


def _found(found: re.Match[str], day: Weekday | None) -> Weeks:
    weeks = _numbers(found["weeks"])
    if found["day"] in _words()["week"]:
        return Weeks(weeks=weeks) if found["month"] or len(weeks) > 1 else NOTHING
    named = weekday(found["day"]) or weekday(found["day"].removesuffix("s"))
    if day is not None and named is not day:
        return NOTHING
    # "Jeden zweiten Montag" may be each second one or the second of the month.
    if found["each"] and not found["month"] and len(weeks) == 1 and weeks[0] in (2, 3, 4):
        return Weeks(monthly=True)
    return Weeks(weeks=weeks)


def _numbers(words: str) -> tuple[int, ...]:
    parts = re.findall(r"[1-5]|[^\W\d]+", words)
    return in_order(int(part) if part.isdigit() else _ordinals().get(part, 0) for part in parts)


def _plain(text: str) -> str:
    """In lower case, without accents: º is o."""
    apart = normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not "\u0300" <= letter <= "\u036f")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


@cache
def _words() -> Mapping[str, Any]:
    text = files("importers.clean").joinpath("week_words.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def _ordinals() -> Mapping[str, int]:
    numbers = (1, 2, 3, 4, 5, -1)
    return {
        word: number
        for language in _words()["ordinals"].values()
        for number, words in zip(numbers, language, strict=True)
        for word in words
    }


@cache
def _said_when() -> str:
    words = _words()
    ordinal = rf"(?:[1-5]{_SUFFIX}(?!\w)|(?:{_any(_ordinals())})\b)"
    joined = rf"\s?(?:,|&|/|\+|\b(?:{_any(words['and'])})\b)\s?(?:(?:{_any(words['articles'])})\s)?"
    days = _any(name for name in names_of_days() if len(name) > 3)
    return (
        rf"(?P<each>\b(?:{_any(words['each'])})\s)?(?P<weeks>(?<!\w){ordinal}"
        rf"(?:{joined}{ordinal}){{0,4}})\s(?P<day>(?:{days})s?|{_any(words['week'])})\b"
        rf"(?P<month>\s(?:{_any(words['months'])})\b)?"
    )


@cache
def _when() -> re.Pattern[str]:
    return re.compile(_said_when())


@cache
def _alone() -> re.Pattern[str]:
    return re.compile(rf"{_before()}{_said_when()}(?: (?:{_any(_words()['meets'])}))?")


@cache
def _alone_not_weekly() -> re.Pattern[str]:
    return re.compile(rf"{_before()}{_not_weekly().pattern}")


@cache
def _not_weekly() -> re.Pattern[str]:
    words, days = _words(), _any(name for name in names_of_days() if len(name) > 3)
    return re.compile(
        rf"(?:\b(?:{_any(words['not_weekly'])}|un (?:{days}) sur deux|varannan (?:{days})"
        rf"|(?:{days})s? alternos)\b|"
        rf"第[1-5一二三四五](?:[・,、と&/ ]+第?[1-5一二三四五])*週?の?[月火水木金土日]曜日?"
        rf"|(?:{_any(words['japanese'])}))"
    )


@cache
def _content() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any(_words()['content'])})\b")


@cache
def _who() -> tuple[re.Pattern[str], ...]:
    """Who may come before the week, and behind it."""
    words = _words()["access"]
    opened, closed, rest, kind = (
        _any(words[each]) for each in ("open", "closed", "rest", "meeting")
    )
    how = rf"(?:(?P<open>{opened})|(?:{closed}))"
    others = rf"(?P<rest>,? (?:{rest}) (?:{closed}|{opened}))?"
    return (
        re.compile(rf"(?:(?:{kind}) )?{how}(?: (?:{kind}))?,? {_before()}{_said_when()}{others}"),
        re.compile(rf"{_before()}{_said_when()}(?: ist| es| est)? {how}(?: (?:{kind}))?{others}"),
    )


def _before() -> str:
    words = _words()
    return rf"(?:(?:{_any([*words['meets'], *words['articles']])}) ){{0,3}}"
