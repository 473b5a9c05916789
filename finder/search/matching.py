"""Words against meetings: which rows hold them all, and how much each row is about them."""

from collections.abc import Sequence

from finder.search.asked import Query
from finder.search.columns.bitmaps import Bits, Members
from finder.search.columns.ordering import Keys
from finder.search.columns.postings import lift
from finder.search.index import Index
from finder.search.vocabulary import Asked

EXACT = 1000  # more than any number of words weighs


def matching(index: Index, query: Query) -> Bits | None:
    """Rows with every word and phrase, in whatever text of theirs; None where none is asked."""
    found: Bits | None = None
    for asked in _asked(query):
        rows = index.vocabulary.rows(asked)
        found = rows if found is None else found & rows
    for phrase in query.phrases:
        rows = phrase_rows(index, phrase)
        found = rows if found is None else found & rows
    return found


def phrase_rows(
    index: Index, phrase: Sequence[str], *, unfinished: bool = False, titles: bool = False
) -> Bits:
    """Rows where the words follow each other in one text, or with `titles` in a name, group or
    place; `unfinished` lets the last be a beginning.
    """
    return index.vocabulary.phrase(phrase, index.alive, unfinished=unfinished, titles=titles)


def relevance(index: Index, query: Query, among: Members) -> Keys:
    """How much each row of a set is about the words: called exactly so, then by the text they
    stand in. One number for each of its members, in their order.
    """
    scores = index.vocabulary.score(_asked(query), among)
    for phrase in query.phrases:
        for word in phrase:
            index.vocabulary.score_plain(word, among, scores)
    lift(among, index.names.called(query.spoken), EXACT, scores)
    return scores


def _asked(query: Query) -> list[Asked]:
    last = len(query.words) - 1
    return [
        Asked(word, query.unfinished and place == last) for place, word in enumerate(query.words)
    ]
