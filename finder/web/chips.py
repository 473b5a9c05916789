"""What a list was asked for, as words that can be taken away one by one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time

from finder.languages import decimal, isolated, marked, ngettext, whole
from finder.languages import gettext as _
from finder.register.access_options import access_words
from finder.register.options import spoken
from finder.search.engine import Answer
from finder.search.query import Query
from finder.web.asking import beside_cry, settled, without_text
from finder.web.choices import listed_alone
from finder.web.links import Pairs, address, with_value, without
from finder.web.local import look
from finder.web.state import snapshot
from finder.web.wording import clock, lasting

# How the list is shown is not what it was asked for.
_SILENT = frozenset({"page", "per_page", "sort", "unit", "within", "lon", "tz"})
_FOR = {"me": marked("For me"), "family": marked("For family and friends")}
_WALL_TIMES = {"after": marked("From {time}"), "before": marked("Before {time}")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """`label` says what was asked for, `url` is the list without it."""

    name: str
    value: str
    label: str
    url: str


def chips(answer: Answer) -> tuple[Chip, ...]:
    """One for each value in force, what was understood of the words among them."""
    pairs = settled(answer.query)
    return tuple(
        Chip(
            name=name,
            value=value,
            label=words(name, value, answer),
            url=address("/meetings", _without(pairs, name, value)),
        )
        for name, value in _in_force(pairs, answer.query)
    )


def cry(query: Query) -> Chip | None:
    """What asks for help and chooses no meeting: it stands with the helplines, not among chips."""
    pairs = settled(query)
    said = " ".join(dict(pairs).get("q", "").split())
    kept = beside_cry(query)
    for text in kept:
        said = without_text(said, text)
    if not query.aside or not said:
        return None
    left = with_value(pairs, "q", " ".join(kept)) if kept else without(pairs, "q")
    return Chip(name="q", value=said, label=f"“{isolated(said)}”", url=address("/meetings", left))


def asked_in_words(answer: Answer) -> tuple[str, ...]:
    """The same without their addresses, which are long where there are many."""
    query = answer.query
    return tuple(words(name, value, answer) for name, value in _in_force(settled(query), query))


def _in_force(pairs: Pairs, query: Query) -> list[tuple[str, str]]:
    """Of a cry for help only what stands beside it, each by itself."""
    said = [pair for pair in dict.fromkeys(pairs) if pair[0] not in _SILENT]
    if not query.aside:
        return said
    kept = [("q", text) for text in beside_cry(query)]
    return [*kept, *(pair for pair in said if pair[0] != "q")]


def _without(pairs: Pairs, name: str, value: str) -> Pairs:
    """Without that value, or without these words of several."""
    left = without_text(dict(pairs).get("q", ""), value) if name == "q" else ""
    return with_value(without(pairs, "q"), "q", left) if left else without(pairs, name, value)


def words(name: str, value: str, answer: Answer) -> str:
    """`Within 25 miles of Boston, Massachusetts`; `Tuesday`; `Starting within 1 hour`."""
    if name in ("near", "lat"):
        place = answer.place
        if place is None or not place.name:
            return _("Within {distance} of you").format(distance=radius(answer))
        form = _("Within {distance} of {place}")
        return form.format(distance=radius(answer), place=isolated(place.name))
    if name == "feed":
        publisher = snapshot().publishers.get(value)
        title = publisher.title if publisher else value
        return _("From {publisher}").format(publisher=isolated(title))
    if name in _WALL_TIMES:
        style = look(answer.query).clock
        return _(_WALL_TIMES[name]).format(time=clock(time.fromisoformat(value), style))
    if name == "access":
        return access_words(value, listed_alone(answer))
    said = _SAID.get(name)
    return said(value) if said else spoken(name, value)


def radius(answer: Answer) -> str:
    """`25 miles`."""
    return radius_words(answer.query.within, answer.query.unit)


def radius_words(amount: float, unit: str) -> str:
    """`25 miles`, `1 mile`, `1,000 km`."""
    figure = whole(int(amount)) if amount == int(amount) else decimal(amount, 1)
    if unit == "km":
        return _("{n} km").format(n=figure)
    return ngettext("{n} mile", "{n} miles", 1 if amount == 1 else 2).format(n=figure)


def _on(minutes: int) -> str:
    if not minutes:
        return _("On now")
    return _("On now or within {time}").format(time=lasting(minutes))


_SAID: Mapping[str, Callable[[str], str]] = {
    "q": lambda value: f"“{isolated(value)}”",
    "for": lambda value: _(_FOR.get(value, value)),
    "from": lambda value: _("Counted from {moment}").format(moment=isolated(value)),
    "soon": lambda value: _("Starting within {time}").format(time=lasting(int(value))),
    "on": lambda value: _on(int(value)),
    "region": lambda value: isolated(value.split("/")[-1].replace("-", " ").title()),
}
