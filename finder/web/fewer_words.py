"""A query with fewer words: without the one that leaves nothing, else with those that are known."""

import re
from collections.abc import Sequence
from dataclasses import replace

from finder.languages import gettext as _
from finder.search.engine import Answer
from finder.search.query import Query
from finder.search.tokens import words
from finder.web.idea import Idea
from finder.web.links import Pairs, with_value
from finder.web.removals import quoted
from finder.web.trials import count

_MOST = 16  # words that are taken away one by one
_PIECES = re.compile(r'"[^"]*"|\S+')


def fewer_words(answer: Answer, pairs: Pairs) -> Idea | None:
    """None for a single word, and where no word alone is to blame and none is known."""
    pieces = _PIECES.findall(dict(pairs).get("q", ""))
    if not 2 <= len(pieces) <= _MOST:
        return None
    kept = [[*pieces[:place], *pieces[place + 1 :]] for place in range(len(pieces))]
    totals = [_count(answer.query, some) for some in kept]
    place = totals.index(max(totals))
    if totals[place] > answer.total:
        return _idea(_("Without {words}").format(words=quoted(pieces[place])), kept[place], pairs)
    return _known(answer, pieces, pairs)


def _known(answer: Answer, pieces: Sequence[str], pairs: Pairs) -> Idea | None:
    """The words that each find something by themselves, together, else the one that finds most."""
    totals = {piece: _count(answer.query, [piece]) for piece in pieces}
    known = [piece for piece in pieces if totals[piece]]
    best = sorted(known, key=lambda piece: -totals[piece])[:1]
    for some in (known, best):
        if some and len(some) < len(pieces) and _count(answer.query, some) > answer.total:
            return _idea(_("Only {words}").format(words=quoted(" ".join(some))), some, pairs)
    return None


def _idea(label: str, pieces: Sequence[str], pairs: Pairs) -> Idea:
    return Idea(name="q", label=label, pairs=with_value(pairs, "q", " ".join(pieces)))


def _count(query: Query, pieces: Sequence[str]) -> int:
    """What the query finds with these words, without reading any meaning into them anew."""
    plain = [word for piece in pieces if '"' not in piece for word in words(piece)]
    phrases = [words(piece) for piece in pieces if '"' in piece]
    return count(
        replace(
            query,
            words=tuple(dict.fromkeys(plain)),
            phrases=tuple(phrase for phrase in phrases if phrase),
            unfinished=bool(pieces) and '"' not in pieces[-1],
        )
    )
