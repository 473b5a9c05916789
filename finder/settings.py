"""`settings.toml`: what an operator may make their own (DESIGN, section 6)."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from re import fullmatch
from typing import Any

from finder.errors import BadSettings
from finder.register.fellowships import fellowships as known_fellowships


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A line above every page. It is shown up to and including `until`; None: until removed."""

    text: str
    until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`accent` is `#rrggbb`, `country` ISO alpha-2, `unit` km or mi, `clock` 12 or 24.

    `home_place` is a place as a person would type it. `languages` are BCP 47 tags.
    `fellowships` are register keys; empty is all. None means: decide by the reader's country.
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
    languages: tuple[str, ...] = ("en",)
    fellowships: tuple[str, ...] = ()
    notice: Notice | None = None


def load_settings(path: Path) -> Settings:
    """The file's settings, or the defaults where there is no file; raises BadSettings."""
    if not path.exists():
        return Settings()
    table = read_toml(path)
    known = [part.name for part in fields(Settings)]
    refuse_unknown(table, known, path.name)
    return Settings(**{key: _READERS[key](value, key) for key, value in table.items()})


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


def _clock(value: object, key: str) -> int:
    if value not in (12, 24):
        raise BadSettings(f"“{key}” must be 12 or 24, not {value!r}")
    return int(str(value))


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


_READERS: Mapping[str, Callable[[Any, str], Any]] = {
    "name": text,
    "logo": text,
    "accent": _matching(r"#[0-9a-fA-F]{6}", "#1f5f8b"),
    "contact": text,
    "imprint": text,
    "home_place": text,
    "country": _matching(r"[A-Z]{2}", "US"),
    "unit": _matching(r"km|mi", "km or mi"),
    "clock": _clock,
    "languages": texts,
    "fellowships": _shown,
    "notice": _notice,
}
