"""Whether a row's words keep out relatives, or tell them or visitors to ask before they come.

A label that says "open" does not let in whom the row's own words turn away (only_words.toml).
"""

import re

from importers.clean.only_words import pattern, words
from importers.clean.remembered import remembered
from importers.clean.sentences import of_both
from importers.clean.signs import Signs, may_hold, signs

_OUT, _OUT_SIGNS = pattern(words()["kept_out"]), signs(*words()["kept_out_signs"])
_ASK, _ASK_SIGNS = pattern(words()["ask_first"]), signs(*words()["ask_first_signs"])
_AROUND = " \t\n.,;!*()'\"“”‘’¡-–—_#"
SIGNS = _OUT_SIGNS | _ASK_SIGNS


@remembered
def keeps_relatives_out(name: str | None, notes: str | None) -> bool:
    """Whether some sentence says just that: "Sorry, no family members or friends"."""
    return _says(_OUT, _OUT_SIGNS, name, notes)


@remembered
def asks_visitors(name: str | None, notes: str | None) -> bool:
    """Whether those who have not got the problem, or some of them, have to ask first."""
    return _says(_ASK, _ASK_SIGNS, name, notes)


def _says(what: re.Pattern[str], its_signs: Signs, name: str | None, notes: str | None) -> bool:
    if not (may_hold(its_signs, name or "") or may_hold(its_signs, notes or "")):
        return False
    clauses = (clause for each, _ in of_both(name, notes) for clause in each.split(";"))
    return any(what.fullmatch(clause.strip(_AROUND)) for clause in clauses)
