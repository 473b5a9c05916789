"""Open weeks amid the other words of a sentence: "Room 3 Open meeting last Tuesday of the month".

Believed only with "open meeting" or "is open" beside the week, with the month, and where no other
word of the sentence may take it back.
"""

import re
from datetime import time

from finder.model import Weekday
from importers.clean.access_in_weeks import OCCASION
from importers.clean.day_parts import PART, is_then
from importers.clean.months_named import names_months
from importers.clean.week_words import DAY, MONTHLY, ORDINALS, is_day, week_numbers

_THEN = (
    rf"(?:the )?(?P<weeks>{ORDINALS}) (?P<day>{DAY}|meeting|week)(?: (?P<part>{PART}))?"
    rf" (?P<month>{MONTHLY})"
)
_IS = r"(?: -|:| is| are| held| only| on)*"
_TO_SEE = rf"(?: for (?:aa |na |ca |members |our )*{OCCASION})?"
_RULES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\bopen meetings?{_TO_SEE}{_IS} {_THEN}",
        rf"{_THEN}(?:,? (?:the|our) (?:group|meeting))?(?: (?:is|are|will be))?(?: an?)?"
        rf"(?: {OCCASION}| visiting share)?(?: (?:and is|and|is|-|,))*(?: an?)?"
        rf" open(?: to (?:all|everyone|the public))?(?: meetings?)?{_TO_SEE}$",
        rf"\b{OCCASION}(?: meeting)?/open meeting is(?: on)? {_THEN}",
        rf"\bwith an open meeting on {_THEN}$",
    )
)
TAKEN_BACK = re.compile(
    r"\b(?:not?|never|no longer|n[o']t|was|were|used|except\w*|until|till|unless|if|but|when|closed"
    r"|cancel\w*|formerly|other|another|sometimes|some|may|request|women|men)\b(?!s)"
)
_MORE_WEEKS = re.compile(ORDINALS)


def open_amid(plain: str, weekday: Weekday | None, start: time | None) -> tuple[int, ...]:
    """The weeks of this meeting that it calls open; () where that is not sure."""
    found = next((match for rule in _RULES if (match := rule.search(plain))), None)
    if found is None or names_months(plain):
        return ()
    rest = plain[: found.start()][-60:] + " | " + plain[found.end() :][:60]
    if TAKEN_BACK.search(rest) or _MORE_WEEKS.search(rest):
        return ()
    own_day = found["day"] in ("meeting", "week") or is_day(found["day"], weekday)
    return week_numbers(found["weeks"]) if own_day and is_then(found["part"], start) else ()
