"""What changed queries would find: each is asked once, and only as far as a way on needs."""

from collections.abc import Callable
from dataclasses import replace

from finder.errors import BadRequest
from finder.search.engine import Answer
from finder.search.query import Query
from finder.web.answering import answered
from finder.web.links import Pairs

HITS = 3  # meetings that a trial names


class Trials:
    """The queries tried for one request; `ask` reads parameters as the page or the data does."""

    def __init__(self, ask: Callable[[Pairs], Query]) -> None:
        self._ask = ask
        self._known: dict[Pairs, Answer | None] = {}

    def answer(self, pairs: Pairs) -> Answer | None:
        """The total and the first meetings; None where nothing is found, or nothing is asked."""
        key = tuple(sorted(pair for pair in pairs if pair[0] not in ("page", "per_page")))
        if key not in self._known:
            self._known[key] = self._tried(key)
        return self._known[key]

    def total(self, pairs: Pairs) -> int:
        """How many meetings that is."""
        found = self.answer(pairs)
        return found.total if found else 0

    def query(self, pairs: Pairs) -> Query | None:
        """The parameters as they are understood; None where they cannot be."""
        try:
            return self._ask(pairs)
        except BadRequest:
            return None

    def _tried(self, pairs: Pairs) -> Answer | None:
        query = self.query(pairs)
        found = answered(replace(query, per_page=HITS)) if query else None
        return found if found and found.total else None
