"""What a list was asked for, as words that can be taken away one by one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import time

from finder.register.options import label
from finder.search.engine import Answer
from finder.web.asking import settled
from finder.web.links import address, without
from finder.web.local import look
from finder.web.state import snapshot
from finder.web.wording import clock, lasting

# How the list is shown is not what it was asked for.
_SILENT = frozenset({"page", "per_page", "sort", "unit", "within", "lon", "tz"})
_FOR = {"me": "For me", "family": "For family and friends"}
_WALL_TIMES = {"after": "From", "before": "Before"}
_DAYS = {"today": "Today", "tomorrow": "Tomorrow"}


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
            url=address("/meetings", without(pairs, name, value)),
        )
        for name, value in dict.fromkeys(pairs)
        if name not in _SILENT
    )


def words(name: str, value: str, answer: Answer) -> str:
    """`Within 25 miles of Boston, Massachusetts`; `Tuesday`; `Starting within 1 hour`."""
    if name in ("near", "lat"):
        place = answer.place
        return f"Within {radius(answer)} of {place.name if place and place.name else 'you'}"
    if name == "feed":
        publisher = snapshot().publishers.get(value)
        return f"From {publisher.title if publisher else value}"
    if name in _WALL_TIMES:
        style = look(answer.query).clock
        return f"{_WALL_TIMES[name]} {clock(time.fromisoformat(value), style)}"
    said = _SAID.get(name)
    return said(value) if said else label(name, _DAYS.get(value, value))


def radius(answer: Answer) -> str:
    """`25 miles`."""
    return radius_words(answer.query.within, answer.query.unit)


def radius_words(amount: float, unit: str) -> str:
    """`25 miles`, `1 mile`, `1,000 km`."""
    words = "km" if unit == "km" else "mile" if amount == 1 else "miles"
    return f"{amount:,g} {words}"


_SAID: Mapping[str, Callable[[str], str]] = {
    "q": lambda value: f"“{value}”",
    "for": lambda value: _FOR.get(value, value),
    "from": lambda value: f"Counted from {value}",
    "soon": lambda value: f"Starting within {lasting(int(value))}",
    "on": lambda value: f"On now or within {lasting(int(value))}" if int(value) else "On now",
    "region": lambda value: value.split("/")[-1].replace("-", " ").title(),
}
