"""What a list was asked for, as words that can be taken away one by one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from finder.register.options import label
from finder.search.engine import Answer
from finder.web.links import address, without
from finder.web.wording import lasting

# How the list is shown is not what it was asked for.
_SILENT = frozenset({"page", "per_page", "sort", "unit", "within", "lon", "tz"})
_FOR = {"me": "For me", "family": "For family and friends"}
_DAYS = {"today": "Today", "tomorrow": "Tomorrow"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """`label` says what was asked for, `url` is the list without it."""

    name: str
    label: str
    url: str


def chips(answer: Answer) -> tuple[Chip, ...]:
    """One for each value in force, what was understood of the words among them."""
    pairs = answer.query.pairs
    given = [pair for pair in pairs if pair[1] and pair[0] not in _SILENT]
    return tuple(
        Chip(
            name=name,
            label=words(name, value, answer),
            url=address("/meetings", without(pairs, name, value)),
        )
        for name, value in dict.fromkeys(given)
    )


def words(name: str, value: str, answer: Answer) -> str:
    """`Near Boston, Massachusetts, within 25 miles`; `Tuesday`; `Starting within 60 minutes`."""
    if name in ("near", "lat"):
        return _place(answer)
    said = _SAID.get(name)
    return said(value) if said else label(name, _DAYS.get(value, value))


def _place(answer: Answer) -> str:
    place = answer.place
    name = place.name if place and place.name else "your position"
    return f"Within {radius(answer)} of {name}"


def radius(answer: Answer) -> str:
    """`25 miles`."""
    amount = answer.query.within
    unit = "km" if answer.query.unit == "km" else "mile" if amount == 1 else "miles"
    return f"{amount:g} {unit}"


_SAID: Mapping[str, Callable[[str], str]] = {
    "q": lambda value: f"“{value}”",
    "for": lambda value: _FOR.get(value, value),
    "after": lambda value: f"From {value}",
    "before": lambda value: f"Before {value}",
    "from": lambda value: f"Counted from {value}",
    "soon": lambda value: f"Starting within {lasting(int(value)) if value.isdecimal() else value}",
    "region": lambda value: value.split("/")[-1].replace("-", " ").title(),
}
