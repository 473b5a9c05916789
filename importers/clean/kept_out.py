"""Whether a row's words keep out relatives, or tell them or visitors to ask before they come.

A label that says "open" does not let in whom the row's own words turn away (only_words.toml).
"""

from collections.abc import Iterator

from finder.register.kept_away import Away, kept_away_by
from importers.clean.only_words import at_any_time, pattern, words
from importers.clean.remembered import remembered
from importers.clean.sentences import of_both
from importers.clean.signs import Signs, may_hold, signs

_OUT, _OUT_SIGNS = pattern(words()["kept_out"]), signs(*words()["kept_out_signs"])
_OUTSIDERS = pattern([words()["pieces"]["outsiders"]])
_ASK, _ASK_SIGNS = pattern(words()["ask_first"]), signs(*words()["ask_first_signs"])
_AROUND = " \t\n.,;!*()'\"“”‘’¡-–—_#"
SIGNS = _OUT_SIGNS | _ASK_SIGNS


@remembered
def keeps_others_out(name: str | None, notes: str | None) -> bool:
    """Whether some sentence shuts out whoever has not got the problem: "No non-alcoholics"."""
    return any(
        _OUT.fullmatch(clause) and _OUTSIDERS.search(clause)
        for clause in _clauses(_OUT_SIGNS, name, notes)
    )


@remembered
def keeps_relatives_out(name: str | None, notes: str | None) -> bool:
    """Whether some sentence turns away those close to a member: "Sorry, no family or friends"."""
    return keeps_others_out(name, notes) or any(
        map(turns_relatives_away, _clauses(_OUT_SIGNS, name, notes))
    )


def turns_relatives_away(clause: str) -> bool:
    """Whether it says that and no more: others may come as they are let in."""
    return may_hold(_OUT_SIGNS, clause) and kept_away_by(clause) is Away.RELATIVES


@remembered
def asks_visitors(name: str | None, notes: str | None) -> bool:
    """Whether those who have not got the problem, or some of them, have to ask first."""
    return any(map(_ASK.fullmatch, _clauses(_ASK_SIGNS, name, notes)))


def _clauses(its: Signs, name: str | None, notes: str | None) -> Iterator[str]:
    """None where none of the signs stands in the text."""
    if may_hold(its, name or "") or may_hold(its, notes or ""):
        for sentence, _ in of_both(name, notes):
            clauses = [clause.strip(_AROUND) for clause in sentence.split(";")]
            yield from dict.fromkeys([*clauses, *map(at_any_time, clauses)])
