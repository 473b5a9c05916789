"""Words against meetings: which rows hold them all, and how much each row is about them."""

from collections.abc import Sequence

from finder.search.asked import Query
from finder.search.columns.bitmaps import Bits, rows_of
from finder.search.columns.ordering import Keys, summed
from finder.search.columns.postings import Span
from finder.search.index import Index
from finder.search.meanings import synonyms

EXACT = 1000  # more than any number of words weighs


def matching(index: Index, query: Query) -> Bits | None:
    """Rows with every word and phrase, in whatever text of theirs; None where none is asked."""
    found: Bits | None = None
    for place, word in enumerate(query.words):
        unfinished = query.unfinished and place == len(query.words) - 1
        whole, begun = _spans(index, word, unfinished=unfinished)
        rows = index.postings.containing([*whole, *begun])
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
    last = len(phrase) - 1
    spans = [
        index.postings.span(word, unfinished=unfinished and place == last)
        for place, word in enumerate(phrase)
    ]
    holding = index.alive
    for span in spans:
        holding = holding & index.postings.containing([span])
    return index.postings.phrase(spans, rows_of(holding, index.capacity), titles=titles)


def relevance(index: Index, query: Query) -> Keys:
    """How much each row is about the words: called exactly so, then by the text they stand in."""
    weights = []
    for place, word in enumerate(query.words):
        unfinished = query.unfinished and place == len(query.words) - 1
        weights.append(index.postings.weigh(*_spans(index, word, unfinished=unfinished)))
    for phrase in query.phrases:
        weights += [index.postings.weigh([index.postings.span(word)], []) for word in phrase]
    scores = summed(weights, index.capacity)
    scores[index.names.called(query.spoken)] += EXACT
    return scores


def _spans(index: Index, word: str, *, unfinished: bool) -> tuple[list[Span], list[Span]]:
    """The terms that are the word or mean the same, and those it may be the beginning of."""
    whole = [index.postings.span(same) for same in synonyms(word)]
    begun = [index.postings.span(word, unfinished=True)] if unfinished else []
    return whole, begun
