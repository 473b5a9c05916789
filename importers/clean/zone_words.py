"""The time zone in a row's own words: "7 pm Eastern", "All times are Pacific Time"."""

import re

from importers.clean.sentences import sentences
from importers.clean.signs import may_hold, signs

_ZONE = {
    "pacific": "America/Los_Angeles",
    "mountain": "America/Denver",
    "central": "America/Chicago",
    "eastern": "America/New_York",
}
SIGNS = signs(*_ZONE)
_ZONE_HINT = re.compile(
    r"(?:pacific|mountain|central|eastern) (?:(?:standard|daylight) )?time", re.IGNORECASE
)
_ZONE_ALONE = re.compile(
    r"^\W*(?:all times (?:are )?)?(pacific|mountain|central|eastern) (?:standard |daylight )?"
    r"time(?: zone)?\W*(?:\(?[A-Z]{2,3}\)?)?\W*$",
    re.IGNORECASE,
)
_ZONE_AFTER_TIME = re.compile(
    r"\d\s?[ap]\.?m\.?,?\s(pacific|mountain|central|eastern)\b(?! (?:avenue|ave|st|europe\w*)\b)",
    re.IGNORECASE,
)


def zone_said(name: str | None, notes: str | None) -> str | None:
    """Its IANA name, where the words name one and only one."""
    if not (may_hold(SIGNS, name or "") or may_hold(SIGNS, notes or "")):
        return None
    named = {zone.lower() for zone in _ZONE_AFTER_TIME.findall(name or "")}
    parts = sentences(notes) if notes and _ZONE_HINT.search(notes) else ()
    alone = (_ZONE_ALONE.match(sentence) for sentence, _ in parts)
    zones = named or {found[1].lower() for found in alone if found}
    return _ZONE[zones.pop()] if len(zones) == 1 else None
