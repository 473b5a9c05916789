"""What a person asked for, as values."""

from dataclasses import dataclass
from datetime import datetime, time

from finder.register.gazetteer import Place
from finder.search.parameters import KM_PER_MILE
from finder.search.sentence import Understood

DEFAULT_WITHIN = 25.0
DEFAULT_PER_PAGE = 25
RELATIVE_DAYS = ("today", "tomorrow")
# The field of `Query` that holds a parameter, where their names differ.
FIELDS = {
    "day": "days", "time": "times", "fellowship": "fellowships", "concern": "concerns",
    "access": "access", "attendance": "attendance", "type": "types", "audience": "audiences",
    "language": "languages", "accessibility": "accessibility", "facilitation": "facilitation",
    "style": "styles", "kind": "kinds", "status": "statuses", "region": "regions",
    "feed": "feeds", "from": "start_from", "for": "for_", "lat": "place", "lon": "place",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPlace:
    """Where to look. `name` and `country` are None for a position; `within_km` is inclusive.

    `alternatives` are other places of that name.
    """

    name: str | None
    country: str | None
    latitude: float
    longitude: float
    within_km: float
    alternatives: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A query as it is answered. Empty means: not asked for.

    `words`, `unfinished`, `phrases` and `spoken` are what `q` leaves (see `Sentence`). `within`
    is in `unit`, `place.within_km` in kilometres. `days` are weekdays, `mon` … `sun`. `sort` is
    the order in force, `sort_given` whether it was asked for. `pairs` are the parameters as given,
    without empty and unknown ones. `shown` are the fellowships that a site is about; empty is all.
    """

    q: str | None = None
    words: tuple[str, ...] = ()
    unfinished: bool = False
    phrases: tuple[tuple[str, ...], ...] = ()
    spoken: tuple[str, ...] = ()
    place: FoundPlace | None = None
    near: str | None = None
    within: float = DEFAULT_WITHIN
    unit: str = "km"
    days: tuple[str, ...] = ()
    today: bool = False
    tomorrow: bool = False
    times: tuple[str, ...] = ()
    after: time | None = None
    before: time | None = None
    start_from: datetime | None = None
    soon: int | None = None
    on: int | None = None
    tz: str | None = None
    fellowships: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()
    for_: str | None = None
    access: tuple[str, ...] = ()
    attendance: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    accessibility: tuple[str, ...] = ()
    facilitation: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ("meeting",)
    statuses: tuple[str, ...] = ("active",)
    regions: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    sort: str = "soonest"
    sort_given: bool = False
    page: int = 1
    per_page: int = DEFAULT_PER_PAGE
    understood: tuple[Understood, ...] = ()
    aside: bool = False  # the words cry for help: none is wanted that is not among `understood`
    ignored: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    shown: tuple[str, ...] = ()

    @property
    def within_km(self) -> float:
        """The radius in kilometres."""
        return self.within * KM_PER_MILE if self.unit == "mi" else self.within

    def values(self, parameter: str) -> tuple[str, ...]:
        """What is asked of a parameter that takes several values, `day` with all of its kinds."""
        if parameter == "day" and (self.today or self.tomorrow):
            relative = [name for name in RELATIVE_DAYS if getattr(self, name)]
            return (*self.days, *relative)
        found: tuple[str, ...] = getattr(self, FIELDS[parameter])
        return found
