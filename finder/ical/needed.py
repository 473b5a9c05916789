"""The sentences of a publisher's notes that nobody may miss: who may come, on what condition."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files

_BREAK = re.compile(r"(?<=[.!?;])\s+|\s*\n\s*")  # an abbreviation's part more is no harm
_OF_ELSE, _TYPES = "of_else", "types"


@lru_cache(maxsize=4096)  # the days of one group repeat its notes
def parted(text: str | None) -> tuple[tuple[str, ...], str]:
    """The sentences one needs, each whole (needed.toml), and the others as one line."""
    if not text:
        return (), ""
    if not _is_needed(text):  # as nearly always
        return (), " ".join(text.split())
    sentences = [part for part in map(str.strip, _BREAK.split(text)) if part]
    needed = tuple(dict.fromkeys(part for part in sentences if _is_needed(part)))
    return needed, " ".join(part for part in sentences if not _is_needed(part))


def _is_needed(text: str) -> bool:
    lower = f"{text.lower()} "
    stems, of_else = _words()
    if not _holds(lower, stems):
        return False
    for phrase in of_else:
        lower = lower.replace(phrase, " ")
    return _holds(lower, stems)


def _holds(text: str, stems: Sequence[str]) -> bool:
    for stem in stems:  # noqa: SIM110 - twice as quick as `any`, of what a calendar asks most
        if stem in text:
            return True
    return False


@cache
def needed_types() -> frozenset[str]:
    """Types that say who may come, or on what condition."""
    return frozenset(_tables()[_TYPES])


@cache
def _words() -> tuple[Sequence[str], Sequence[str]]:
    """The stems, and the phrases that hold one and mean something else."""
    tables = _tables()
    kinds = (stems for kind, stems in tables.items() if kind not in (_OF_ELSE, _TYPES))
    return [stem for stems in kinds for stem in stems], tables[_OF_ELSE]


def _tables() -> Mapping[str, Sequence[str]]:
    return tomllib.loads(files("finder.ical").joinpath("needed.toml").read_text(encoding="utf-8"))
