"""Who leads it, in the name of a meeting: the name ends before ("4-Point Recovery — Robin S.")."""

import re

from importers.clean.contact_persons import is_contact_person
from importers.clean.people import is_person
from importers.clean.sentences import tidy
from importers.clean.signs import may_hold, signs

_FACILITATOR = re.compile(
    r"(?i)(?<!\s)\s*[(\[]?\b(?:(?:with|(?:hosted|led|facilitated|chaired|run) by)\s+|w/\s*"
    r"|(?P<office>facilitator|(?:co-?)?host|chair(?:person)?|leader|secretary)(?::\s*|\s+)"
    r"|(?P<asked>contact(?: persons?)?:?|call|text|ask for)\s+)"
)
_FACILITATOR_SIGNS = signs(
    *("with", "w/", " by", "facilitator", "host", "chair"),
    *("leader", "secretary", "contact", "call", "text", "ask for"),
)
_MAY_PART = re.compile(r"[—–|:()\[\]-]")  # without one of these a name has one part
_PART = re.compile(r"(?<!\s)\s+[—–|-]{1,3}\s+|:\s+|(?<!\s)\s*[()\[\]]\s*")
_FOUNDER = re.compile(r"(?i)(?:bill|lois|jimmy|bob) [a-z]\.?$|dr\.? bob\b")
_LAST_PARTS = 5  # of a name, in which a facilitator may stand


def without_facilitator(name: str) -> str | None:
    """The name up to who leads or is asked; None where nothing else stands in it."""
    led = list(_FACILITATOR.finditer(name)) if may_hold(_FACILITATOR_SIGNS, name) else []
    if led and _is_who_leads(led[-1], name[led[-1].end() :].strip(" )]")):
        return tidy(name[: led[-1].start()]) or None
    parts = list(_PART.finditer(name)) if _MAY_PART.search(name) else []
    for part in reversed(parts[-_LAST_PARTS:]):
        if _names_facilitator(name[part.end() :].strip(" )]")):
            return tidy(name[: part.start()]) or None
    return name


def _is_who_leads(cue: re.Match[str], text: str) -> bool:
    if (
        cue["asked"]
        and cue["asked"].lower().startswith("contact")
        and is_contact_person(cue["asked"], text)
    ):
        return True
    named = bool(cue["asked"] or cue["office"])  # "Keep It Simple with Bill W." is about him
    return is_person(text) if named else _names_facilitator(text)


def _names_facilitator(text: str) -> bool:
    return bool(text) and is_person(text) and not _FOUNDER.match(text)
