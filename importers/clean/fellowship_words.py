"""The fellowship in a cell that says more than its name: "Al-Anon (AFG) - see notes"."""

import re
from collections.abc import Mapping
from functools import lru_cache

from finder.register.fellowships import fellowships, find_fellowship
from importers.clean.remembered import remembered

_PARTS = re.compile(r"\s[-–—|]+\s|[()\[\]:;\n]")
_LONGEST = 500  # characters


def fellowship_named(text: str, own: Mapping[str, str]) -> str | None:
    """The key of the one fellowship that a part of the cell names whole; None for none or several.

    `own` are the feed's words (`fellowships` in feeds.toml); spaces and case make no difference
    there. Parts are what dashes, brackets and colons divide: a name within other words is none.
    """
    words = _words(tuple(own.items()))
    if _plain(text) in words:
        return words[_plain(text)]
    named = {words.get(_plain(part)) or fellowship_called(part) for part in _parts(text[:_LONGEST])}
    found = named - {None}
    return found.pop() if len(found) == 1 else None


@remembered
def fellowship_called(text: str) -> str | None:
    """The key of the fellowship that the whole text names, in full or in short."""
    return find_fellowship(text)


@remembered
def kind_of(fellowship: str) -> tuple[bool, bool]:
    """Whether it is one for children, and one for families."""
    known = fellowships().get(fellowship)
    return known is not None and known.for_children, known is not None and known.family


@lru_cache(maxsize=8)  # the same for every row of a feed
def _words(own: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    return {_plain(word): key for word, key in own}


@lru_cache(maxsize=1024)
def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _PARTS.split(text) if part.strip())


def _plain(text: str) -> str:
    return " ".join(text.lower().split())
