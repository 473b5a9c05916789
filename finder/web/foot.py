"""The helplines that stand at the foot of every page, in the same place (WCAG 2.2, 3.2.6)."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from finder.languages import country as spoken_country
from finder.register.helplines import Helpline
from finder.register.places.regions import country_name
from finder.register.sentences import Tongue, tongue
from finder.web.lines import Line, lines, listed_for
from finder.web.state import now

MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """`country` is whose lines these are, in words; None: the lists for every country."""

    country: str | None
    lines: tuple[Line, ...]


def foot(country: str | None) -> Foot:
    """The first of that country's lines for everyone, whatever the trouble; else the lists."""
    found = [item for item in listed_for(country) if not item.audience and not item.topic]
    own = tuple(item for item in found if item.country)
    shown = own or tuple(item for item in found if not item.country)
    return _foot(country if own else None, shown[:MOST], tongue(), now().date())


@lru_cache(maxsize=256)
def _foot(country: str | None, shown: tuple[Helpline, ...], tag: Tongue, today: date) -> Foot:
    """`tag` is the tongue of this moment, and it is `today`: the foot is kept for them."""
    name = spoken_country(country, country_name(country)) if country else None
    return Foot(country=name, lines=lines(shown))
