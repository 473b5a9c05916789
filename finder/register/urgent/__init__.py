"""Whether somebody's words ask for help right now: then helplines go above the results.

One file a language beside this module; every language is looked at, for nobody says theirs.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from finder.register.plain import plain_words

TOPICS = ("anyone", "abuse")
_LONGEST = 1_000  # characters of a query that are looked at


def urgent(text: str) -> str | None:
    """`anyone` or `abuse` where the words say so, `abuse` first; None where they do not.

    Whole words alone count: "skill" and "offhits me" are none.
    """
    asked = f" {plain_words(text[:_LONGEST], ' ')} "
    for topic in reversed(TOPICS):
        if any(phrase in asked for phrase in phrases()[topic]):
            return topic
    return None


@cache
def phrases() -> Mapping[str, tuple[str, ...]]:
    """Topic -> its phrases in all languages, in plain words between spaces."""
    tables = [
        tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted(files(__name__).iterdir(), key=lambda path: path.name)
        if path.name.endswith(".toml")
    ]
    return {
        topic: tuple(f" {plain_words(text, ' ')} " for table in tables for text in table[topic])
        for topic in TOPICS
    }
