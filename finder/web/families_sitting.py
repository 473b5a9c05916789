"""Open meetings of fellowships for the person with the problem, in which relatives may sit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from finder.languages import checked, isolated, marked, told_in
from finder.languages import gettext as _
from finder.register.families import NOT_SURE, sit_in
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
from finder.web.links import Pairs, address
from finder.web.paths import Link
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
_FURTHER = ("50", "100")  # for who comes in person: an evening's journey at most


@dataclass(frozen=True, slots=True, kw_only=True)
class Aside:
    """`says` names those with a meeting in the list at `url`; `said` is what is not near."""

    heading: str
    says: str
    title: str
    said: str | None
    cards: tuple[Card, ...]
    url: str


def aside(reader: Reader) -> Aside | None:
    """As the asker wants them; None where there are none."""
    known = {item.key for item in entries.shown()}
    keys = [key for key in sit_in(reader.asker) if key in known]
    base: Pairs = (*(("fellowship", key) for key in keys), ("access", "open"), *reader.zone)
    missing: str | None = None
    for title, more in _ways(reader) if keys else ():
        found = find((*base, *more), MOST)
        if found.total:
            shown = cards(found, reader.clock)
            return _aside((*base, *more), title, missing, shown)
        missing = missing or _("None of these meetings is listed within {distance}.").format(
            distance=radius(found)
        )
    return None


def elsewhere(reader: Reader) -> tuple[Link, ...]:
    """Where none of them is listed here as the asker wants them: their own finders."""
    items = [item for item in entries.shown() if item.key in sit_in(reader.asker)]
    return tuple(
        Link(label=spoken("fellowship", item.key), url=url)
        for item in items
        if (url := item.finder or item.website)
    )


def _ways(reader: Reader) -> Iterator[tuple[str, Pairs]]:
    """Near, else online, else further off for who asked for a room; the first that finds any."""
    asker, near = reader.asker, reader.near
    kind: Pairs = () if asker.how == NOT_SURE else (("attendance", asker.how),)
    online: Pairs = (("attendance", "online"), ("sort", "soonest"))
    if asker.how == "online":
        yield _("Online, soonest first"), online
    elif not near:
        yield _("Soonest first"), (*kind, ("sort", "soonest"))
    else:
        yield _("Near {place}, nearest first").format(place=isolated(near)), (*kind, ("near", near))
        if asker.how == NOT_SURE:
            yield _("Online, soonest first"), online
        for ring in _FURTHER:
            yield _("Further off, nearest first"), (*kind, ("near", near), ("within", ring))


def _aside(pairs: Pairs, title: str, missing: str | None, shown: tuple[Card, ...]) -> Aside:
    facets = answered(asked(pairs), facets=True).facets["fellowship"]
    with_any = {item.value for item in facets if item.count}
    named = [item for item in entries.shown() if ("fellowship", item.key) in pairs]
    here = [item for item in named if item.key in with_any]
    sure = any(map(_is_told, here))
    return Aside(
        heading=_("You may also sit in and listen") if sure else _("Open meetings: ask first"),
        says=_says(here),
        title=title,
        said=missing,
        cards=shown,
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
