"""What a row's own words say about its kind, its schedule and who may come.

Only what is sure: a meeting that mentions its business meeting stays a meeting, and "speaker
last Friday" makes nothing monthly. What is left unsaid here is still shown in the notes.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time
from functools import lru_cache

from finder.model import Access, Caution, DateException, Kind, Registration, Weekday
from importers.clean.access_words import said_access
from importers.clean.cautions import cautions
from importers.clean.dated import cancelled_dates
from importers.clean.demands import against_visitors, conditions, registration
from importers.clean.month_weeks import meeting_weeks
from importers.clean.only_words import shut_to
from importers.clean.pauses import Pause, paused
from importers.clean.quick import quickly
from importers.clean.sentences import sentences
from importers.clean.signs import may_hold, signs

_SERVICE = re.compile(
    r"\bbusiness (?:meeting|mtg)|^\W*(?:\d+ )?(?:monthly )?group conscience\b"
    r"|\bgroup conscience meeting|^\W*(?:\w+ )?intergroup\W*$"
    r"|\bintergroup (?:meeting|mtg|business|assembly|delegates?)"
    r"|\bdistrict (?:\d+ )?(?:service |committee |business )?(?:meeting|mtg)|\bgsrs?\b"
    r"|\barea assembly\b|\bassembly meeting"
    r"|\b(?:area|regional|steering|service|general service) (?:committee|conference)\b"
    r"|\b(?:area|group|general) service (?:meeting|mtg)",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\balk?c?athon\b|\b(?:annual|yearly)\b.{0,80}"
    r"\b(?:picnic|dinner|conference|convention|retreat|round-?up|workshop)"
    r"|\b(?:picnic|convention|round-?up|retreat|workshop|marathon|conference|fundraiser)\b.{0,80}\b20\d\d\b"
    r"|\b20\d\d\b.{0,80}\b(?:picnic|convention|round-?up|retreat|workshop|marathon|conference)\b"
    r"|\b(?:one|1)[- ]day workshop",
    re.IGNORECASE,
)
# Without one of these no pattern above can match.
_SERVICE_SIGNS = signs(
    *("business", "conscience", "intergroup", "district", "gsr", "assembly", "committee"),
    *("conference", "service"),
)
_EVENT_SIGNS = signs(
    *("athon", "annual", "yearly", "picnic", "convention", "round", "retreat", "workshop"),
    *("conference", "fundraiser"),
)
_LONGEST_NAME, _LONGEST_NOTES = 500, 10_000  # characters that are looked at
_ZONE = {
    "pacific": "America/Los_Angeles",
    "mountain": "America/Denver",
    "central": "America/Chicago",
    "eastern": "America/New_York",
}
_ZONE_SIGNS = signs(*_ZONE)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """`weeks` of the month the meeting meets in; `monthly_unclear`: monthly, the week unknown.

    `suspended`: nobody meets now. `access_weeks` are weeks in which access differs from the
    usual; `time_zone` is an IANA name, a hint only. `against_visitors`: who only wants to learn
    or look on may not come. `kind` is None where the words do not say.
    """

    kind: Kind | None = None
    weeks: tuple[int, ...] = ()
    cautions: frozenset[Caution] = frozenset()
    monthly_unclear: bool = False
    suspended: bool = False
    access: Access | None = None
    access_weeks: Mapping[Access, tuple[int, ...]] = field(default_factory=dict)
    conditions: str | None = None
    against_visitors: bool = False
    registration: Registration | None = None
    time_zone: str | None = None
    exceptions: tuple[DateException, ...] = ()


_new_said = quickly(Said)


@lru_cache(maxsize=4096)  # the days of one group repeat its words
def said(
    name: str | None, notes: str | None, *, weekday: Weekday | None, start: time | None = None
) -> Said:
    """`name` and `notes` are clean text; `weekday` is the row's own, None for several."""
    name = name[:_LONGEST_NAME] if name else None
    notes = notes[:_LONGEST_NOTES] if notes else None
    when = meeting_weeks(name, notes, weekday=weekday)
    who = said_access(notes, weekday=weekday, start=start)
    pause = paused(name, notes, weekday=weekday)
    asks = when.ask or pause is Pause.UNCLEAR
    return _new_said(
        kind=_kind(name),
        weeks=when.weeks,
        cautions=cautions(name, notes) | ({Caution.ASK_FIRST} if asks else set()),
        monthly_unclear=when.monthly,
        suspended=pause is Pause.CLEAR,
        access=shut_to(name, notes) or who.usual,
        access_weeks=who.weeks,
        conditions=conditions(name, notes),
        against_visitors=against_visitors(name, notes),
        registration=registration(name, notes),
        time_zone=_time_zone(name, notes),
        exceptions=cancelled_dates(name, notes, weekday=weekday),
    )


@lru_cache(maxsize=4096)
def _kind(name: str | None) -> Kind | None:
    """By the name alone: notes of ordinary meetings mention business meetings and events."""
    if not name:
        return None
    if may_hold(_SERVICE_SIGNS, name) and _SERVICE.search(name):
        return Kind.SERVICE
    return Kind.EVENT if may_hold(_EVENT_SIGNS, name) and _EVENT.search(name) else None


def _time_zone(name: str | None, notes: str | None) -> str | None:
    if not (may_hold(_ZONE_SIGNS, name or "") or may_hold(_ZONE_SIGNS, notes or "")):
        return None
    named = {zone.lower() for zone in _ZONE_AFTER_TIME.findall(name or "")}
    parts = sentences(notes) if notes and _ZONE_HINT.search(notes) else ()
    alone = (_ZONE_ALONE.match(sentence) for sentence, _ in parts)
    zones = named or {found[1].lower() for found in alone if found}
    return _ZONE[zones.pop()] if len(zones) == 1 else None
