"""Others than members whom a sentence lets in, each time or at times that no week can say.

"Friends and family are always welcome" lets relatives in; "open for birthdays" and "students
welcome with permission" say that one has to ask, whatever the label (welcome_words.toml).
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from finder.model import Weekday
from importers.clean.access_in_weeks import OCCASION
from importers.clean.pieces import filled
from importers.clean.signs import signs
from importers.clean.usual_words import MEMBERS
from importers.clean.week_words import DAY, is_day

# Without one of these, and without "open" or "closed", no pattern can match.
SIGNS = signs(
    *("famil", "friends", "loved ones", "relatives", "spouse", "partner", "husband", "wives"),
    *("wife", "significant other", "supporters", "visitors", "guests", "observers", "students"),
    *("professionals", "interns", "researchers", "the public", "non-", "non a", "nona", "non g"),
    *("nong", "non o", "nono", "non m", "nonm"),
    *("bienvenid", "bienvenu", "willkommen", "benvenut", "bem-vind", "bem vind", "bemvind"),
)


def always_for_family(plain: str, weekday: Weekday | None) -> bool:
    """Whether it lets relatives and friends in each time; "welcome" alone does not say so."""
    return _is_of(_pattern("always").fullmatch(plain), weekday)


def always_open(plain: str, weekday: Weekday | None) -> bool:
    """Whether it says that every one of these meetings is open to anyone."""
    return _is_of(_pattern("always_open").fullmatch(plain), weekday)


def at_times(plain: str) -> bool:
    """Whether others may come at times, or if they ask."""
    return _pattern("at_times").fullmatch(plain) is not None


def _is_of(found: re.Match[str] | None, weekday: Weekday | None) -> bool:
    """Whether it is met, and names no day but this."""
    if found is None:
        return False
    day = found["day"] or "week"
    return day.startswith(("week", "meeting")) or is_day(day, weekday)


def names_visitors(sentence: str) -> bool:
    """Whether those whom it lets in are others than relatives, who need no leave in their own."""
    return _pattern("visitors").search(sentence.lower()) is not None


@cache
def _pattern(table: str) -> re.Pattern[str]:
    words = _words()
    text = f"(?:{'|'.join(words[table])})"
    pieces = {**words["pieces"], "day": DAY, "members": MEMBERS, "occasion": OCCASION}
    return re.compile(filled(text, pieces))


@cache
def _words() -> Mapping[str, Any]:
    text = files("importers.clean").joinpath("welcome_words.toml").read_text("utf-8")
    return tomllib.loads(text)
