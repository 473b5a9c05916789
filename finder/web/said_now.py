"""What cards say of now and here: the day, how soon, how far. Many of a list say the same."""

from datetime import date, datetime, tzinfo
from functools import lru_cache

from finder.languages import language
from finder.search.engine import Hit
from finder.web.drawn import escaped
from finder.web.look import (
    Look,
    day_said,
    distance_said,
    instant,
    relation_ahead,
    relation_said,
)

# Its day and how soon, escaped, where they are there. Before them a number: other cards of the same
# meeting have it where they are there too, and it is on now as in these.
Time = tuple[int, bytes | None, bytes | None]
TIMELESS: Time = (0, None, None)
# A start, its zone, the end, their folds, and whether its list was confirmed lately.
_Key = tuple[datetime, tzinfo | None, datetime | None, tuple[int, int], bool]


class Said:
    """As this reader sees it, in the language spoken now."""

    def __init__(self, look: Look) -> None:
        self._look, self._spoken = look, language()
        self._now = look.now.timestamp()
        self._today: dict[tzinfo | None, date] = {}
        self._times: dict[_Key, Time] = {}

    def time(self, hit: Hit) -> Time:
        """Nothing of what has no next start."""
        start = hit.next_start
        if start is None:
            return TIMELESS
        end = hit.next_end
        fold = start.fold, end.fold if end else 0  # of what is equal but for them
        key = start, start.tzinfo, end, fold, hit.stale is None
        return self._times.get(key) or self._times.setdefault(key, self._time(start, hit))

    def far(self, km: float, *, about: bool) -> bytes:
        """How far away."""
        return _far(km, self._look.unit, about, self._spoken)

    def _time(self, start: datetime, hit: Hit) -> Time:
        look, ahead, day = self._look, instant(start) - self._now, None
        if look.days or hit.stale:
            day = _day(start.date(), self._today_at(start.tzinfo), self._spoken)
        if hit.stale:
            return _time(day, None, live=False)
        live, end = ahead <= 0, hit.next_end
        told = relation_ahead(ahead, instant(end) - self._now if live and end else None)
        return _time(day, _soon(*told, self._spoken) if told else None, live=live)

    def _today_at(self, zone: tzinfo | None) -> date:
        found = self._today.get(zone)
        if found is None:
            found = self._today[zone] = self._look.now.astimezone(zone).date()
        return found


def _time(day: bytes | None, soon: bytes | None, *, live: bool) -> Time:
    return live + 2 * (day is not None) + 4 * (soon is not None), day, soon


# Said in few ways: kept by the language, in which it is said now.


@lru_cache(maxsize=1_024)
def _day(day: date, today: date, _spoken: str) -> bytes:
    return escaped(day_said(day, today))


@lru_cache(maxsize=4_096)
def _soon(form: str, minutes: int, _spoken: str) -> bytes:
    return escaped(relation_said(form, minutes))


@lru_cache(maxsize=4_096)
def _far(km: float, unit: str, about: bool, _spoken: str) -> bytes:
    return escaped(distance_said(km, unit, about=about))
