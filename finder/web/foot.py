"""The helplines that stand at the foot of every page, in the same place (WCAG 2.2, 3.2.6)."""

from dataclasses import dataclass

from finder.languages import country as spoken_country
from finder.register.helplines import Helpline
from finder.register.places.regions import country_name
from finder.web.lines import Line, lines, listed_for

MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Foot:
    """`country` is whose lines these are, in words; None: the lists for every country."""

    country: str | None
    lines: tuple[Line, ...]


def foot(country: str | None) -> Foot:
    """The first of that country's lines for everyone, whatever the trouble; else the lists."""
    found = [item for item in listed_for(country) if not item.audience and not item.topic]
    own = [item for item in found if item.country]
    name = spoken_country(country, country_name(country)) if own and country else None
    return Foot(country=name, lines=lines((own or _lists(found))[:MOST]))


def _lists(found: list[Helpline]) -> list[Helpline]:
    return [item for item in found if not item.country]
