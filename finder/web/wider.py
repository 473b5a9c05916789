"""Ideas about where: a wider circle, the words as a place, the region round a region."""

from finder.search.engine import Answer
from finder.web.asking import is_place
from finder.web.chips import words
from finder.web.circles import about, smallest
from finder.web.idea import Idea
from finder.web.links import Pairs, with_value, without
from finder.web.trials import HITS, Trials
from finder.web.wording import distance


def wider(answer: Answer, pairs: Pairs, trials: Trials) -> Idea | None:
    """The smallest wider circle that holds more than this answer, if that is nearly nothing."""
    if answer.place is None or answer.total >= HITS:
        return None
    circle = smallest(trials, answer.query, pairs, answer.total)
    if circle is None:
        return None
    far, first = circle.nearest_km, "next" if answer.total else "nearest"
    note = f"The {first} is {distance(far, answer.query.unit)} away" if far is not None else None
    return Idea(name="within", label=f"Within {circle.words}", pairs=circle.pairs, note=note)


def as_place(answer: Answer, pairs: Pairs, trials: Trials) -> Idea | None:
    """Near what the words name: a town, a postal code."""
    text = dict(pairs).get("q", "")
    if answer.place is not None or not text or not is_place(text):
        return None
    circle = about(trials, with_value(without(pairs, "q"), "near", text))
    if circle is None:
        return None
    return Idea(name="near", label=f"Within {circle.words} of “{text}”", pairs=circle.pairs)


def parent_region(answer: Answer, pairs: Pairs, trials: Trials) -> Idea | None:
    """The nearest region round the one asked for that holds more."""
    regions = answer.query.regions
    if len(regions) != 1:
        return None
    parts = regions[0].split("/")
    for size in range(len(parts) - 1, 0, -1):
        parent = "/".join(parts[:size])
        wanted = with_value(pairs, "region", parent)
        if trials.total(wanted) > answer.total:
            label = f"All of {words('region', parent, answer)}"
            return Idea(name="region", label=label, pairs=wanted)
    return None


def all_near(label: str, pairs: Pairs, answer: Answer, trials: Trials) -> Idea | None:
    """All of a query as near as there is any; None without a place."""
    circle = about(trials, pairs) if answer.place is not None else None
    if circle is None:
        return None
    return Idea(name="within", label=f"{label} within {circle.words}", pairs=circle.pairs)
