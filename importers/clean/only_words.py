"""Whom a row's own words keep out: "Patients only", "Veterans only" (only_words.toml)."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from finder.model import Access
from importers.clean.access_words import names_week
from importers.clean.plain_words import plain
from importers.clean.remembered import remembered
from importers.clean.sentences import sentences
from importers.clean.signs import may_hold, signs

_PARTS = re.compile(r"[,;()\[\]|]|\s[-–—/:]+\s|:\s")
_AROUND = " \t\n.!*'\"“”‘’¡-–—_#"
_MARKED = re.compile(r"(?<![\w*])\*{1,2}([^*\n]{1,60})\*{1,2}(?![\w*])")  # "a *women only* meeting"
_NEVER_CONDITIONS = frozenset({"women", "men"})


@cache
def words() -> Mapping[str, Any]:
    """The tables of the file."""
    return tomllib.loads(files("importers.clean").joinpath("only_words.toml").read_text("utf-8"))


def pattern(entries: list[str], **more: str) -> re.Pattern[str]:
    """Any of them, with the pieces that they name filled in."""
    return re.compile(f"(?:{'|'.join(written(entry, **more) for entry in entries)})", re.IGNORECASE)


def written(entry: str, **more: str) -> str:
    """With the pieces that it names filled in."""
    for name, piece in (*more.items(), *words()["pieces"].items()):
        entry = entry.replace(f"{{{name}}}", piece)
    return entry


SIGNS = signs(*words()["signs"])
_OF_ELSE = pattern([words()["of_else"]])
_RESTRICTED, _CLOSED = pattern(words()["restricted"]), pattern(words()["closed"])
_WHOLE = pattern(words()["closed_whole"])


@remembered  # the days of one group repeat its words
def shut_to(name: str | None, notes: str | None) -> Access | None:
    """RESTRICTED or CLOSED where a part of the words says just that; None where none does."""
    said = [*_sentences(name, notes)]
    if any(_RESTRICTED.fullmatch(part) for sentence in said for part in _parts(sentence)):
        return Access.RESTRICTED
    return Access.CLOSED if any(map(_closes, said)) else None


@remembered
def people_named(name: str | None, notes: str | None) -> frozenset[str]:
    """The audiences that it is only for, by options.toml."""
    return frozenset(whom for text in _sentences(name, notes) for whom in _whom(text))


def asked_to_be(sentence: str) -> str | None:
    """The words by which one has to be of some group of people; of women and men there are none."""
    if not may_hold(SIGNS, sentence):
        return None
    named = [part for part in _parts(sentence) if set(_whom(part)) - _NEVER_CONDITIONS]
    return ", ".join(named) or None


def _closes(sentence: str) -> bool:
    """In every week: "3rd Monday: members only" says nothing of the others."""
    said = _WHOLE.fullmatch(sentence.strip(_AROUND)) or any(
        map(_CLOSED.fullmatch, _parts(sentence))
    )
    return bool(said) and not names_week(plain(sentence))


def _whom(sentence: str) -> Iterator[str]:
    for part in _parts(sentence):
        yield from (whom for whom, found in _people().items() if found.fullmatch(part))


@cache
def _people() -> Mapping[str, re.Pattern[str]]:
    return {whom: pattern(_forms(entry)) for whom, entry in words()["whom"].items()}


def _forms(entry: Mapping[str, list[str]]) -> list[str]:
    pieces = words()["pieces"]
    return [pieces[form].replace("{whom}", "|".join(them)) for form, them in entry.items()]


@remembered
def _parts(sentence: str) -> tuple[str, ...]:
    if _OF_ELSE.search(sentence):
        return ()
    found = (part.strip(_AROUND) for part in _PARTS.split(sentence))
    return tuple(part for part in found if part and may_hold(SIGNS, part))


def _sentences(name: str | None, notes: str | None) -> Iterator[str]:
    for text in (name, notes):
        if text and may_hold(SIGNS, text):
            yield from (sentence for sentence, _ in sentences(text))
            if "*" in text and (unmarked := _MARKED.sub(r"\1", text)) != text:
                yield from (sentence for sentence, _ in sentences(unmarked))
