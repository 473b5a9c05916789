"""A fellowship that answers a relative's three questions, with its nearest and soonest meetings."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from finder.languages import checked, isolated, ngettext, whole
from finder.languages import gettext as _
from finder.register.families import Fit, Match
from finder.register.families import data as questions
from finder.register.fellowships import Fellowship, fellowship
from finder.register.options import spoken
from finder.search.engine import Answer
from finder.web import entries
from finder.web.cards import Card
from finder.web.chips import radius
from finder.web.families_cards import Reader, cards, find, with_link_first
from finder.web.families_rings import Ring, next_ring
from finder.web.links import Pairs
from finder.web.paths import Path, leading

MOST, FEW = 3, 1  # cards of a group; where there are many groups
_MANY_GROUPS = 5
_AN_EVENING = ("50", "100")  # rings for who asked for a room: an evening's journey at most
_LAST = datetime.max.replace(tzinfo=UTC)
_Key = tuple[float, datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What `partials/family_group.html` may use. `because` is a sentence with the reasons.

    `said` says honestly what is not here, `cards_title` where the cards are and in what order.
    `how_to_ask` takes the place of meetings where they are for teenagers, whose list is a way.
    """

    key: str
    name: str
    url: str | None
    because: str
    note: str | None
    said: str | None
    how_to_ask: str | None
    cards_title: str
    cards: tuple[Card, ...]
    ways: tuple[Path, ...]
    finder: str | None
    finder_words: str
    order: _Key


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """Groups that fit alike: those that name the asker, then by the nearest and soonest meeting."""

    title: str
    groups: tuple[Group, ...]


def tiers(
    found: Iterable[Match],
    reader: Reader,
    titles: Mapping[str, str] | None = None,
    beside: Iterable[tuple[Fit, Group]] = (),
) -> tuple[Tier, ...]:
    """The matches under how well they fit, as `titles` say it; by default for relatives.

    Groups `beside` them come last of their fit.
    """
    matches = tuple(found)
    most = MOST if len(matches) <= _MANY_GROUPS else FEW
    if titles is None:
        titles = questions()["fit_mine" if reader.asker.whose == "me" else "fit"]
    made = [(match, group(match, reader, most)) for match in matches]
    made.sort(key=lambda pair: (not pair[0].named, pair[1].order))
    placed = [*((match.fit, item) for match, item in made), *beside]
    shelves = {fit: [item for of, item in placed if of is fit] for fit in Fit}
    return tuple(
        Tier(title=titles[fit], groups=tuple(items)) for fit, items in shelves.items() if items
    )


