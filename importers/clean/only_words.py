"""Whom a row's own words keep out: "Patients only", "Veterans only" (only_words.toml)."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from finder.model import Access
from finder.register.fellowships import fellowships
from importers.clean.access_clauses import names_week
from importers.clean.alternatives import Alternatives, alternatives
from importers.clean.pieces import filled
from importers.clean.plain_words import plain
from importers.clean.remembered import remembered
from importers.clean.sentences import sentences
from importers.clean.signs import may_hold, signs

# A bracket before "only" is part of what is said: "Pilots (BOAF) only".
_ASIDE = r"[^()]{1,40}\)[ -]only\b"
_PARTS = re.compile(
    rf"[;|\[\]]|,(?!{_ASIDE})|\((?!{_ASIDE})|\)(?![ -]only\b)|\s[-–—/:]+\s|:\s", re.IGNORECASE
)
_BETWEEN = re.compile(r"[\s-]+")
_AROUND = " \t\n.!*'\"“”‘’¡-–—_#"
_MARKED = re.compile(r"(?<![\w*])\*{1,2}([^*\n]{1,60})\*{1,2}(?![\w*])")  # "a *women only* meeting"
_NEVER_CONDITIONS = frozenset({"women", "men"})


@cache
def words() -> Mapping[str, Any]:
    """The tables of the file."""
    return tomllib.loads(files("importers.clean").joinpath("only_words.toml").read_text("utf-8"))


def pattern(entries: list[str]) -> re.Pattern[str]:
    """Any of them, with the pieces that they name filled in."""
    return re.compile(f"(?:{'|'.join(map(written, entries))})", re.IGNORECASE)


def written(entry: str) -> str:
    """With the pieces that it names filled in, which may name others."""
    return filled(entry, {**words()["pieces"], "theirs": _fellowships()})


@cache
def _fellowships() -> str:
    """Any name of any of the register, however it is hyphenated."""
    known = fellowships().values()
    names = {name.casefold() for each in known for name in (each.short, each.name, *each.names)}
    usual = rf"(?:{'|'.join(words()['fellowships'])})"
    others = {name for name in names if not re.fullmatch(usual, name)}
    forms = (r"[ -]?".join(map(re.escape, _BETWEEN.split(name))) for name in others)
    return rf"(?:{'|'.join([usual, *sorted(forms, key=len, reverse=True)])})"


SIGNS = signs(*words()["signs"])
_PEOPLE = pattern([words()["people"]])
_OF_ELSE, _FOR_NOW = pattern([words()["of_else"]]), pattern([words()["for_now"]])
_RESTRICTED, _CLOSED = pattern(words()["restricted"]), pattern(words()["closed"])
_WHOLE, _DOUBTS, _FAMILIES = (
    alternatives(map(written, words()[table]))
    for table in ("closed_whole", "doubts", "families_only")
)


@remembered  # the days of one group repeat its words
def shut_to(name: str | None, notes: str | None) -> Access | None:
    """RESTRICTED or CLOSED where a part of the words says just that; None where none does."""
    said = [*_sentences(name, notes)]
    if any(_RESTRICTED.fullmatch(part) for sentence in said for part in _parts(sentence)):
        return Access.RESTRICTED
    return Access.CLOSED if any(map(_closes, said)) else None


@remembered
def names_sufferers(name: str | None, notes: str | None) -> bool:
    """Whether a sentence says that it is for those with the problem, not that they come alone."""
    return any(_is_whole(_DOUBTS, each) for each in _sentences(name, notes))


@remembered
def names_families_alone(name: str | None, notes: str | None) -> bool:
    """Whether a sentence, or a part of it between semicolons, says "Families and friends only"."""
    return any(
        _FAMILIES.is_whole(clause.strip(_AROUND), sentence)
        for sentence in _sentences(name, notes)
        for clause in sentence.split(";")
    )


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
    said = _is_whole(_WHOLE, sentence) or any(map(_CLOSED.fullmatch, _parts(sentence)))
    return bool(said) and not names_week(plain(sentence))


def _is_whole(them: Alternatives, sentence: str) -> bool:
    """With the words that say how long it is so, or without."""
    forms = {sentence.strip(_AROUND), at_any_time(sentence)}
    return any(them.is_whole(form, sentence) for form in forms)


@remembered
def at_any_time(part: str) -> str:
    """`Currently residents only` -> `residents only`."""
    return _FOR_NOW.sub("", part).strip(f"{_AROUND},;:") if _FOR_NOW.search(part) else part


def _whom(sentence: str) -> Iterator[str]:
    for part in _parts(sentence):
        yield from (whom for whom, found in _people("whom").items() if found.fullmatch(part))
    if "," not in sentence:  # "Open to women, men and all others"
        for part in _parts(sentence):
            yield from (whom for whom, found in _people("all_of").items() if found.fullmatch(part))


@cache
def _people(table: str) -> Mapping[str, re.Pattern[str]]:
    return {whom: pattern(_forms(entry)) for whom, entry in words()[table].items()}


def _forms(entry: Mapping[str, list[str]]) -> list[str]:
    pieces = words()["pieces"]
    return [pieces[form].replace("{whom}", "|".join(them)) for form, them in entry.items()]


@remembered
def _parts(sentence: str) -> tuple[str, ...]:
    if _OF_ELSE.search(sentence):
        return ()
    found = [part.strip(_AROUND) for part in _PARTS.split(sentence)]
    found += [last for part in found if (last := _after_slash(part))]
    found = list(dict.fromkeys([*found, *map(at_any_time, found)]))
    return tuple(part for part in found if part and may_hold(SIGNS, part))


def _after_slash(part: str) -> str | None:
    """`Big Book/Ladies only` -> `Ladies only`, not so `Men/women only`."""
    before, slash, last = part.rpartition("/")
    return last.strip(_AROUND) if slash and not _PEOPLE.search(before) else None


def _sentences(name: str | None, notes: str | None) -> Iterator[str]:
    for text in (name, notes):
        if text and may_hold(SIGNS, text):
            yield from (sentence for sentence, _ in sentences(text))
            if "*" in text and (unmarked := _MARKED.sub(r"\1", text)) != text:
                yield from (sentence for sentence, _ in sentences(unmarked))
