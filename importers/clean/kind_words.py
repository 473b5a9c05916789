"""What a row announces by its name: a business meeting is a service, a picnic an event."""

import re

from finder.model import Kind
from importers.clean.remembered import remembered
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
SIGNS = _SERVICE_SIGNS | _EVENT_SIGNS


@remembered
def kind_named(name: str | None) -> Kind | None:
    """By the name alone: notes of ordinary meetings mention business meetings and events."""
    if not name:
        return None
    if may_hold(_SERVICE_SIGNS, name) and _SERVICE.search(name):
        return Kind.SERVICE
    return Kind.EVENT if may_hold(_EVENT_SIGNS, name) and _EVENT.search(name) else None
