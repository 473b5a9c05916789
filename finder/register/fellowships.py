"""The fellowships: what each is, and what is known of it (fellowships.toml, facts.toml)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Any

from finder.model import Access, Facilitation
from finder.register.facts import Facts, facts
from finder.register.plain import plain_words
from finder.register.sentences import Tongue, sentences, tongue

_EVERY_PROGRAM = "tsml"
_ISO_LANGUAGES = "languages"
_LABELS = "labels"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fellowship:
    """An entry of fellowships.toml; its sentences speak to the reader.

    `names` are others it is known by; `concerns` and `styles` are values of those facets.
    `family`: it is for relatives and friends. `for_children`: its meetings are for under-18s;
    `teenagers` is the key of the one for them that belongs to it.
    `default_access` is its published default where a listing gives no label. `closed_label` is
    `closed_means` in about five words, `children_sentence` says how a teenager gets there. `codes`
    are its own systems of the vocabulary; without `iso_languages` no language code is read by its
    ISO name. `list_told` is a page that tells of a list on its website whose address is not known.
    `source` says where this was read, `checked` when; each of `facts` has its own.
    """

    key: str
    name: str
    short: str
    names: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    family: bool = False
    for_children: bool = False
    teenagers: str | None = None
    facilitation: Facilitation = Facilitation.NOT_STATED
    about: str
    facts: Facts
    closed_label: str | None = None
    children_sentence: str | None = None
    default_access: Access = Access.NOT_STATED
    website: str | None = None
    finder: str | None = None
    list_told: str | None = None
    codes: tuple[str, ...] = ()
    iso_languages: bool = True
    source: str
    checked: date

    @property
    def welcomes(self) -> str:
        """Whom it is for: "You, if …"."""
        return self.facts.welcomes.says

    @property
    def open_means(self) -> str | None:
        """None where the fellowship does not say."""
        return None if self.facts.open is None else self.facts.open.says

    @property
    def closed_means(self) -> str | None:
        """None where the fellowship does not say."""
        return None if self.facts.closed is None else self.facts.closed.says


def fellowships() -> Mapping[str, Fellowship]:
    """All of them by key, in the order they are shown, in the language spoken now."""
    return _fellowships(tongue())


@cache
def _fellowships(tag: Tongue) -> Mapping[str, Fellowship]:
    tables = sentences("fellowships")
    return MappingProxyType({key: _fellowship(key, table) for key, table in tables.items()})


def fellowship(key: str) -> Fellowship:
    """Raises KeyError for a key that is not in the register."""
    return fellowships()[key]


def find_fellowship(text: str) -> str | None:
    """The key of the fellowship that `text` names, in full or in short; never a part of a name.

    Case, accents, spaces and punctuation make no difference: "A.A." and "aa" are AA.
    """
    return _by_name().get(_folded(text))


@cache
def code_systems(key: str) -> tuple[str, ...]:
    """The vocabulary's systems for a Meeting Guide feed of that fellowship, in look-up order.

    Its own come first, then what every program shares, ISO language codes and labels in full.
    """
    found = fellowship(key)
    languages = (_ISO_LANGUAGES,) if found.iso_languages else ()
    return (*found.codes, _EVERY_PROGRAM, *languages, _LABELS)


def _fellowship(key: str, table: Mapping[str, Any]) -> Fellowship:
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in table.items()
    }
    values["facilitation"] = Facilitation(table.get("facilitation", Facilitation.NOT_STATED))
    values["default_access"] = Access(table.get("default_access", Access.NOT_STATED))
    return Fellowship(key=key, facts=facts()[key], **values)


@cache
def _by_name() -> Mapping[str, str]:
    return {
        _folded(name): key
        for key, item in fellowships().items()
        for name in (key, item.name, item.short, *item.names)
    }


def _folded(text: str) -> str:
    return plain_words(text.replace("&", " and "), "")
