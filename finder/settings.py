"""`settings.toml`: what an operator may make their own (DESIGN, section 6)."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime
from difflib import get_close_matches
from pathlib import Path
from re import fullmatch
from typing import Any
from urllib.parse import urlsplit

from finder.contact import read_contact
from finder.errors import BadSettings
from finder.languages import complete
from finder.languages.chosen import read_languages, read_reviewed
from finder.origins import is_own, read_origins
from finder.register.fellowships import fellowships as known_fellowships
from finder.register.helplines import Review, Reviews, every_line
from finder.register.places.regions import countries
from finder.review_days import refuse_days_to_come
from finder.tiles import Tiles, read_tiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A line above every page. It is shown up to and including `until`; None: until removed."""

    text: str
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Geocoder:
    """A Nominatim-compatible server that is asked where published addresses are.

    `contact` (an e-mail or web address) is told to it; `limit` is how many addresses a sync asks.
    """

    url: str
    contact: str
    limit: int = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`accent` is `#rrggbb`, `country` ISO alpha-2, `unit` km or mi, `clock` 12 or 24.

    `home_place` is a place as a person would type it. `languages` are BCP 47 tags,
    the first for readers who ask for none of them; `reviewed` has by tag the areas of sentences
    that a person has read in it.
    `fellowships` are register keys; empty is all. `helplines` says, by key, which of the register's
    a person has reviewed and which are withdrawn. None means: decide by the reader's country.
    `quick_exit` is where a page can be left in one tap: families, everywhere or off. `offline` is
    whether readers may keep pages for when they have no network. `embed` are the origins whose
    pages may show lists of this site in a frame, or `*` for all.
    """

    name: str = "Open Chair"
    logo: str | None = None
    accent: str | None = None
    contact: str | None = None
    imprint: str | None = None
    home_place: str | None = None
    country: str | None = None
    unit: str | None = None
    clock: int | None = None
    languages: tuple[str, ...] = field(default_factory=complete)
    reviewed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fellowships: tuple[str, ...] = ()
    notice: Notice | None = None
    geocoder: Geocoder | None = None
    tiles: Tiles | None = None
    helplines: Reviews = field(default_factory=dict)
    quick_exit: str = "families"
    offline: bool = True
    embed: tuple[str, ...] = ()


def load_settings(path: Path, today: date | None = None) -> Settings:
    """The file's settings, or the defaults where there is no file; raises BadSettings.

    `today` is UTC's, the machine's own unless given.
    """
    if not path.exists():
        return Settings()
    table = read_toml(path)
    known = [part.name for part in fields(Settings)]
    refuse_unknown(table, known, path.name)
    settings = Settings(**{key: _READERS[key](value, key) for key, value in table.items()})
    refuse_days_to_come(table, today or datetime.now(UTC).date())
    return settings


def read_toml(path: Path) -> dict[str, Any]:
    """A TOML file; raises BadSettings with the place of the mistake."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSettings(f"{path.name} cannot be read: {error}") from error
    except OSError as error:
        raise BadSettings(f"{path} cannot be read: {error.strerror}") from error


def refuse_unknown(table: Mapping[str, Any], known: list[str], where: str) -> None:
    """Raises BadSettings for the first key that is not known, with the nearest that is."""
    for key in table:
        if key not in known:
            near = get_close_matches(key, known, n=1)
            hint = f"did you mean “{near[0]}”?" if near else "known are " + ", ".join(known)
            raise BadSettings(f"{where}: unknown key “{key}”; {hint}")


def text(value: object, key: str) -> str:
    """A non-empty text; raises BadSettings."""
    if not isinstance(value, str) or not value.strip():
        raise BadSettings(f"“{key}” must be a text, not {value!r}")
    return value.strip()


def texts(value: object, key: str) -> tuple[str, ...]:
    """A list of texts; raises BadSettings."""
    if not isinstance(value, list):
        raise BadSettings(f"“{key}” must be a list of texts, not {value!r}")
    return tuple(text(item, key) for item in value)


def _matching(pattern: str, like: str) -> Callable[[object, str], str]:
    def read(value: object, key: str) -> str:
        if not fullmatch(pattern, text(value, key)):
            raise BadSettings(f"“{key}” must look like {like}, not {value!r}")
        return str(value)

    return read


def _country(value: object, key: str) -> str:
    code = text(value, key)
    if code not in countries():
        raise BadSettings(f"“{key}” must be a code of ISO 3166-1 such as US, not {code!r}")
    return code


