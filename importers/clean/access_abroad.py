"""Who may come in some weeks, in other languages than English: "Offen am ersten Montag".

As strict as `weeks_abroad`: a clause is believed that says nothing else (week_words.toml).
"""

import re
from functools import cache, lru_cache

from finder.model import Weekday
from importers.clean.weeks_abroad import (
    FULL_STOP,
    any_of,
    before_weeks,
    hints_abroad,
    said_when,
    week_words,
    weeks_found,
    without_accents,
)


@lru_cache(maxsize=1024)
def access_abroad(clause: str, day: Weekday | None) -> tuple[bool, tuple[int, ...]] | None:
    """(open or closed, the weeks in which it is so); None where it says more, or of another day.

    "Cerrada excepto el primer lunes" is open in that week.
    """
    if not hints_abroad(clause):
        return None
    text = without_accents(FULL_STOP.sub("° ", clause)).strip(" .;:,!()*-")
    found = next((match for who in _who() if (match := who.fullmatch(text))), None)
    weeks = weeks_found(found, day).weeks if found else ()
    if found is None or not weeks:
        return None
    is_open = found["open"] is not None
    return (is_open if found.re is not _who()[-1] else not is_open), weeks


@cache
def _who() -> tuple[re.Pattern[str], ...]:
    """Who may come before the week, behind it, and in all weeks but those."""
    words = week_words()["access"]
    opened, closed, rest, kind, to_all, but = (
        any_of(words[each]) for each in ("open", "closed", "rest", "meeting", "to_all", "except")
    )
    how = rf"(?:(?P<open>{opened})(?: (?:{to_all}))?|(?:{closed})(?: (?:{to_all}))?)"
    others = rf"(?:[,;]? (?:y |et |und |en |e |och )?(?:{rest}),? (?:{closed}|{opened}))?"
    first = rf"(?:(?:{kind}) )?"
    though = (
        rf"(?:(?:(?:{kind}) )?(?:{closed})(?: (?:{kind}))?,? (?:(?:{any_of(words['though'])}) )?)?"
    )
    between = r"(?:,| ?:| -| ist| es| est| sera| is| ar)*"
    return (
        re.compile(
            rf"{though}{first}{how}(?: (?:{kind}))?[,:]? {before_weeks()}{said_when()}{others}"
        ),
        re.compile(
            rf"{though}{before_weeks()}{said_when()}{between} {first}{how}(?: (?:{kind}))?{others}"
        ),
        re.compile(rf"{first}{how}(?: (?:{kind}))?,? (?:{but}) {before_weeks()}{said_when()}"),
    )
