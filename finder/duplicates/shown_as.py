"""Under which id a meeting is shown that several feeds list, and where its other ids lead.

The rules (DESIGN 4, *Identity*), of which `named` is the whole:

1. Listings that mean one meeting are shown once, under the id that was first seen.
2. That id stays while any of them is listed, also when its own feed lists it no longer.
3. The other ids lead to it, listed or not, also once none of them is listed: it went as one
   meeting, and comes back as one.
4. Listings that come to differ while both are listed are both shown, each under its own id; an
   id that is no listing's any more stays with the listing that was first seen of those.
5. What the operator took down stays one meeting with all that it was linked with.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An id that is not shown itself leads to one that is, first seen on `since`."""

    shown_as: str
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What stands behind an id that is shown: the ids `listed`, the first seen first (never
    empty), and those of the same meeting that are listed no longer.
    """

    listed: tuple[str, ...]
    former: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """`shown` has every listed meeting in one entry; `links` every id that leads to another, which
    is shown, or listed no longer like itself.
    """

    shown: Mapping[str, Shown]
    links: Mapping[str, Link]


def named(
    listed: Mapping[str, date],
    groups: Iterable[Iterable[str]],
    remembered: Mapping[str, Link],
    taken_down: Collection[str] = (),
) -> Named:
    """`listed` gives the day each listed id was first seen, `groups` those that mean one meeting,
    `remembered` the links of the last time. Ties of days go by id.
    """
    down = {*taken_down}
    kept = {key: link for key, link in remembered.items() if {key, link.shown_as} & down}
    sets = _Sets(listed)
    for group in groups:
        sets.join(*group)
    for key, link in kept.items():
        sets.join(key, link.shown_as)
    for key, name in _claims(listed, remembered, kept).items():
        sets.join(key, name)
    since = dict(listed)
    for link in remembered.values():  # one that was gone and came back is as old as it was
        since[link.shown_as] = min(link.since, since.get(link.shown_as, link.since))
    present: dict[str, tuple[str, ...]] = {}
    links: dict[str, Link] = {}
    for members in sets.all():
        names = sorted((since[key], key) for key in members if key in since)
        first, target = names[0]
        here = tuple(key for _, key in names if key in listed)
        if here:
            present[target] = here
        if here or members & kept.keys():
            link = Link(shown_as=target, since=first)
            links |= {key: link for key in members if key != target}
    links |= _still_led(present, links, remembered, listed)
    return Named(shown=_behind(present, links, listed), links=links)


def _claims(
    listed: Mapping[str, date], remembered: Mapping[str, Link], kept: Collection[str]
) -> dict[str, str]:
    """Of the listings that were shown under an id that is listed no more: who keeps it."""
    asking: defaultdict[str, list[tuple[date, str]]] = defaultdict(list)
    for key, link in remembered.items():
        if key in listed and link.shown_as not in listed and key not in kept:
            asking[link.shown_as].append((listed[key], key))
    return {min(claims)[1]: name for name, claims in asking.items()}


def _still_led(
    present: Collection[str],
    links: Mapping[str, Link],
    remembered: Mapping[str, Link],
    listed: Collection[str],
) -> dict[str, Link]:
    """Ids listed no longer that led to one of these meetings, or to one that has gone too: they go
    on doing so.
    """
    found = {}
    for key, link in remembered.items():
        if key not in listed and key not in present and key not in links:
            if link.shown_as in present or link.shown_as not in {*listed, *links}:
                found[key] = link
            elif link.shown_as in links:
                found[key] = links[link.shown_as]
    return found


def _behind(
    present: Mapping[str, tuple[str, ...]], links: Mapping[str, Link], listed: Collection[str]
) -> dict[str, Shown]:
    former: defaultdict[str, list[str]] = defaultdict(list)
    for key in sorted({*present, *links} - {*listed}):
        former[links[key].shown_as if key in links else key].append(key)
    return {
        key: Shown(listed=here, former=tuple(former.get(key, ()))) for key, here in present.items()
    }


class _Sets:
    """Disjoint sets of ids, each at first alone."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._of = {key: {key} for key in ids}

    def join(self, *ids: str) -> None:
        """What is not known yet comes in with what it is joined to."""
        found = [self._of.setdefault(key, {key}) for key in ids]
        whole = set().union(*found)
        self._of.update(dict.fromkeys(whole, whole))

    def all(self) -> list[set[str]]:
        return list({id(found): found for found in self._of.values()}.values())
