"""The register's sentences in the reader's language; sentences.toml says which fields they are."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from finder.languages import AREAS, ENGLISH, checked, gettext, language
from finder.languages.reviews import is_reviewed

_EVERY_OTHER = "*"
_Path = tuple[str, ...]
Tongue = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A sentence of a file that people read; `area` is empty where no person must read it first."""

    file: str
    path: _Path
    area: str
    text: str


def sentences(file: str) -> Mapping[str, Any]:
    """The tables of `file` (`access` is access.toml) in the language spoken now."""
    return _spoken(file, tongue())


def tongue() -> Tongue:
    """The language spoken now and the areas that a person has read in it: what caches go by."""
    spoken = language()
    return (spoken,) if spoken == ENGLISH else (spoken, *filter(is_reviewed, AREAS))


def messages() -> Iterator[Message]:
    """Every sentence of the register that can be translated, in English, in a steady order."""
    for file in _fields():
        yield from _messages(file, (), _tables(file))


def _messages(file: str, path: _Path, value: Any) -> Iterator[Message]:
    for key, inner in _items(value):
        yield from _messages(file, (*path, key), inner)
    area = _area(file, path)
    if isinstance(value, str) and area is not None:
        yield Message(file=file, path=path, area=area, text=value)


@cache
def _spoken(file: str, now: Tongue) -> Mapping[str, Any]:
    """`now` is the tongue of this moment: the answer is kept for it."""
    return dict(_said(file, (), _tables(file)))


def _said(file: str, path: _Path, value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _said(file, (*path, key), inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_said(file, (*path, key), inner) for key, inner in _items(value)]
    area = _area(file, path)
    if not isinstance(value, str) or area is None:
        return value
    return checked(area, value) if area else gettext(value)


def _area(file: str, path: _Path) -> str | None:
    """That of the innermost field named in sentences.toml; None is not for people."""
    fields = _fields()[file]
    named = next((fields[part] for part in reversed(path) if part in fields), None)
    return fields.get(_EVERY_OTHER) if named is None else named


def _items(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from ((str(number), inner) for number, inner in enumerate(value))


@cache
def _fields() -> Mapping[str, Mapping[str, str]]:
    return _tables("sentences")


@cache
def _tables(file: str) -> Mapping[str, Any]:
    text = files("finder.register").joinpath(f"{file}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
