"""Open meetings of fellowships for the person with the problem, in which relatives may sit."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from finder.languages import checked, isolated, marked, told_in
from finder.languages import gettext as _
from finder.register.families import NOT_SURE, data, sit_in
from finder.register.fellowships import Fellowship
from finder.register.open_there import AtOpen, at_open_of
from finder.register.options import spoken
from finder.web import entries
from finder.web.answering import answered
from finder.web.asking import asked
from finder.web.cards import Card
from finder.web.chips import radius
from finder.web.families_cards import Reader, cards, find
from finder.web.families_groups import MOST
from finder.web.families_rings import next_ring
from finder.web.links import Pairs, address
from finder.web.paths import Link, Path, leading
from finder.web.wording import listed

_SAYS = marked(
    "These are meetings of {names}. They are for people who have the problem, and they are open: "
    "family and friends may come and listen.",
    "access",
)
# Of those whose own pages say neither what open means there nor whether relatives may come.
_ASK = marked(
    "Meetings of {names} are listed as open. We found no page of theirs that says if family and "
    "friends may come: ask the group first.",
    "access",
)
_AN_EVENING = ("50", "100")  # rings for who asked for a room: an evening's journey at most
_FAMILY = ("for", "family")  # open ones, and those that let relatives in the next time
_ONLINE: Pairs = (("attendance", "online"), ("sort", "soonest"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """`says` names those with a meeting in the list at `url`; `said` is what is not near.

    Then `ways` are those online and the next ring out, `sites` their own finders.
    """

    heading: str
    says: str
    title: str
    said: str | None
    cards: tuple[Card, ...]
    url: str
    ways: tuple[Path, ...] = ()
    sites: tuple[Link, ...] = ()


def aside(reader: Reader) -> Aside | None:
    """As the asker wants them; None where there are none, near or far."""
    base = _base(reader)
    if base is None:
        return None
    if reader.near and reader.asker.how != "online":
        return _placed(base, reader)
    kind: Pairs = () if reader.asker.how == NOT_SURE else (("attendance", reader.asker.how),)
    title = _("Online, soonest first") if kind == _ONLINE[:1] else _("Soonest first")
    return _found((*base, *kind, ("sort", "soonest")), title, reader)


def _base(reader: Reader) -> Pairs | None:
    known = {item.key for item in entries.shown()}
    keys = [key for key in sit_in(reader.asker) if key in known]
    return (*(("fellowship", key) for key in keys), _FAMILY, *reader.zone) if keys else None


def _placed(base: Pairs, reader: Reader) -> Aside | None:
    """Near; where none is near those online, and how far the nearest is."""
    asker, near = reader.asker, reader.near
    kind: Pairs = () if asker.how == NOT_SURE else (("attendance", asker.how),)
    title = _("Near {place}, nearest first").format(place=isolated(near))
    around = _found((*base, *kind, ("near", near)), title, reader)
    if around:
        return around
    ring, online = next_ring((*base, *kind), near), (*base, *_ONLINE)
    near_enough = ring if ring and asker.how == "in_person" else None
    if near_enough and near_enough.within in _AN_EVENING:
        shown = _found(near_enough.pairs, _("Further off, nearest first"), reader)
    else:
        shown = _found(online, _("Online, soonest first"), reader)
    if shown is None and ring:
        shown = _found(ring.pairs, _("Further off, nearest first"), reader)
    said = _("None of these meetings is listed within {distance}.").format(
        distance=radius(find((*base, *kind, ("near", near)), 1))
    )
    ways = ((ring.label, ring.pairs),) if ring else ()
    return shown and replace(
        shown,
        said=f"{said} {ring.nearest}" if ring else said,
        ways=leading((*ways, (_("All online"), online))),
        sites=elsewhere(reader),
    )


def elsewhere(reader: Reader) -> tuple[Link, ...]:
    """Where none of them is listed here as the asker wants them: their own finders."""
    items = [item for item in entries.shown() if item.key in sit_in(reader.asker)]
    return tuple(
        Link(label=spoken("fellowship", item.key), url=url)
        for item in items
        if (url := item.finder or item.website)
    )


def elsewhere_title(reader: Reader) -> str:
    """Above those finders; that one may come is said where it is known of them all."""
    items = [item for item in entries.shown() if item.key in sit_in(reader.asker)]
    if all(map(_is_told, items)):
        return str(data()["whose"][reader.asker.whose]["elsewhere"])
    return _("Open meetings: ask first")


def _found(pairs: Pairs, title: str, reader: Reader) -> Aside | None:
    """The first of that query, under what their fellowships say of relatives."""
    found = find(pairs, MOST)
    if not found.total:
        return None
    facets = answered(asked(pairs), facets=True).facets["fellowship"]
    with_any = {item.value for item in facets if item.count}
    named = [item for item in entries.shown() if ("fellowship", item.key) in pairs]
    here = [item for item in named if item.key in with_any]
    sure = any(map(_is_told, here))
    return Aside(
        heading=_("You may also sit in and listen") if sure else _("Open meetings: ask first"),
        says=_says(here),
        title=title,
        said=None,
        cards=cards(found, reader.clock),
        url=address("/meetings", pairs),
    )


def _says(items: Sequence[Fellowship]) -> str:
    """That relatives may come where the register knows it; elsewhere that one must ask."""
    shelves = (
        (_SAYS, [item.key for item in items if _is_told(item)]),
        (_ASK, [item.key for item in items if not _is_told(item)]),
    )
    with told_in("access"):
        return " ".join(
            checked("access", form).format(
                names=listed([spoken("fellowship", key) for key in keys])
            )
            for form, keys in shelves
            if keys
        )


def _is_told(item: Fellowship) -> bool:
    """Whether its pages say that relatives may come to its open meetings."""
    return at_open_of(item.key) in (AtOpen.LISTEN, AtOpen.OWN_WORDS)
