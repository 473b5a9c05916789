"""Ways on from a search that cannot be answered: without what was wrong, and what is close."""

from collections.abc import Iterator, Sequence

from finder.errors import BadRequest, NoSnapshot
from finder.languages import gettext as _
from finder.languages import isolated, marked
from finder.search.query import Query
from finder.web.answering import answered
from finder.web.asking import asked
from finder.web.circles import about
from finder.web.idea import Idea
from finder.web.links import Pairs, with_value, without
from finder.web.offers import LEAST, MOST, Way, way
from finder.web.trials import Trials
from finder.web.ways import ways
from finder.web.wording import listed

_MOST_WRONG = 8  # parameters that are taken out, one after the other
_MOST_MEANT = 3
_SAID = {
    "near": marked("the place"),
    "lat": marked("the place"),
    "lon": marked("the place"),
    "q": marked("the words"),
}


def after_refusal(error: BadRequest, given: Pairs) -> tuple[Way, ...]:
    """At least LEAST where there are any meetings; `given` is the query that was refused."""
    try:
        trials = Trials(asked)
        rest, query, gone = _answerable(error, given)
        ideas = [*_meant(error, given, trials), _without(gone, rest)]
        tried = [(idea, trials.total(idea.pairs)) for idea in ideas]
        found = [way(idea, count) for idea, count in tried if count]
        more = ways(answered(query, facets=True), trials, most=MOST, least=LEAST)
    except NoSnapshot:
        return ()
    known = {item.url for item in found}
    others = [way(item.idea, item.total) for item in more]
    return tuple([*found, *(item for item in others if item.url not in known)][:MOST])


def _answerable(error: BadRequest, given: Pairs) -> tuple[Pairs, Query, list[str]]:
    """The parameters that can be answered together, and the names of those taken out."""
    pairs, gone = given, []
    for _number in range(_MOST_WRONG):
        if error.parameter is None:
            break
        pairs = without(pairs, error.parameter)
        gone.append(error.parameter)
        try:
            return pairs, asked(pairs), gone
        except BadRequest as another:
            error = another
    return (), asked(()), gone


def _meant(error: BadRequest, given: Pairs, trials: Trials) -> Iterator[Idea]:
    """The places that may have been meant, each with the circle that holds any meeting."""
    for text in error.suggestions[:_MOST_MEANT] if error.parameter == "near" else ():
        pairs = with_value(given, "near", text)
        circle = about(trials, pairs)
        if circle is not None:
            label = isolated(text)
            if circle.pairs != pairs:
                label = _("{place}, within {distance}").format(place=label, distance=circle.words)
            yield Idea(name="near", label=label, pairs=circle.pairs)


def _without(gone: Sequence[str], rest: Pairs) -> Idea:
    if not rest:
        return Idea(name="all", label=_("All meetings"), pairs=())
    said = [_(_SAID[name]) if name in _SAID else f"“{isolated(name)}”" for name in gone]
    label = _("Without {names}, the rest as it was").format(names=listed(said))
    return Idea(name="without", label=label, pairs=rest)
