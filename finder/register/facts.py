"""What fellowships say of who may come and how a meeting is, each with its source (facts.toml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
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
class Facts:
    """The facts of one fellowship; None is not known.

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


def facts() -> Mapping[str, Facts]:
    """Those of every fellowship, by its key, in the language spoken now."""
    return _facts(tongue())


@cache
def _facts(tag: Tongue) -> Mapping[str, Facts]:
    return {
        key: Facts(**{topic: Fact(**table) for topic, table in topics.items()})
        for key, topics in sentences("facts").items()
    }