def group(match: Match, reader: Reader, most: int = MOST) -> Group:
    """The match with its meetings: near, else online, else how to find one elsewhere."""
    item = fellowship(match.fellowship)
    base: Pairs = (("fellowship", item.key), *reader.zone)
    shown = _for_teenagers(item) if item.for_children else _shown(item, reader, most)
    found = teens_list(item.key) if item.for_children else _ways(base, reader, shown)
    return Group(
        key=item.key,
        name=spoken("fellowship", item.key),
        url=f"/fellowships/{item.key}" if item in entries.shown() else None,
        because=because(match.reasons),
        note=match.note,
        said=shown.said,
        how_to_ask=item.children_sentence,
        cards_title=shown.title,
        cards=shown.cards,
        ways=leading(tuple(found)),
        finder=item.finder or item.website,
        finder_words=_finder_words(item),
        order=shown.order,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    """The cards of a group, their heading, what is missing, and where the group sorts.

    `ring` is where the nearest are, if none is near.
    """

    title: str = ""
    cards: tuple[Card, ...] = ()
    said: str | None = None
    ring: Ring | None = None
    order: _Key = (float("inf"), _LAST)


def _shown(item: Fellowship, reader: Reader, most: int) -> _Shown:
    base: Pairs = (("fellowship", item.key), *reader.zone)
    how, near = reader.asker.how, reader.near
    listed_here = find(base, FEW)
    if not listed_here.total:
        return _unlisted(item, listed_here)
    if how != "online" and near:
        around = find((*base, ("near", near)), most)
        if around.total:
            return _cards(
                around,
                _("Near {place}, nearest first").format(place=isolated(_name(around))),
                reader,
            )
        return _further(base, reader, most, around)
    if how == "online":
        online = _online(base, reader, most)
        said = None if online.cards else _("None of its meetings here is online.")
        return replace(online, said=said)
    kind = (("attendance", "in_person"),) if how == "in_person" else ()
    return _cards(find((*base, *kind, ("sort", "soonest")), most), _("Soonest first"), reader)


def _further(base: Pairs, reader: Reader, most: int, around: Answer) -> _Shown:
    """Where none is near: how far the nearest is, with those online, or it for who wants a room."""
    ring = next_ring(base, reader.near)
    said = _("None of its meetings is listed within {distance}.").format(distance=radius(around))
    if ring and reader.asker.how == "in_person" and ring.within in _AN_EVENING:
        shown = _cards(find(ring.pairs, most), _("Further off, nearest first"), reader)
    else:
        shown = _online(base, reader, most)
    return replace(shown, said=f"{said} {ring.nearest}" if ring else said, ring=ring)


def _online(base: Pairs, reader: Reader, most: int) -> _Shown:
    return _cards(
        with_link_first(find((*base, *_ONLINE), _MANY_ONLINE), most),
        _("Online, soonest first"),
        reader,
    )


def _unlisted(item: Fellowship, found: Answer) -> _Shown:
    said = _("There is no listing for {name} here.")
    if found.left_out:
        said = _("There is no listing for {name} here that was confirmed in the last 180 days.")
    return _Shown(said=said.format(name=isolated(spoken("fellowship", item.key))))


def _for_teenagers(item: Fellowship) -> _Shown:
    """How many are in the list, never which: a card would stand beside a place that was asked."""
    found = find((("fellowship", item.key),), FEW)
    if not found.total:
        return _unlisted(item, found)
    return _Shown(said=teens_listed(found.total))


def teens_listed(total: int) -> str:
    """How many are in a list of teenagers' meetings."""
    said = ngettext(
        "{n} meeting for teens is listed here, with day, time and, if known, town.",
        "{n} meetings for teens are listed here, with day, time and, if known, town.",
        total,
    )
    return said.format(n=whole(total))


def teens_list(key: str, *narrower: tuple[str, str]) -> tuple[tuple[str, Pairs], ...]:
    """The way to it, without a word on where the reader is."""
    return ((_("See the list of meetings for teens"), (("fellowship", key), *narrower)),)


def _finder_words(item: Fellowship) -> str:
    if item.for_children:
        return ask_words(spoken("fellowship", item.key))
    return _("Look on the site of {name}").format(name=isolated(spoken("fellowship", item.key)))


def ask_words(name: str) -> str:
    """As "Ask Alateen"."""
    return checked("children", "Ask {name}").format(name=isolated(name))


_MANY_ONLINE = 60  # looked through for those that can be joined
_ONLINE: Pairs = (("attendance", "online"), ("sort", "soonest"))


def _ways(base: Pairs, reader: Reader, shown: _Shown) -> Iterator[tuple[str, Pairs]]:
    """All of it near, the next ring out, marked for people like the asker, online, all."""
    asker, near = reader.asker, reader.near
    marked = questions()["who"][asker.who].get("audience")
    if near:
        yield _("All near {place}").format(place=isolated(near)), (*base, ("near", near))
        if shown.ring:
            yield shown.ring.label, shown.ring.pairs
    if marked:
        yield (
            _("Marked “{mark}”").format(mark=spoken("audience", marked)),
            (*base, ("audience", marked)),
        )
    if asker.how != "in_person" or shown.said:
        yield _("Online, now or within the hour"), (*base, ("attendance", "online"), ("on", "60"))
        yield _("All online"), (*base, *_ONLINE)
    yield _("All of its meetings here"), base


def _cards(found: Answer, title: str, reader: Reader) -> _Shown:
    first = found.hits[0] if found.hits else None
    far = first.distance_km if first else None
    return _Shown(
        title=title if first else "",
        cards=cards(found, reader.clock),
        order=(
            far if far is not None else float("inf"),
            (first and first.next_start) or _LAST,
        ),
    )


def _name(found: Answer) -> str:
    return (found.place and found.place.name) or _("you")


def because(reasons: Iterable[str]) -> str:
    """Each reason a sentence of its own: short ones are read more easily."""
    first, then = _("Because {reason}."), _("And because {reason}.")
    return " ".join(
        (then if number else first).format(reason=reason) for number, reason in enumerate(reasons)
    )
