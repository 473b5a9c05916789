"""An address to pass on, never with a position: the nearest town's name stands there."""

from dataclasses import dataclass, replace

from finder.languages import gettext as _
from finder.search.places import label
from finder.search.query import Query
from finder.web.links import Pairs, address, with_value, without
from finder.web.state import base_url, site
from finder.web.town_named import town_named


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """`url` is None where nothing can be passed on; `said` is what was changed, or why not.

    `code` is the address of its picture, to be scanned. `title` is what the device's own sharing
    may show: the site's name, never what was looked for.
    """

    url: str | None
    title: str
    code: str | None = None
    said: str | None = None


def shared(path: str) -> Share:
    """`path` may have parameters, none of them a position."""
    return Share(url=base_url() + path, title=site().config.settings.name)


def shared_meeting(id: str) -> Share:  # noqa: A002
    """A meeting's address; its code to scan is drawn only for those who open it."""
    return replace(shared(f"/meetings/{id}"), code=f"/meetings/{id}.svg")


def shared_list(query: Query, pairs: Pairs) -> Share:
    """A list's address; a position in it becomes the name of a town, and the page says so."""
    if not has_position(pairs):
        return shared(address("/meetings", pairs))
    town = nearest_town(query)
    if town is None:
        title = site().config.settings.name
        said = _("Your position is not passed on. Type a town instead to share this list.")
        return Share(url=None, title=title, said=said)
    said = _("Your position is not in this address: it says {town} instead.").format(town=town)
    item = shared(address("/meetings", in_place_of_position(pairs, town)))
    return replace(item, said=said)


def has_position(pairs: Pairs) -> bool:
    """Whether the query says where somebody stands."""
    return any(name in ("lat", "lon") for name, _value in pairs)


def in_place_of_position(pairs: Pairs, town: str) -> Pairs:
    """The query near the town, as far and in the order that was asked for."""
    given = dict(pairs)
    bare = without(without(pairs, "lat"), "lon")
    along = tuple((name, given[name]) for name in ("within", "unit") if name in given)
    return with_value((*bare, *along), "near", town)


def nearest_town(query: Query) -> str | None:
    """What stands for a position wherever one must not be, as `near` understands it."""
    here = query.place
    town = town_named(here.latitude, here.longitude) if here else None
    return label(town) if town else None
