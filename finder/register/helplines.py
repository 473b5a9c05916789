"""Crisis lines by country, and the international directory (helplines.toml)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

GOOD_FOR = timedelta(days=180)  # facts: families-and-access, section 8
_EVERYWHERE = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Helpline:
    """One line, or the directory of lines where `country` is empty.

    `country` is ISO 3166-1 alpha-2, `concern` a sentence on when to use it, `chat` a web
    address, `languages` BCP 47 tags, `audience` a value of that facet or empty for everyone,
    `topic` is `domestic_abuse` or empty.
    `phone` and `sms` are as people write them there. `source` is its official page;
    `reviewed` says whether a person has checked it there.
    """

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


def helplines(country: str | None) -> tuple[Helpline, ...]:
    """Those of that country, in order, then the international directory; never empty."""
    wanted = (country or _EVERYWHERE).upper()
    own = [line for line in _lines() if line.country == wanted and line.country]
    return (*own, *(line for line in _lines() if line.country == _EVERYWHERE))


def countries() -> tuple[str, ...]:
    """The countries that have lines of their own."""
    return tuple(dict.fromkeys(line.country for line in _lines() if line.country))


@cache
def _lines() -> tuple[Helpline, ...]:
    text = files("finder.register").joinpath("helplines.toml").read_text(encoding="utf-8")
    return tuple(_line(table) for table in tomllib.loads(text)["line"])


def _line(table: Mapping[str, Any]) -> Helpline:
    return Helpline(**{**table, "languages": tuple(table.get("languages", ()))})
