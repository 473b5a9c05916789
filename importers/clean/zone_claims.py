"""What a row says of its zone where that is no name of one: an offset, or a name of several.

There is no civil zone of an offset, and BST is three clocks. So what is said is only compared with
the zones that the feed and the place give: it decides whether they may be taken, never adds one.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from importers.clean.clocks import has_offset, same_clock
from importers.clean.zones import zone_name

# UTC-5, GMT+05:30, UTC−0430, +02:00
_OFFSET = re.compile(r"(?:UTC|GMT)?\s?([+\-−])\s?(\d{1,2})(?::?([0-5]\d))?", re.IGNORECASE)
_ETC = re.compile(r"Etc/GMT([+-])(\d{1,2})", re.IGNORECASE)  # POSIX counts the other way round
_FARTHEST = 14 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An offset in minutes east of UTC, or the zones whose clock may be meant."""

    offset: int | None = None
    zones: tuple[str, ...] = ()
    otherwise: str | None = None

    def fits(self, name: str, days: Sequence[date]) -> bool:
        """Whether that zone may be what is meant, for meetings on these days (none: weekly)."""
        if self.offset is not None:
            return has_offset(name, self.offset, days)
        return any(same_clock(name, zone) for zone in self.zones)


def claim(text: str | None) -> Claim | None:
    """None for what says nothing of a clock."""
    plain = " ".join((text or "").split())
    if found := _ETC.fullmatch(plain):
        return _claim(found[1] == "-", int(found[2]), 0)
    if found := _OFFSET.fullmatch(plain):
        return _claim(found[1] == "+", int(found[2]), int(found[3] or 0))
    return _meanings().get(plain.replace(" ", "_").casefold())


def _claim(east: bool, hours: int, minutes: int) -> Claim | None:
    offset = hours * 60 + minutes
    return Claim(offset=offset if east else -offset) if offset <= _FARTHEST else None


@cache
def _meanings() -> Mapping[str, Claim]:
    """Case-folded words -> what they may mean."""
    text = files("importers.clean").joinpath("zone_meanings.tsv").read_text("utf-8")
    found: dict[str, Claim] = {}
    for line in text.splitlines():
        if line and not line.startswith(("#", "words\t")):
            words, zones, otherwise = line.split("\t")
            found[words.casefold()] = Claim(
                zones=tuple(zones.split()), otherwise=zone_name(otherwise)
            )
    return found
