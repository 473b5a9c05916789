"""The orders of a list: those to choose from, and the one a tap away from the one it is in."""

from dataclasses import dataclass

from finder.languages import gettext as _
from finder.languages import marked
from finder.search.engine import Answer
from finder.web.links import Pairs, address, with_value
from finder.web.paths import Link

_SAID = {
    "soonest": marked("Soonest first"),
    "nearest": marked("Nearest first"),
    "relevance": marked("Best match first"),
    "name": marked("By name"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The order that a list is in, and the other that people want most."""

    now: str
    other: Link


def choosable(found: Answer) -> tuple[tuple[str, str], ...]:
    """Those that make sense for this query, `(value, label)`; the empty value is the usual one."""
    return (("", _("Usual")), *((name, _(_SAID[name])) for name in _sensible(found)))


def order(found: Answer, pairs: Pairs) -> Order | None:
    """None where no other order is worth a tap: one meeting, or none."""
    now = found.query.sort
    others = [name for name in _sensible(found) if name not in (now, "name")]
    if found.total < 2 or not others:
        return None
    url = address("/meetings", with_value(pairs, "sort", others[0]))
    return Order(now=_(_SAID[now]), other=Link(label=_(_SAID[others[0]]), url=url))


def _sensible(found: Answer) -> tuple[str, ...]:
    query = found.query
    near = ("nearest",) if found.place is not None else ()
    words = ("relevance",) if query.words or query.phrases else ()
    return ("soonest", *near, *words, "name")
