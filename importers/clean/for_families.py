"""Meetings for family and friends of fellowships that hold them beside their own, by their words.

A list of SMART's or LifeRing's without a column for it says so in the name, or in a whole sentence
of its notes: "SMART Family & Friends". "Friends and family welcome" says another thing.
"""

import re

from importers.clean.remembered import remembered
from importers.clean.sentences import sentences

_THEIRS = {"smart": "smart-family", "lifering": "lifering"}  # as whose meeting they are listed
_BOTH = r"(?:famil(?:y|ies)\s?(?:&|and|\+|/)\s?friends|friends\s?(?:&|and|\+|/)\s?famil(?:y|ies))"
_NAMED = re.compile(
    rf"\b{_BOTH}\b(?!['’]?s?\s(?:are\s)?(?:also\s|very\s)?(?:welcome|invited))", re.IGNORECASE
)
_NOT_THEIRS_ALONE = re.compile(r"\b4[- ]?point|\b(?:not?|teens?|open to)\b", re.IGNORECASE)
_NOTED = re.compile(
    rf"(?:for\s|smart\s(?:recovery\s)?)?{_BOTH}(?:\s?\(?f&f\)?)?(?:\s(?:meeting|group|only))*",
    re.IGNORECASE,
)
_AROUND = " \t\n.,;!*()-–—"
_FAMILY = frozenset({"family_and_friends"})
_NOBODY: frozenset[str] = frozenset()


def listed_as(fellowship: str | None, name: str | None, notes: str | None) -> str | None:
    """The register's key of a meeting that a list of this fellowship holds."""
    if fellowship not in _THEIRS or not _is_for_families(name, notes):
        return fellowship
    return _THEIRS[fellowship]


def families_meant(fellowship: str, name: str | None, notes: str | None) -> frozenset[str]:
    """The audience `family_and_friends` where the words say so."""
    its = fellowship in _THEIRS or fellowship in _THEIRS.values()
    return _FAMILY if its and _is_for_families(name, notes) else _NOBODY


@remembered
def _is_for_families(name: str | None, notes: str | None) -> bool:
    if name and _NAMED.search(name) and not _NOT_THEIRS_ALONE.search(name):
        return True
    return any(_NOTED.fullmatch(part.strip(_AROUND)) for part, _ in sentences(notes or ""))
