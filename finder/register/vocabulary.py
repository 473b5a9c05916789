"""What a source's type code means, by the system it comes from (vocabulary.tsv, labels*.tsv).

A code means something only together with its system: Y is *young people* in AA and *Alateen* in
Al-Anon (facts: families-and-access, section 3).
"""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from finder.register.options import labels
from finder.register.plain import plain_words

LABELS = "labels"
_LABELLED_FACETS = ("access", "attendance", "type", "audience", "language", "accessibility")
_LAST_WORD = re.compile(r"(?<=.) meetings?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """`facet` is type, audience, language, accessibility, access, status, schedule or attendance.

    `value` is a value of that facet's options. Beyond those: access `open_nth_week`, schedule
    `nth_week_only`, `not_on_holidays`, `open_ended`, status `temporarily_closed`, `inactive`.
    `note` may carry `weeks=1` (-1 is the last week of the month) or `fellowship=alateen`.
    """

    facet: str
    value: str
    note: str = ""

    @property
    def weeks(self) -> tuple[int, ...]:
        """The weeks of the month that the note names; none: every week."""
        found = re.match(r"weeks=([-\d,]+)", self.note)
        return tuple(int(week) for week in found[1].split(",")) if found else ()

    @property
    def fellowship(self) -> str | None:
        """The register key of the fellowship whose meeting this code makes it."""
        found = re.match(r"fellowship=([a-z-]+)", self.note)
        return found[1] if found else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the vocabulary; its label is ours unless the system's licence lets it stand."""

    system: str
    code: str
    label: str
    meaning: Meaning


_Index = Mapping[tuple[str, str], tuple[Meaning, ...]]


@lru_cache(maxsize=16384)
def meaning(system: str, code: str) -> tuple[Meaning, ...]:
    """By exact code, then whatever its case, then by label; () where that system does not know it.

    One code may mean several things ("Lithuanian/Russian").
    """
    exact, any_case, by_label = _indexes()
    return (
        exact.get((system, code))
        or any_case.get((system, code.casefold()))
        or by_label.get((system, fold(code)))
        or ()
    )


@lru_cache(maxsize=16384)
def fold(label: str) -> str:
    """A label as it is compared: plain words, "&" read as "and", without a last "meeting"."""
    words = plain_words(label.replace("&", " and "), " ")
    return _LAST_WORD.sub("", words) or words


@cache
def entries() -> tuple[Entry, ...]:
    """All of the vocabulary, the labels that hold in every system last."""
    return (*_coded(), *_own_labels(), *_seen_labels())


def _coded() -> Iterator[Entry]:
    for row in _rows("vocabulary.tsv"):
        yield Entry(system=row["system"], code=row["code"], label=row["label"], meaning=_of(row))


def _own_labels() -> Iterator[Entry]:
    for facet in _LABELLED_FACETS:
        for value, label in labels(facet).items():
            found = Meaning(facet=facet, value=value)
            yield Entry(system=LABELS, code=label, label=label, meaning=found)


def _seen_labels() -> Iterator[Entry]:
    for name in ("labels.tsv", "labels_languages.tsv"):
        for row in _rows(name):
            yield Entry(system=LABELS, code=row["label"], label=row["label"], meaning=_of(row))


def _of(row: Mapping[str, str]) -> Meaning:
    return Meaning(facet=row["facet"], value=row["value"], note=row["note"] or "")


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files("finder.register").joinpath(name).read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


@cache
def _indexes() -> tuple[_Index, _Index, _Index]:
    return (
        _index(lambda entry: entry.code),
        _index(lambda entry: entry.code.casefold()),
        _index(lambda entry: fold(entry.label)),
    )


def _index(name: Callable[[Entry], str]) -> _Index:
    found: dict[tuple[str, str], dict[Meaning, None]] = {}
    for entry in entries():
        if word := name(entry):
            found.setdefault((entry.system, word), {})[entry.meaning] = None
    return {key: tuple(meanings) for key, meanings in found.items()}
