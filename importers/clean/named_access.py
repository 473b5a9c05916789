"""Weeks that a group's name calls open or for family: "Thursday Group (open last Thursday)"."""

import re
from collections.abc import Mapping

from finder.model import Access, Weekday
from importers.clean.access_clauses import names_week
from importers.clean.access_in_weeks import FAMILY, OCCASION, opens_weeks, varying
from importers.clean.access_words import may_say
from importers.clean.plain_words import plain
from importers.clean.remembered import remembered
from importers.clean.week_words import DAY, MONTHLY, ORDINALS
from importers.clean.weeks import in_order

# Not "group": "First Friday Open Group" may be what meets then.
_FELLOWSHIP = r"(?:afg|nfg|al-?anon|nar-?anon|gam-?anon|family group|aa|na|ca|ga|oa|coda|aca)"
_SEGMENT = re.compile(r"[(\[]|\s[-–—|:]\s|\*{2,}|[\"“]|[,;]\s")
_GOES_ON = re.compile(r"[)\]]\s*\w")  # "Hope (1st Tuesday) Open Format Meeting"
# The week stands beside "open" at the end: "Hope Group 1st Friday Open", "First Monday open AFG".
_AT_THE_END = re.compile(
    rf"(?:^|.*[ ,])(?P<said>(?:open (?:on )?(?:the )?{ORDINALS} {DAY}"
    rf"|{ORDINALS} {DAY}(?: (?:is|are))?(?: {OCCASION})? open"
    r"(?: to (?:all|everyone|anyone|(?:the )?public))?)"
    rf"(?: {MONTHLY})?)(?: (?:{_FELLOWSHIP}|family|groups?(?= {_FELLOWSHIP})))*"
)
_THE_MEETING = re.compile(rf"\b(?:meeting|night|day|workshop)$|^{FAMILY}(?:night|day|meeting)\b")


@remembered
def access_named(name: str | None, *, weekday: Weekday | None) -> Mapping[Access, tuple[int, ...]]:
    """A week "closed" may be one without a meeting: either way it is open to nobody else then."""
    weeks: dict[Access, tuple[int, ...]] = {}
    for part in _parts(name or ""):
        for access, numbers in varying(_of_weeks(plain(part)), weekday, None):
            weeks[access] = in_order((*weeks.get(access, ()), *numbers))
    return weeks


def _parts(name: str) -> list[str]:
    if not may_say(name):
        return []
    return [part for part in _SEGMENT.split(name) if _is_of_weeks(part, whole=part == name)]


def tells_weeks(part: str, *, whole: bool) -> bool:
    """Whether part of a name says who may come in some weeks, not when the group meets.

    One that is the `whole` name may be of the meeting itself: "First Friday Open Meeting".
    """
    return _is_of_weeks(part, whole=whole) and opens_weeks(_of_weeks(plain(part)))


def _is_of_weeks(part: str, *, whole: bool) -> bool:
    words = plain(part)
    if not (may_say(part) and names_week(words)):
        return False
    return not ((whole and _THE_MEETING.search(words)) or _GOES_ON.search(part))


def _of_weeks(words: str) -> str:
    """What a part of a name says of weeks, without the name that stands before or after it."""
    found = _AT_THE_END.fullmatch(words)
    return found["said"] if found else words
