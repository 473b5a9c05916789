"""What changed queries would find: each is asked once, and only as far as a way on needs."""

from collections.abc import Callable
from dataclasses import replace

from finder.errors import BadRequest
from finder.search.engine import Answer
from finder.search.query import MOST_PAGES, Query
from finder.web.answering import answered
from finder.web.links import Pairs

HITS = 3  # meetings that a trial names, where it must name any


class Trials:
    """The queries tried for one request; `ask` reads parameters as the page or the data does."""

    def __init__(self, ask: Callable[[Pairs], Query]) -> None:
        self._ask = ask
        self._queries: dict[Pairs, Query | None] = {}
        self._totals: dict[Pairs, int] = {}

    def total(self, pairs: Pairs) -> int:
        """How many meetings there are; 0 too where nothing can be asked so."""
        key = _key(pairs)
        if key not in self._totals:
            query = self.query(pairs)
            self._totals[key] = count(query) if query else 0
        return self._totals[key]

    def first(self, pairs: Pairs) -> Answer | None:
        """The first HITS meetings and the total; None where nothing can be asked so."""
        query = self.query(pairs)
        return answered(replace(query, page=1, per_page=HITS)) if query else None

    def query(self, pairs: Pairs) -> Query | None:
        """The parameters as they are understood; None where they cannot be."""
        key = _key(pairs)
        if key not in self._queries:
            try:
                self._queries[key] = self._ask(key)
            except BadRequest:
                self._queries[key] = None
        return self._queries[key]


def count(query: Query) -> int:
    """How many meetings a query finds: of a page past the end none need be put in order."""
    return answered(replace(query, page=MOST_PAGES, per_page=1)).total


def _key(pairs: Pairs) -> Pairs:
    return tuple(sorted(pair for pair in pairs if pair[0] not in ("page", "per_page")))
