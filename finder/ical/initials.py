"""A meeting's initials: a title that reminds one person and tells the others nothing."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from finder.register.fellowships import find_fellowship

_MOST = 5
_WHOLE = {"anon": "Anonymous", "anonym": "Anonymous"}
_LONGEST_NAME = 6  # words of a fellowship's name


@lru_cache(maxsize=4096)
def initials(name: str) -> str | None:
    """`Sunday Night Lights` -> `SNL`. Nothing that names a fellowship: `AA Open Arms` is neither
    `AOA` nor `OA`, which is another, but None.
    """
    words = _without_fellowships(re.findall(r"[^\W\d_]+", name))
    letters = "".join(word[0].upper() for word in words)[:_MOST]
    return None if not letters or find_fellowship(letters) else letters


def _without_fellowships(words: Sequence[str]) -> Iterator[str]:
    while words:
        known = next((n for n in range(_LONGEST_NAME, 0, -1) if _names_one(words[:n])), 0)
        if not known:
            yield words[0]
        words = words[known or 1 :]


def _names_one(words: Sequence[str]) -> bool:
    """Also where it is cut short, as `Overeaters Anon.` is."""
    *before, last = words
    whole = _WHOLE.get(last.lower(), last)
    return any(find_fellowship(" ".join((*before, end))) for end in (last, whole))
