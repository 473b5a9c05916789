"""VTIMEZONE: one a zone used, true for ten years and more on both sides of what is shown."""

from datetime import date
from functools import lru_cache

from icalendar import Timezone

_YEARS = 10
_STEP = 5  # years: the text of a zone changes no more often than this


@lru_cache(maxsize=512)
def zone_text(name: str, first: int, last: int) -> bytes:
    """For events that begin in the year `first` at the earliest and are looked at in `last`."""
    begin = date(first - first % _STEP - _YEARS, 1, 1)
    end = date(last - last % _STEP + _STEP + _YEARS, 12, 31)
    described = Timezone.from_tzid(name, first_date=begin, last_date=end)
    described.pop("COMMENT", None)  # the library's remark on its own limits
    text: bytes = described.to_ical()
    return text
