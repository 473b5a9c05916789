"""What fellowships say of who may come and how a meeting is, each with its source (facts.toml)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from finder.register.sentences import Tongue, sentences, tongue


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """`says` speaks to the reader; `source` is the page it was read on, or two split by "; ".

    `reviewed` is whether a person has read it there; a public copy of the page does not count.
    """

    says: str
    source: str
    checked: date
    reviewed: bool = False

    @property
    def addresses(self) -> tuple[str, ...]:
        """The pages among its sources; empty where it is a list or a label without an address."""
        return tuple(part for part in self.source.split("; ") if part.startswith("http"))

    @property
    def site(self) -> str:
        """`al-anon.org`, or the words for a source without an address."""
        pages = self.addresses
        return urlsplit(pages[0]).netloc.removeprefix("www.") if pages else self.source


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """Which `topics` were looked for on the pages of `source` and not found, and on which day."""

    topics: tuple[str, ...]
    source: str
    checked: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """The facts of one fellowship; None is not known, and then stands in `unanswered`.

    `open` and `closed` say what these labels mean there, `family` whether relatives and friends
    may come, `minors` the rule for under-18s, `speak` whether one must.
    """

    welcomes: Fact
    open: Fact | None = None
    closed: Fact | None = None
    family: Fact | None = None
    minors: Fact | None = None
    cost: Fact | None = None
    speak: Fact | None = None
    unanswered: Unanswered | None = None

    def known(self) -> Iterator[tuple[str, Fact]]:
        """Each topic that has an answer, in the order of the fields."""
        for topic in TOPICS:
            fact: Fact | None = getattr(self, topic)
            if fact is not None:
                yield topic, fact


TOPICS = tuple(field.name for field in fields(Facts) if field.name != "unanswered")


def facts() -> Mapping[str, Facts]:
    """Those of every fellowship, by its key, in the language spoken now."""
    return _facts(tongue())


@cache
def _facts(tag: Tongue) -> Mapping[str, Facts]:
    return {
        key: Facts(**{topic: _read(table) for topic, table in topics.items()})
        for key, topics in sentences("facts").items()
    }


def _read(table: Mapping[str, Any]) -> Any:
    if "topics" in table:
        return Unanswered(**{**table, "topics": tuple(table["topics"])})
    return Fact(**table)
