"""Sentences on open and closed weeks that no rule could place: shown in the group's own words.

A label that says "open" is not believed without a condition where such a sentence may close it.
"""

import re
from dataclasses import dataclass

from finder.model import Weekday
from importers.clean.access_in_weeks import NO_FORMAT
from importers.clean.months_named import is_periodic, names_date
from importers.clean.usual_words import MEMBERS
from importers.clean.week_words import DAY, MONTHLY, ORDINALS, is_day

_LONGEST = 200  # characters: a longer one is no sentence, and stays in the notes
_WEEK = re.compile(
    rf"\b{ORDINALS} (?:\w+ )?(?:{DAY}|meetings?\b|weeks?\b)|\b{ORDINALS} (?:{MONTHLY}|open|closed)"
    rf"|(?<!step )(?<!tradition )\b{MONTHLY}|\bweeks? [1-5]\b|\balternate weeks\b"
)
_HOUSE = (
    r"(?:doors?|kitchen|buildings?|library|church|office|school|centre|center|gates?|hall|lobby"
    r"|parking|coffee|bar|caf[eé])"
)
_CLOSES = re.compile(
    r"(?<!\bmodified[ -])\bclosed\b(?! (?:on |for )?(?:holidays?|christmas|so\b|due|until))"
    rf"|\b{MEMBERS} only\b|\b(?:not?|never|no longer)(?: an?)? open\b"
    r"|\bgeschlossen|\bcerrad|\bferm[eé]e?\b"
)
_OPENS = re.compile(
    rf"\bopen(?! (?:at|from|for coffee|\d)){NO_FORMAT}\b"
    r"|\boffene?s?\b|\babiert[oa]\b|\bouverte?\b"
)
_OF_A_HOUSE = re.compile(rf"\b{_HOUSE}(?: \w+){{0,2}} (?:open|closed)\b")
_SECRET = re.compile(r"(?i)(?:\d[ -]?){6,}|https?:|www\.|\S@\S|\bpass|\bpw\b|\bpc\b|\bid\b")
_DAYS = re.compile(rf"\b{DAY}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """`words` as the publisher wrote them, none with a link or a number to dial.

    `closes` where they may shut people out in some weeks.
    """

    words: str
    closes: bool


def unplaced(clause: str, plain: str, weekday: Weekday | None) -> Unplaced | None:
    """Of a clause whose weeks were not understood; None where it is about none, or another day."""
    words = clause.strip(" \t\n*-–—/|")
    if not words or len(words) > _LONGEST or _OF_A_HOUSE.search(plain):
        return None
    if not (_WEEK.search(plain) or is_periodic(plain)) or names_date(plain):
        return None
    if _is_of_another_day(plain, weekday):
        return None
    closes = _CLOSES.search(plain) is not None
    if not (closes or _OPENS.search(plain)):
        return None
    return Unplaced(words="" if _SECRET.search(words) else words, closes=closes)


def _is_of_another_day(plain: str, weekday: Weekday | None) -> bool:
    days = _DAYS.findall(plain)
    return bool(days) and not any(is_day(day, weekday) for day in days)
