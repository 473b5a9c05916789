"""What cards say of now and here: the day, how soon, how far. Many of a list say the same."""

from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache

from finder.languages import language
from finder.search.engine import Hit
from finder.web.drawn import escaped
from finder.web.look import Look, day_said, distance_said, relation_ahead, relation_said

Time = tuple[bool, bytes | None, bytes | None]  # is it on now, its day, how soon; escaped
TIMELESS: Time = (False, None, None)
_NONE = timedelta(0)
# A start, its zone, the end, and whether its list was confirmed lately.
_Key = tuple[datetime, tzinfo | None, datetime | None, bool]


class Said:
    """As this reader sees it, in the language spoken now."""

    def __init__(self, look: Look) -> None:
        self._look, self._spoken = look, language()
        self._today: dict[tzinfo | None, date] = {}
        self._times: dict[_Key, Time] = {}

    def time(self, hit: Hit) -> Time:
        """Nothing of what has no next start."""
        start = hit.next_start
        if start is None:
            return TIMELESS
        key = start, start.tzinfo, hit.next_end, hit.stale is None
        return self._times.get(key) or self._times.setdefault(key, self._time(start, hit))

    def far(self, km: float, *, about: bool) -> bytes:
        """How far away."""
        return _far(km, self._look.unit, about, self._spoken)

    def _time(self, start: datetime, hit: Hit) -> Time:
        look, ahead, day = self._look, start - self._look.now, None
        if look.days or hit.stale:
            day = _day(start.date(), self._today_at(start.tzinfo), self._spoken)
        if hit.stale:
            return False, day, None
        live, end = ahead <= _NONE, hit.next_end
        told = relation_ahead(ahead, end - look.now if live and end else None)
        return live, day, _soon(*told, self._spoken) if told else None

    def _today_at(self, zone: tzinfo | None) -> date:
        found = self._today.get(zone)
        if found is None:
            found = self._today[zone] = self._look.now.astimezone(zone).date()
        return found


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