def _clock(value: object, key: str) -> int:
    if value not in (12, 24):
        raise BadSettings(f"“{key}” must be 12 or 24, not {value!r}")
    return int(str(value))


def _flag(value: object, key: str) -> bool:
    if not isinstance(value, bool):
        raise BadSettings(f"“{key}” must be true or false, not {value!r}")
    return value


def _shown(value: object, key: str) -> tuple[str, ...]:
    keys = texts(value, key)
    for name in keys:
        if name not in known_fellowships():
            raise BadSettings(f"“{key}”: “{name}” is no fellowship of the register")
    return keys


def _notice(value: object, key: str) -> Notice:
    if isinstance(value, str):
        return Notice(text=text(value, key))
    if not isinstance(value, dict):
        raise BadSettings(f"“{key}” must be a text, or a table with text and until")
    refuse_unknown(value, ["text", "until"], key)
    until = value.get("until")
    if until is not None and type(until) is not date:
        raise BadSettings(f"“{key}.until” must be a date such as 2027-01-31, not {until!r}")
    return Notice(text=text(value.get("text"), f"{key}.text"), until=until)


def _helplines(value: object, key: str) -> Reviews:
    if not isinstance(value, dict):
        raise BadSettings(f"“{key}” must be tables such as [helplines.us-988]")
    refuse_unknown(value, [line.key for line in every_line()], key)
    return {name: _review(table, f"{key}.{name}") for name, table in value.items()}


def _review(value: object, key: str) -> Review:
    if not isinstance(value, dict):
        raise BadSettings(f"“{key}” must be a table with reviewed or withdrawn")
    refuse_unknown(value, ["reviewed", "withdrawn"], key)
    reviewed, withdrawn = value.get("reviewed"), value.get("withdrawn", False)
    if reviewed is not None and type(reviewed) is not date:
        raise BadSettings(f"“{key}.reviewed” must be a date such as 2026-11-20, not {reviewed!r}")
    if not isinstance(withdrawn, bool):
        raise BadSettings(f"“{key}.withdrawn” must be true or false, not {withdrawn!r}")
    return Review(reviewed=reviewed, withdrawn=withdrawn)


def _geocoder(value: object, key: str) -> Geocoder:
    if not isinstance(value, dict):
        raise BadSettings(f"“{key}” must be a table with url and contact")
    refuse_unknown(value, ["url", "contact", "limit"], key)
    contact = text(value.get("contact"), f"{key}.contact")
    if not fullmatch(r"[!-~]*(@|://)[!-~]+", contact):
        raise BadSettings(f"“{key}.contact” must be an e-mail or web address, not {contact!r}")
    limit = value.get("limit", 500)
    if not isinstance(limit, int) or isinstance(limit, bool) or not 1 <= limit <= 50_000:
        raise BadSettings(f"“{key}.limit” must be a number from 1 to 50000, not {limit!r}")
    return Geocoder(url=_server(value.get("url"), f"{key}.url"), contact=contact, limit=limit)


def _server(value: object, key: str) -> str:
    """https, or http to this machine and its own network."""
    try:
        parts = urlsplit(text(value, key))
        host = parts.hostname or ""
        plain = not (parts.query or parts.fragment or "@" in parts.netloc) and bool(host)
        good = plain and parts.port != 0 and str(value).isprintable() and " " not in str(value)
    except ValueError:
        host, good = "", False
    if not good or not (parts.scheme == "https" or (parts.scheme == "http" and is_own(host))):
        raise BadSettings(
            f"“{key}” must be an address such as https://nominatim.example.org "
            f"(http on your own network alone), not {value!r}"
        )
    return parts.geturl().rstrip("/")


_READERS: Mapping[str, Callable[[Any, str], Any]] = {
    "name": text,
    "logo": text,
    "accent": _matching(r"#[0-9a-fA-F]{6}", "#1f5f8b"),
    "contact": read_contact,
    "imprint": text,
    "home_place": text,
    "country": _country,
    "unit": _matching(r"km|mi", "km or mi"),
    "clock": _clock,
    "languages": read_languages,
    "reviewed": read_reviewed,
    "fellowships": _shown,
    "notice": _notice,
    "geocoder": _geocoder,
    "tiles": read_tiles,
    "helplines": _helplines,
    "embed": read_origins,
    "quick_exit": _matching(r"families|everywhere|off", "families, everywhere or off"),
    "offline": _flag,
}
