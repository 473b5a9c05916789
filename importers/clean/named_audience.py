"""Women or men, where a name or a note calls a meeting theirs: "Pinehurst Womens Meeting".

"Anyone may come" beside such a name would send people where they are not meant
(named_audience.toml). A club, a road or a play on words of that name says nothing.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from finder.model import Weekday
from importers.clean.remembered import remembered
from importers.clean.sentences import sentences
from importers.clean.signs import may_hold, signs
from importers.clean.week_words import is_day

_AROUND = " \t\n.,;!*()'\"“”‘’¡-–—_#"
_NAMED_DAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b", re.IGNORECASE)
_Patterns = Mapping[str, re.Pattern[str]]
_NOBODY: frozenset[str] = frozenset()


@cache
def _words() -> Mapping[str, Any]:
    text = files("importers.clean").joinpath("named_audience.toml").read_text("utf-8")
    return tomllib.loads(text)


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(patterns)})", re.IGNORECASE)


def _noted_forms() -> dict[str, re.Pattern[str]]:
    noted = _words()["noted"]
    return {
        whom: _any(
            [form.replace("{whom}", word) for form in noted["forms"]] + [noted["stag"][whom]]
        )
        for whom, word in noted["whom"].items()
    }


_NAMED: _Patterns = {whom: _any(patterns) for whom, patterns in _words()["named"].items()}
_NOTED: _Patterns = _noted_forms()
_OF_ELSE, _EVERYONE = _any([_words()["of_else"]]), _any([_words()["everyone"]])
_BOTH = tuple(_any([pattern]) for pattern in _words()["both"])
_NAME_SIGNS = signs(*_words()["name_signs"])
_NOTE_SIGNS = signs(*_words()["note_signs"])
SIGNS = _NAME_SIGNS | _NOTE_SIGNS


def named_audience(name: str | None, notes: str | None, weekday: Weekday | None) -> frozenset[str]:
    """`women` or `men` where just one of them is called; nobody where others are let in too."""
    in_name = bool(name) and may_hold(_NAME_SIGNS, name or "")
    in_notes = bool(notes) and may_hold(_NOTE_SIGNS, notes or "")
    if not in_name and not in_notes:
        return _NOBODY
    return _called(name or "", notes or "", weekday)


@remembered  # the days of one group repeat its words
def _called(name: str, notes: str, weekday: Weekday | None) -> frozenset[str]:
    if _EVERYONE.search(name) or _EVERYONE.search(notes):
        return _NOBODY
    found = _by_name(name, weekday) | _by_notes(notes, weekday)
    return found if len(found) == 1 else _NOBODY


def _by_name(name: str, weekday: Weekday | None) -> frozenset[str]:
    if all(each.search(name) for each in _BOTH) or _OF_ELSE.search(name):
        return _NOBODY
    if not _is_of(name, weekday):
        return _NOBODY
    return frozenset(whom for whom, pattern in _NAMED.items() if pattern.search(name))


def _by_notes(notes: str, weekday: Weekday | None) -> frozenset[str]:
    if not may_hold(_NOTE_SIGNS, notes):
        return _NOBODY
    clauses = [part for sentence, _ in sentences(notes) for part in sentence.split(";")]
    here = [clause.strip(_AROUND) for clause in clauses if _is_of(clause, weekday)]
    return frozenset(
        whom for whom, form in _NOTED.items() if any(map(form.fullmatch, filter(None, here)))
    )


def _is_of(words: str, weekday: Weekday | None) -> bool:
    """Not of other days: "Women only on Tuesdays" says nothing of a Friday."""
    days = _NAMED_DAY.findall(words)
    return not days or any(is_day(day, weekday) for day in days)
