"""Judges a calendar feed from outside: raw bytes first, then libraries that are not ours.

Each check is a function that yields complaints; `CHECKS` lists them by their number in the
sheet of 31. No library is a sufficient judge, so the judge is
judged too: test_judge.py damages a good feed once for every check.
"""

from collections.abc import Callable, Iterator

from tests.ical.judge import engines, javascript, libical, structure, wire, words

Check = Callable[[bytes], Iterator[str]]

CHECKS: dict[str, Check] = {
    "4 line ends": wire.line_ends,
    "5 line length": wire.line_length,
    "6 characters": wire.characters,
    "7 version and product": structure.head,
    "8 identity and stamp": structure.identity,
    "9 unique": structure.unique,
    "10 sequence": structure.sequence,
    "11 zones": structure.zones,
    "12 zones true": structure.zones_true,
    "16 ends": structure.ends,
    "17 rules": structure.rules,
    "18 until": structure.until,
    "19 first instance": structure.first_instance,
    "20 exceptions": structure.exceptions,
    "21 escapes": wire.escapes,
    "22 known names": wire.known_names,
    "23 point": structure.points,
    "24 addresses": words.addresses,
    "25 conference": words.conference,
    "26 refresh": words.refresh,
    "27 name": words.name,
    "28 status": words.status,
    "29 nobody": words.nobody,
    "30 size": wire.size,
    "31 icalendar": engines.icalendar_reads,
    "31 vobject": engines.vobject_reads,
    "31 ical": engines.ical_reads,
    "31 recurring-ical-events": engines.occurrences_read,
}
# Engines that are programs of their own, and what each needs.
IN_JAVASCRIPT: dict[str, Check] = {
    "12 zones true to ical.js": javascript.zones_true,
    "31 ical.js": javascript.ical_js_reads,
    "31 node-ical": javascript.node_ical_reads,
}
IN_C: dict[str, Check] = {"31 libical": libical.libical_reads}
NEEDS = {
    **dict.fromkeys(IN_JAVASCRIPT, javascript.MISSING),
    **dict.fromkeys(IN_C, libical.MISSING),
}
if javascript.is_here():
    CHECKS |= IN_JAVASCRIPT
if libical.is_here():
    CHECKS |= IN_C


def judge(feed: bytes) -> list[str]:
    """Every complaint, with its check."""
    return [f"{name}: {complaint}" for name, check in CHECKS.items() for complaint in check(feed)]
