"""The closed facets, their values in the order they are shown, and their labels (options.toml)."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from finder.languages import ENGLISH, pgettext, speaking
from finder.register.fellowships import fellowships


def values(facet: str) -> tuple[str, ...]:
    """All values of a closed facet, in order. Raises KeyError for what is no closed facet."""
    return tuple(labels(facet))


def label(facet: str, value: str) -> str:
    """What people read; a value we do not list is made readable ("step_study": "Step study")."""
    known = _options().get(facet, {})
    return known.get(value) or value.replace("_", " ").strip().capitalize()


def spoken(facet: str, value: str) -> str:
    """`label` in the language spoken now: for people, never for data."""
    return pgettext(facet, label(facet, value))


def short_name(fellowship: str) -> str:
    """`AA`: a fellowship as its members call it, for people; its key where we do not know it."""
    known = fellowships().get(fellowship)
    return pgettext("fellowship", known.short) if known else spoken("fellowship", fellowship)


def labels(facet: str) -> Mapping[str, str]:
    """Value -> label of a closed facet, in order."""
    return _options()[facet]


def facets() -> tuple[str, ...]:
    """The closed facets."""
    return tuple(_options())


@cache
def _options() -> Mapping[str, Mapping[str, str]]:
    text = files("finder.register").joinpath("options.toml").read_text(encoding="utf-8")
    facets: dict[str, Mapping[str, str]] = dict(tomllib.loads(text))
    with speaking(ENGLISH):
        facets["fellowship"] = {key: item.name for key, item in fellowships().items()}
    return MappingProxyType(facets)
