"""The same query on another day or at another hour: its own facet counts say what that gives."""

from collections.abc import Iterator, Sequence

from finder.languages import gettext as _
from finder.languages import marked, weekday_name
from finder.register.options import spoken
from finder.search.asked import RELATIVE_DAYS
from finder.search.engine import Answer, FacetCount
from finder.web.idea import WHEN, Idea, less
from finder.web.links import Pairs, with_value

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TIMES = {
    "morning": marked("In the morning"),
    "midday": marked("At midday"),
    "evening": marked("In the evening"),
    "night": marked("At night"),
}


def next_day(answer: Answer, pairs: Pairs) -> Idea | None:
    """The first day after the one asked for on which there is anything."""
    counts = _others(answer, "day")
    relative = [item for item in counts if item.value in RELATIVE_DAYS]
    if set(answer.query.values("day")) <= set(RELATIVE_DAYS) and relative:
        return _on(relative[0], pairs)
    days = [item for item in counts if item.value not in RELATIVE_DAYS]
    return _on(days[0], pairs) if days else None


def best_day(answer: Answer, pairs: Pairs) -> Idea | None:
    """The weekday with most, the next of them where several have as many."""
    days = [item for item in _others(answer, "day") if item.value not in RELATIVE_DAYS]
    return _on(max(days, key=lambda item: item.count), pairs) if days else None


def best_time(answer: Answer, pairs: Pairs) -> Idea | None:
    """The time of day with most."""
    times = _others(answer, "time")
    if not times:
        return None
    best = max(times, key=lambda item: item.count)
    return Idea(
        name="time", label=_(_TIMES[best.value]), pairs=with_value(pairs, "time", best.value)
    )


def later(answer: Answer, pairs: Pairs) -> Iterator[Idea]:
    """Where only the next hours were asked for: the rest of today, and tomorrow."""
    if answer.query.soon is None and answer.query.on is None:
        return
    for day in RELATIVE_DAYS:
        yield Idea(
            name="day",
            label=spoken("day", day),
            pairs=with_value(less(pairs, *WHEN), "day", day),
        )


def _others(answer: Answer, facet: str) -> Sequence[FacetCount]:
    """The values not asked for that find anything, in their order from the one asked for on."""
    chosen = answer.query.values(facet)
    counts = list(answer.facets.get(facet, ()))
    if not chosen:
        return ()
    places = [place for place, item in enumerate(counts) if item.value in chosen]
    first = places[0] if places else 0
    turned = [*counts[first:], *counts[:first]]
    return [item for item in turned if item.count and item.value not in chosen]


def on_day(value: str) -> str:
    """`On Monday`, of a weekday as the parameter has it."""
    return _("On {weekday}").format(weekday=weekday_name(_DAYS.index(value)))


def _on(item: FacetCount, pairs: Pairs) -> Idea:
    label = spoken("day", item.value)
    if item.value not in RELATIVE_DAYS:
        label = on_day(item.value)
    return Idea(name="day", label=label, pairs=with_value(pairs, "day", item.value))
