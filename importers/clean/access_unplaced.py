"""Sentences on open and closed weeks that no rule could place: shown in the group's own words.

A label that says "open" is not believed without a condition where such a sentence may close it.
"""

import re
from dataclasses import dataclass

from finder.model import Weekday
from importers.clean.access_in_weeks import FAMILY, NO_FORMAT
from importers.clean.months_named import is_periodic, names_date
from importers.clean.usual_words import GUESTS, MEMBERS
from importers.clean.week_words import DAY, MONTHLY, ORDINALS, is_day

_LONGEST = 200  # characters: a longer one is no sentence, and stays in the notes
_WEEK = re.compile(
    rf"\b{ORDINALS} (?:\w+ )?(?:{DAY}|meetings?\b|weeks?\b)|\b{ORDINALS} (?:{MONTHLY}|open|closed)"
    rf"|(?<!step )(?<!tradition )\b{MONTHLY}|\bweeks? [1-5]\b|\balternate weeks\b"
    rf"|\balternat\w+ (?:\w+ )?(?:open|closed)\b"
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
# Others than members, who may come then: "Nursing students welcome on the first Monday".
_LETS_IN = re.compile(
    rf"\b(?:(?:al|gam|nar)-?anons?(?: members?)?|{GUESTS}|guests(?: of members)?|interns"
    rf"|researchers|non-? ?{MEMBERS}|{FAMILY}|all|everyone|anyone|everybody)(?:,| too| also)?"
    r" ?(?:(?:is|are|will be) )?(?:(?:always |very |also |all )?(?:welcomed?|invited)"
    r"|(?:may|can) (?:attend"
    rf"|come|join|observe|sit in))\b|\bbring (?:your |an? |the )*(?:{FAMILY}|guests?)"
    r"(?!.*\b(?:pot ?lucks?|picnics?|dinner|lunch|brunch|breakfast|food|party)\b)"
)
_NEGATED = re.compile(r"\b(?:not?|never|no longer|cannot|nor|n[o']t)(?: an?| be| is| are)?\b")
# In turns, or at some times, one and the other: whoever may not come at one may at the other.
_BOTH = re.compile(
    r"\balternat\w+\b.*\bopen\b|\bopen\b.*\balternat\w+|\bclosed\b.*\bwith an open meeting\b"
)
_OF_A_HOUSE = re.compile(rf"\b{_HOUSE}(?: \w+){{0,2}} (?:open|closed)\b")
_SECRET = re.compile(r"(?i)(?:\d[ -]?){6,}|https?:|www\.|\S@\S|\bpass|\bpw\b|\bpc\b|\bid\b")
_DAYS = re.compile(rf"\b{DAY}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """`words` as the publisher wrote them, none with a link or a number to dial.

    `closes` where they may shut people out in some weeks, `opens` where they may let others in.
    `welcomes` where they say so without calling it open.
    """

    words: str
    closes: bool
    opens: bool
    welcomes: bool = False


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
    lets_in = _LETS_IN.search(plain) is not None and not _NEGATED.search(plain)
    called_open = _OPENS.search(plain) is not None
    if not (closes or lets_in or called_open):
        return None
    return Unplaced(
        words="" if _SECRET.search(words) else words,
        closes=closes,
        opens=not closes or lets_in or _BOTH.search(plain) is not None,
        welcomes=not (closes or called_open),
    )


def _is_of_another_day(plain: str, weekday: Weekday | None) -> bool:
    days = _DAYS.findall(plain)
    return bool(days) and not any(is_day(day, weekday) for day in days)
