"""What the register knows of groups for teenagers that have no list here: that they exist."""

from dataclasses import dataclass

from finder.register.bodies import Body, bodies
from finder.register.families import Asker, services
from finder.register.fellowships import fellowship


@dataclass(frozen=True, slots=True, kw_only=True)
class Teens:
    """`says` is what the fellowship says of under-18s, `site` where to ask; never a place."""

    name: str
    says: str | None
    site: str


def known_of(asker: Asker) -> tuple[Teens, ...]:
    """Those about the trouble of a teenager's relative, then those about one's own life."""
    if asker.who != "teenager" or asker.whose == "me":
        return ()
    found = [body for body in bodies().values() if _fits(body, asker)]
    return tuple(_teens(body) for body in sorted(found, key=_is_own))


def _fits(body: Body, asker: Asker) -> bool:
    served = services().get(body.belongs_to)
    return served is not None and (served.own or asker.about in served.about)


def _is_own(body: Body) -> bool:
    return services()[body.belongs_to].own


def _teens(body: Body) -> Teens:
    fact = fellowship(body.belongs_to).facts.minors
    return Teens(name=body.name, says=fact.says if fact else None, site=body.site)
