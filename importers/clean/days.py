"""Weekdays as publishers write them: numbers, digit strings, names, lists of them."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from unicodedata import normalize

from finder.model import Weekday

_SPLIT = re.compile(r"[,;/&+|]")
_LONGEST_COMMON = 100  # characters of what is worth remembering


def weekday(value: object, *, sunday: int = 0) -> Weekday | None:
    """The one day that `value` names; None for anything else, an empty value too.

    `sunday` is the number the format gives to Sunday: 0 (Meeting Guide, 0–6), 1 (BMLT, 1–7),
    7 (ISO 8601, 1–7) or 6 (0–6). Numbers outside that range are not understood.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int):
        return _numbered(value, sunday)
    if not isinstance(value, str):
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        return _numbered(int(text), sunday) if len(text) == 1 else None
    return _named(text)


@lru_cache(maxsize=1024)
def _named(text: str) -> Weekday | None:
    return _names().get(_fold(text))


def weekdays(value: object, *, sunday: int = 0) -> tuple[tuple[Weekday, ...], tuple[object, ...]]:
    """Every day that `value` names, once, as written; and what was not understood.

    Understands arrays, "Mon & Wed", "Mon-Fri" and "Daily"; None, empty texts and [] name no day,
    which is not an error: such a meeting is by appointment.
    """
    if isinstance(value, str) and len(value) <= _LONGEST_COMMON:
        return _written_days(value, sunday)
    return _weekdays(value, sunday)


@lru_cache(maxsize=1024)
def _written_days(text: str, sunday: int) -> tuple[tuple[Weekday, ...], tuple[object, ...]]:
    return _weekdays(text, sunday)


def _weekdays(value: object, sunday: int) -> tuple[tuple[Weekday, ...], tuple[object, ...]]:
    known: dict[Weekday, None] = {}
    unknown: list[object] = []
    for item in _items(value):
        day = weekday(item, sunday=sunday)
        if day is None:
            unknown.append(item)
        else:
            known[day] = None
    return tuple(known), tuple(unknown)


def _items(value: object) -> Iterator[object]:
    for item in value if isinstance(value, list | tuple) else (value,):
        if isinstance(item, str):
            yield from _parts(item)
        elif item is not None:
            yield item


@lru_cache(maxsize=1024)
def _parts(text: str) -> tuple[str, ...]:
    """The days of a text; a text of which one part is no day is given back whole."""
    if several := _several().get(_fold(" ".join(text.split()))):
        return several
    parts = [part.strip() for part in _SPLIT.split(text)]
    days = [day for part in parts for each in _between_joiners(part) for day in _range(each) if day]
    if all(weekday(day) is not None or day.isdigit() for day in days):
        return tuple(days)
    return (text.strip(),)


def _between_joiners(text: str) -> list[str]:
    words = text.split()
    joined = "".join("\n" if word.lower() in _joiners() else f" {word}" for word in words)
    return [part.strip() for part in joined.split("\n")]


def _range(text: str) -> list[str]:
    """`Mon-Thu` as its four days; three and more days with dashes are a list."""
    if _named(text) is not None:
        return [text]
    ends = next((ends for each in _ranges() if (ends := _ends(each, text))), [])
    if not ends:
        return [text]
    days = [_named(end) for end in ends]
    first, last = days[0], days[-1]
    if len(ends) > 2 or first is None or last is None or _both_slavic(text, ends):
        return ends
    numbers = range(first.number, first.number + (last.number - first.number) % 7 + 1)
    return [Weekday.from_number(number % 7) for number in numbers]


def _ends(between: re.Pattern[str], text: str) -> list[str]:
    ends = [part for part in between.split(text) if part]
    return ends if len(ends) > 1 and None not in map(_named, ends) else []


def _both_slavic(text: str, ends: list[str]) -> bool:
    joined = not {word.lower() for word in text.split()}.isdisjoint(_words()["joiners"]["slavic"])
    tables = (_words()[language]["days"] for language in ("sk", "cs"))
    known = {_fold(name) for table in tables for names in table for name in names}
    return joined and all(_fold(end) in known for end in ends)


def _numbered(number: int, sunday: int) -> Weekday | None:
    first = 0 if sunday in (0, 6) else 1
    if not first <= number <= first + 6:
        return None
    return Weekday.from_number((number - sunday - 1) % 7)


def _fold(text: str) -> str:
    decomposed = normalize("NFKD", text.casefold().replace(".", "").strip())
    return "".join(character for character in decomposed if not "\u0300" <= character <= "\u036f")


@cache
def _words() -> Mapping[str, Mapping[str, list[list[str]]]]:
    text = files("importers.clean").joinpath("weekdays.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _joiners() -> frozenset[str]:
    return frozenset(str(word) for word in _words()["joiners"]["words"])


def names_of_days() -> Iterable[str]:
    """All names and short forms, in lower case without accents."""
    return _names()


@cache
def _ranges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A word for "to" between blanks, or a dash, which also stands in names of days."""
    words = [str(word) for word in _words()["ranges"]["words"]]
    signs = "|".join(re.escape(word) for word in words if not word[0].isalpha())
    spoken = "|".join(re.escape(word) for word in words if word[0].isalpha())
    return re.compile(rf"\s(?:{spoken})\s", re.IGNORECASE), re.compile(rf"\s?(?:{signs})\s?")


@cache
def _several() -> Mapping[str, tuple[str, ...]]:
    """Folded words -> the days they stand for."""
    bounds = {"daily": range(7), "weekdays": range(5), "weekends": range(5, 7)}
    return {
        _fold(str(name)): tuple(Weekday.from_number(number) for number in bounds[key])
        for key, names in _words()["several"].items()
        for name in names
    }


@cache
def _names() -> Mapping[str, Weekday]:
    """Folded name -> day, in all languages at once; no name means two days (tested)."""
    return {
        _fold(name): Weekday.from_number((number - 1) % 7)
        for language, table in _words().items()
        if "days" in table
        for number, names in enumerate(table["days"])
        for name in names
    }
