"""Crisis lines by country, and the international directory (helplines.toml).

An operator's settings say which a person has reviewed, and which are withdrawn.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Any

from finder.register.sentences import Tongue, sentences, tongue

GOOD_FOR = timedelta(days=180)  # facts: families-and-access, section 8
_EVERYWHERE = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Helpline:
    """One line, or the directory of lines where `country` is empty; `key` names it in settings.

    `country` is ISO 3166-1 alpha-2, `concern` a sentence on when to use it, `chat` a web
    address, `languages` BCP 47 tags, `audience` a value of that facet or empty for everyone,
    `topic` is `domestic_abuse` or empty.
    `phone` and `sms` are as people write them there. `source` is its official page;
    `reviewed` says whether a person has checked it there.
    """

    key: str
    country: str
    label: str
    concern: str
    phone: str | None = None
    sms: str | None = None
    chat: str | None = None
    hours: str
    languages: tuple[str, ...] = ()
    audience: str = ""
    topic: str = ""
    note: str | None = None
    source: str
    checked: date
    reviewed: bool = False

    def expired(self, today: date) -> bool:
        """Whether it must be checked again before people rely on it."""
        return today > self.checked + GOOD_FOR


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What an operator says of a line: the day a person has reviewed it, or that it is gone."""

    reviewed: date | None = None
    withdrawn: bool = False


Reviews = Mapping[str, Review]  # by the line's key
_Frozen = frozenset[tuple[str, Review]]  # the same, for caches to go by
_NONE: Reviews = {}


def helplines(country: str | None, reviews: Reviews = _NONE) -> tuple[Helpline, ...]:
    """Those of that country, in order, then the international directory."""
    wanted = (country or _EVERYWHERE).upper()
    known = every_line(reviews)
    own = [line for line in known if line.country == wanted and line.country]
    return (*own, *(line for line in known if line.country == _EVERYWHERE))


def countries(reviews: Reviews = _NONE) -> tuple[str, ...]:
    """The countries that have lines of their own."""
    return _countries(frozenset(reviews.items()))


def every_line(reviews: Reviews = _NONE) -> tuple[Helpline, ...]:
    """All that are not withdrawn, as they were last reviewed."""
    return _every(tongue(), frozenset(reviews.items()))


@lru_cache(maxsize=16)
def _countries(reviews: _Frozen) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.country for line in every_line(dict(reviews)) if line.country))


@lru_cache(maxsize=64)
def _every(tag: Tongue, frozen: _Frozen) -> tuple[Helpline, ...]:
    reviews = dict(frozen)
    found = ((line, reviews.get(line.key, Review())) for line in _lines(tag))
    return tuple(_as_reviewed(line, review) for line, review in found if not review.withdrawn)


def _as_reviewed(line: Helpline, review: Review) -> Helpline:
    if review.reviewed is None:
        return line
    return replace(line, checked=review.reviewed, reviewed=True)


@cache
def _lines(tag: Tongue) -> tuple[Helpline, ...]:
    return tuple(_line(table) for table in sentences("helplines")["line"])


def _line(table: Mapping[str, Any]) -> Helpline:
    return Helpline(**{**table, "languages": tuple(table.get("languages", ()))})
