"""The clauses in which a row's words say who may come, and whether they name weeks."""

import re
from collections.abc import Iterator

from importers.clean.day_parts import PART
from importers.clean.plain_words import plain, without_quotes
from importers.clean.remembered import remembered
from importers.clean.sentences import sentences
from importers.clean.signs import may_hold, signs
from importers.clean.week_words import DAY, MONTHLY, ORDINALS

_OPEN = re.compile(r"(?<!doors )\bopen\b")
_WRITTEN_OPEN = ("open", "oepn", "opne")
_SOME_WEEK = re.compile(
    rf"\b{ORDINALS} (?:\w+ ){{0,2}}?(?:{DAY}|meetings?|weeks?|{PART})|\b{ORDINALS} {MONTHLY}"
)
_OPEN_ABROAD = re.compile(r"(?i)\b(?:offene?s?|geschlossene?s?)\b")
_ABROAD_SIGNS = signs("offen", "geschlossen")
_NUMBERED_DAY = re.compile(r"(?<=\b[1-5])\.(?= )")  # "1. Montag": its full stop ends no sentence


def clauses(notes: str) -> Iterator[str]:
    """`2nd floor; open meeting last Monday` says two things."""
    if may_hold(_ABROAD_SIGNS, notes) and _OPEN_ABROAD.search(notes):
        notes = _NUMBERED_DAY.sub("°", notes)
    for sentence, _ in sentences(notes):
        yield from sentence.split(";")


def names_week(words: str) -> bool:
    """Whether a plain sentence names a week of the month."""
    return _SOME_WEEK.search(words) is not None


@remembered
def names_open_weeks(notes: str | None) -> bool:
    """Whether some sentence calls a week of the month open, of whichever meeting of the group."""
    if not _writes_open(notes or ""):
        return False
    return any(
        _OPEN.search(words) and _SOME_WEEK.search(words)
        for words in map(plain, filter(_writes_open, clauses(notes or "")))
    )


def _writes_open(text: str) -> bool:
    letters = without_quotes(text).lower()
    return any(word in letters for word in _WRITTEN_OPEN)
