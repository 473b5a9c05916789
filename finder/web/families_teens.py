"""Groups for teenagers within fellowships for adults: those listed here, else that they exist.

Teenagers' fellowships (Alateen) are matches of their own. Of none is a place ever told or asked.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from finder.languages import checked, isolated
from finder.register.bodies import Body, bodies
from finder.register.families import NOT_SURE, Asker, Fit, Service, data, services
from finder.register.fellowships import fellowship
from finder.register.options import spoken
from finder.web import entries
from finder.web.families_cards import find
from finder.web.families_groups import Group, ask_words, because, teens_list, teens_listed
from finder.web.paths import leading

_FOR_TEENS = ("audience", "teens")
_LAST = (float("inf"), datetime.max.replace(tzinfo=UTC))


@dataclass(frozen=True, slots=True, kw_only=True)
class Teens:
    """`says` is what the fellowship says of under-18s, `site` where to ask; never a place."""

    name: str
    says: str | None
    site: str


def listed_of(asker: Asker) -> tuple[tuple[Fit, Group], ...]:
    """Those with meetings here, about the trouble of a teenager's relative or one's own life."""
    if not _is_asked(asker):
        return ()
    return tuple(
        (Fit.OWN if served.own else Fit.FITS, _group(served, asker, total))
        for served in services().values()
        if _fits(served, asker) and (total := _listed(served.key))
    )


def known_of(asker: Asker) -> tuple[Teens, ...]:
    """Those without meetings here: about that trouble first, then about one's own life."""
    if not _is_asked(asker):
        return ()
    found = [body for body in _bodies().values() if _fits(services()[body.belongs_to], asker)]
    unlisted = [body for body in found if not _listed(body.belongs_to)]
    return tuple(_teens(body) for body in sorted(unlisted, key=_is_own))


def _is_asked(asker: Asker) -> bool:
    return asker.who == "teenager" and asker.whose != "me"


def _bodies() -> Mapping[str, Body]:
    """By the fellowship they belong to, but for bodies that are fellowships of the register."""
    return {
        body.belongs_to: body
        for body in bodies().values()
        if body.belongs_to in services() and not fellowship(body.belongs_to).teenagers
    }


def _fits(served: Service, asker: Asker) -> bool:
    item = fellowship(served.key)
    if item.for_children or item.teenagers or served.only_style not in (None, asker.style):
        return False
    return served.own or asker.about in (NOT_SURE, *served.about)


def _listed(key: str) -> int:
    """How many of its meetings here are for teenagers."""
    if key not in {item.key for item in entries.shown()}:
        return 0
    return find((("fellowship", key), _FOR_TEENS), 1).total


def _group(served: Service, asker: Asker, total: int) -> Group:
    item, body = fellowship(served.key), _bodies().get(served.key)
    fact = item.facts.minors
    name = spoken("fellowship", item.key)
    others = checked("children", "{name}: groups for teenagers").format(name=isolated(name))
    return Group(
        key=item.key,
        name=body.name if body else others,
        url=None,
        because=because(_reasons(served, asker)),
        note=None,
        said=teens_listed(total),
        how_to_ask=fact.says if fact else None,
        cards_title="",
        cards=(),
        ways=leading(teens_list(item.key, _FOR_TEENS)),
        finder=body.site if body else item.finder or item.website,
        finder_words=ask_words(body.name if body else name),
        order=_LAST,
    )


def _reasons(served: Service, asker: Asker) -> Iterator[str]:
    if served.because:
        yield served.because
    elif asker.about != NOT_SURE:
        yield data()["about"][asker.about]["because"]
    yield data()["who"]["teenager"]["because"]


def _is_own(body: Body) -> bool:
    return services()[body.belongs_to].own


def _teens(body: Body) -> Teens:
    fact = fellowship(body.belongs_to).facts.minors
    return Teens(name=body.name, says=fact.says if fact else None, site=body.site)
