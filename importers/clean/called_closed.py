"""Words that call a meeting closed: "Closed Step Meeting", "Hope Group - Closed Discussion".

Of "open" a name says too many things to be believed; "Hope Group (Closed)" may have ended.
"""

import re

from finder.model import Weekday
from importers.clean.access_words import names_week
from importers.clean.plain_words import plain
from importers.clean.remembered import remembered
from importers.clean.sentences import sentences
from importers.clean.signs import may_hold, signs
from importers.clean.usual_words import IT_IS
from importers.clean.week_words import DAY, is_day

SIGNS = signs("closed")
_SEGMENT = re.compile(r"[()\[\]|]|\s[-–—:]\s|[,;:]\s")
_KIND = (
    r"(?:(?:spkr|disc|trad|bb|grapevine|group conscience|big book|living sober|steps?|traditions?"
    r"|concepts?|speakers?|discussions?|topics?|book stud(?:y|ies)|study|literature|beginners?"
    r"|newcomers?|participation|reading|meditation|mixed|wom[ae]ns|m[ae]ns)[ /&-]{0,3})"
)
_KINDS = rf"closed,? {_KIND}{{1,3}}(?:meeting|group)?|closed group"
_AT_THE_END = re.compile(rf"(?:.* )?(?:{_KINDS}|closed meeting)(?: of [a-z]{{2,4}})?")
_WHOLE = re.compile(rf"{IT_IS}?(?:{_KINDS})(?: of [a-z]{{2,4}})?")
_DAYS = re.compile(rf"\b{DAY}")


@remembered
def called_closed(name: str | None, notes: str | None, *, weekday: Weekday | None) -> bool:
    """Whether its name or a sentence of its notes does so, for every week.

    A bare "Closed meeting" of the notes is read in usual_words.
    """
    return _named(name or "") or _noted(notes or "", weekday)


def _named(name: str) -> bool:
    if not may_hold(SIGNS, name) or names_week(plain(name)):
        return False
    return any(_AT_THE_END.fullmatch(plain(part)) for part in _SEGMENT.split(name))


def _noted(notes: str, weekday: Weekday | None) -> bool:
    """What stands below another day ("Tuesday 5:30pm Women's. Closed Discussion.") is of that."""
    if not may_hold(SIGNS, notes):
        return False
    below = None
    for sentence, _ in sentences(notes):
        words = plain(sentence)
        if _WHOLE.fullmatch(words) and (below is None or (weekday and is_day(below, weekday))):
            return True
        below = next(iter(_DAYS.findall(words)), below)
    return False
