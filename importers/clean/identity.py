"""Ids of meetings: stable for one publisher, unique in its feed, the same in any row order."""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from finder.model import Meeting
from finder.record import to_json
from importers.clean.quick import quickly

LONGEST = 80
_READ = 1_000  # characters of a hostile identifier that are looked at
_HASH = 8
_WORDS = re.compile("[a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified:
    """`again` is true where the very same meeting stands in the feed before, by content."""

    identifier: str
    again: bool


_new_identified = quickly(Identified)


def identifier(text: str) -> str:
    """Lower-case ASCII letters, digits, single hyphens; at most 80; may be empty."""
    plain = text[:_READ]
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    return _cut("-".join(_WORDS.findall(plain.lower().replace("'", ""))))


def identify(wanted: Sequence[tuple[str, Meeting]]) -> list[Identified]:
    """One identifier for each (identifier wanted or empty, meeting), all of them different.

    A missing or doubled one ends in a hash of day, start, name and place; meetings that share
    even that are numbered in the order of their content, never of their rows.
    """
    times = Counter(name for name, _ in wanted)
    first = [
        name if name and times[name] == 1 else _ending(name or identifier(meeting.name), meeting)
        for name, meeting in wanted
    ]
    times = Counter(first)
    found = {
        index: _new_identified(identifier=name, again=False)
        for index, name in enumerate(first)
        if times[name] == 1
    }
    taken = {item.identifier for item in found.values()}
    groups: dict[str, dict[int, Meeting]] = {}
    for index, name in enumerate(first):
        if times[name] > 1:
            groups.setdefault(name, {})[index] = wanted[index][1]
    for name in sorted(groups):
        found |= _numbered(name, groups[name], taken)
    return [found[index] for index in range(len(wanted))]


def with_suffix(name: str, suffix: str) -> str:
    """`name-suffix`, the name cut so that the whole stays within the limit; empty stays empty."""
    return f"{_cut(name, LONGEST - len(suffix) - 1)}-{suffix}" if name else ""


def _numbered(name: str, group: dict[int, Meeting], taken: set[str]) -> dict[int, Identified]:
    content = {index: to_json(meeting) for index, meeting in group.items()}
    found: dict[int, Identified] = {}
    before: set[str] = set()
    number = 0
    for index in sorted(group, key=lambda index: (content[index], index)):
        number += 1
        chosen = name if number == 1 else with_suffix(name, str(number))
        while chosen in taken:
            number += 1
            chosen = with_suffix(name, str(number))
        taken.add(chosen)
        found[index] = Identified(identifier=chosen, again=content[index] in before)
        before.add(content[index])
    return found


def _ending(name: str, meeting: Meeting) -> str:
    """`name-1a2b3c4d`; the hash alone where there is no name in ASCII letters."""
    return with_suffix(name, _digest(meeting)) or _digest(meeting)


def _digest(meeting: Meeting) -> str:
    venue = meeting.venue
    place = (
        (venue.name, venue.street, venue.locality, venue.region, venue.postal_code, venue.country)
        if venue
        else ()
    )
    parts = (meeting.weekday, meeting.start, meeting.name, *place)
    told = "\x1f".join("" if part is None else str(part) for part in parts)
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:_HASH]


def _cut(name: str, longest: int = LONGEST) -> str:
    return name[:longest].rstrip("-")
