"""What a meeting is called: its own name, or a plain one made of what else is known."""

import re

from finder.model import Venue, Weekday
from finder.register.fellowships import Fellowship
from importers import Draft
from importers.clean.privacy import scrub_name
from importers.clean.remembered import remembered
from importers.clean.text import line

LONGEST = 255
_NUMBERED = frozenset(("al-anon", "alateen"))
_NUMBER = re.compile(r"^\d{4,9} (?=\D)")
_DISTRICT = re.compile(r"(?:district|dist\.?|area|d)[\s#]*\d+", re.IGNORECASE)


def group_of(draft: Draft) -> str | None:
    return _group(draft.group) if draft.group else None


@remembered
def _group(written: str | None) -> str | None:
    group = _clean(written)
    return None if group is None or is_district(group) else shortened(group)


def is_district(name: str) -> bool:
    """Whether it names a service area ("District 25"), neither a group nor a place."""
    return bool(_DISTRICT.fullmatch(name))


def name_of(draft: Draft, group: str | None, who: Fellowship | None, venue: Venue | None) -> str:
    """Never empty and at most 255 characters; a missing or cut name is a problem."""
    given = _without_number(_clean(draft.name), who)
    if given is None:
        draft.problem("name", "name missing")
        return group or _made(who, venue, draft.weekdays)
    if len(given) > LONGEST:
        draft.problem("name", "name shortened", given[:LONGEST])
    return shortened(given) or given


@remembered
def _clean(name: str | None) -> str | None:
    return scrub_name(line(name))


def _without_number(name: str | None, who: Fellowship | None) -> str | None:
    """`63680 Just For Today AFG` without the number its world service office gave the group."""
    if name is None or who is None or who.key not in _NUMBERED:
        return name
    return _NUMBER.sub("", name)


def shortened(text: str | None, longest: int = LONGEST) -> str | None:
    """Cut at a word where there is one, with an ellipsis."""
    if text is None or len(text) <= longest:
        return text
    cut = text[: longest - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[longest // 2 :] else cut) + "…"


def _made(who: Fellowship | None, venue: Venue | None, weekdays: tuple[Weekday, ...]) -> str:
    """`Tuesday AA meeting at First Church`: no more than the record says."""
    day = weekdays[0].title() if len(weekdays) == 1 else ""
    where = ""
    if venue is not None and venue.name:
        where = f"at {venue.name}"
    elif venue is not None and (venue.locality or venue.region):
        where = f"in {venue.locality or venue.region}"
    words = (day, who.short if who else "", "meeting", where)
    made = " ".join(word for word in words if word)
    return made[0].upper() + made[1:LONGEST]
