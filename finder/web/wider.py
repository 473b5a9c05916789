"""Ideas about where: a wider circle, the words as a place, the region round a region."""

from finder.languages import gettext as _
from finder.languages import isolated
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
    far, note = circle.nearest_km, None
    if far is not None:
        form = _("The next is {far} away") if answer.total else _("The nearest is {far} away")
        note = form.format(far=distance(far, answer.query.unit))
    label = _("Within {distance}").format(distance=circle.words)
    return Idea(name="within", label=label, pairs=circle.pairs, note=note)


def as_place(answer: Answer, pairs: Pairs, trials: Trials) -> Idea | None:
    """Near what the words name: a town, a postal code."""
    text = dict(pairs).get("q", "")
    if answer.place is not None or not text or not is_place(text):
        return None
    circle = about(trials, with_value(without(pairs, "q"), "near", text))
    if circle is None:
        return None
    label = _("Within {distance} of “{place}”").format(distance=circle.words, place=isolated(text))
    return Idea(name="near", label=label, pairs=circle.pairs)


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
            region = isolated(words("region", parent, answer))
            label = _("All of {region}").format(region=region)
            return Idea(name="region", label=label, pairs=wanted)
    return None


def all_near(label: str, pairs: Pairs, answer: Answer, trials: Trials) -> Idea | None:
    """All of a query as near as there is any; None without a place."""
    circle = about(trials, pairs) if answer.place is not None else None
    if circle is None:
        return None
    said = _("{what} within {distance}").format(what=label, distance=circle.words)
    return Idea(name="within", label=said, pairs=circle.pairs)
