"""The place on /families: where somebody said to be, whose helplines fit, what else it names."""

from dataclasses import dataclass

from finder.errors import BadRequest
from finder.register.families import Asker
from finder.search.places import MOST_ALTERNATIVES
from finder.search.query import FoundPlace
from finder.web.asking import asked
from finder.web.families_answers import families_address
from finder.web.paths import Link
from finder.web.reader import country_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Where somebody said to be: a place; or why its name is none, and the names of `others`.

    There may be `more` of that name than these.
    """

    place: FoundPlace | None = None
    problem: str | None = None
    others: tuple[str, ...] = ()
    more: bool = False

    @property
    def country(self) -> str | None:
        return self.place.country if self.place else None

    @property
    def lines_of(self) -> str | None:
        """The country whose helplines are shown."""
        return country_at(self.place)


NOWHERE = Whereabouts()


def whereabouts_of(near: str) -> Whereabouts:
    """The place of that name; or why it is not known."""
    if not near:
        return NOWHERE
    try:
        place = asked((("near", near),)).place
    except BadRequest as problem:
        return Whereabouts(problem=str(problem), others=tuple(problem.suggestions))
    names = (other.label for other in place.alternatives) if place else ()
    more = place is not None and len(place.alternatives) >= MOST_ALTERNATIVES
    return Whereabouts(place=place, others=tuple(dict.fromkeys(names)), more=more)


def suggested(at: Whereabouts, asker: Asker) -> tuple[Link, ...]:
    """The same answers at the places that may have been meant."""
    return tuple(Link(label=name, url=families_address(asker, name)) for name in at.others)
