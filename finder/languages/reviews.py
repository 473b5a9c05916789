"""Which sentences have been read by a person, by language and area (reviewed.toml)."""

import tomllib
from collections.abc import Iterator, Mapping, Set
from contextlib import contextmanager
from functools import cache
from importlib.resources import files

from finder.languages.current import ENGLISH, language, reviewed_here, speaking
from finder.languages.pseudo import PSEUDO

AREAS = ("access", "children", "helplines", "first_visit")


def is_reviewed(area: str) -> bool:
    """Whether sentences of this area may be shown in the language spoken now.

    Raises KeyError for an area that is none.
    """
    if area not in AREAS:
        raise KeyError(area)
    spoken = language()
    if spoken == ENGLISH or spoken in PSEUDO or area in reviewed_here():
        return True
    return area in _reviewed().get(spoken, frozenset())


@contextmanager
def told_in(area: str) -> Iterator[None]:
    """A sentence of this area made of several: days and names in it speak one language with it."""
    if is_reviewed(area):
        yield
    else:
        with speaking(ENGLISH):
            yield


@cache
def _reviewed() -> Mapping[str, Set[str]]:
    text = (files("finder.languages") / "reviewed.toml").read_text(encoding="utf-8")
    return {tag: frozenset(areas) for tag, areas in tomllib.loads(text).items()}
