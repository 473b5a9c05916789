"""Whether a publisher keeps a row to itself: by a column, or by words such as "DO NOT PUBLISH"."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files

from importers.clean.headings import plain
from importers.clean.sentences import sentences
from importers.clean.signs import may_hold, signs

_SIGNS = signs(
    "publi", "veröffentlich", "not list", "n't list", "n’t list", "not post", "not display"
)
_THIS = r"(?: (?:this|the|our) (?:meeting|group|listing|entry|row))?"
_WHERE = (
    r"(?: (?:on|in|to|at) (?:the |our |any |your )?(?:public )?"
    r"(?:web ?sites?|web|internet|directory|schedule|list|listings?|app|finder)| online| publicly)*"
)
_ASKED = re.compile(
    r"(?:please |pls )?(?:do not|don['’]?t|not to be|must not be|should not be|never)"
    rf" (?:publish|list|post|display)(?:e?d)?{_THIS}{_WHERE}(?: please)?"
    rf"|not (?:for|to be) (?:publication|published|public listing){_WHERE}"
    r"|(?:bitte )?nicht (?:im internet |online )?veröffentlichen"
    r"|(?:por favor )?no publicar|ne pas publier",
    re.IGNORECASE,
)
_PART = re.compile(r"[()\[\]|*]+|\s[-–—]+\s|:\s|\n")
_EDGES = " .,;:!*-–—\"'()[]"


def is_unpublished(row: Mapping[str, object], columns: Mapping[str, str]) -> bool:
    """Whether a column that nobody declared says so; what `columns` names means what it says."""
    for heading, kind in _deciding(tuple(row), tuple(columns.values())):
        said = str(row[heading] if row[heading] is not None else "").strip().lower()
        if said in _words()[kind]:
            return True
    return False


def asks_not_to_publish(texts: Iterable[object]) -> bool:
    """Whether a name or notes say so in a sentence, or part of a name, of its own."""
    for text in texts:  # noqa: SIM110 - asked of every row, and quicker than any()
        if isinstance(text, str) and may_hold(_SIGNS, text) and _asks(text):
            return True
    return False


@lru_cache(maxsize=1024)
def _asks(text: str) -> bool:
    parts = (part for sentence, _ in sentences(text) for part in _PART.split(sentence))
    return any(_ASKED.fullmatch(part.strip(_EDGES)) for part in parts)


@lru_cache(maxsize=1024)  # every row of a table has the same
def _deciding(headings: tuple[str, ...], declared: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The headings that may keep a row back, and which words in them do."""
    kinds = {"hidden": "yes", "shown": "no", "state": "states"}
    taken = set(map(plain, declared))
    return tuple(
        (heading, words)
        for heading in headings
        for kind, words in kinds.items()
        if plain(heading) in _words()[kind] and plain(heading) not in taken
    )


@cache
def _words() -> Mapping[str, frozenset[str]]:
    text = files("importers.clean").joinpath("headings.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text)["unpublished"].items()}
