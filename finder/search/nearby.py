"""Places as a query needs them: looked up once, and what the snapshot knows of words."""

from collections.abc import Sequence
from functools import cached_property

from finder.errors import BadRequest
from finder.register.gazetteer import Gazetteer
from finder.search import places
from finder.search.index import Index
from finder.search.matching import phrase_rows
from finder.search.places import Resolved
from finder.search.tokens import words
from finder.search.understood import Surroundings


class Lookup:
    """The places of one request."""

    def __init__(self, index: Index, gazetteer: Gazetteer | None, country: str | None) -> None:
        self._index, self._gazetteer, self._country = index, gazetteer, country
        self._known: dict[str, Resolved] = {}
        self._named: dict[tuple[str, ...], bool] = {}

    def place(self, text: str) -> Resolved:
        """The place of that name with most meetings near; raises BadRequest for `near`."""
        if text not in self._known:
            self._known[text] = places.resolve(
                text,
                gazetteer=self._gazetteer,
                own=self._index.own_places,
                meetings_near=self._index.meetings_near,
                country=self._country,
            )
        return self._known[text]

    @cached_property
    def surroundings(self) -> Surroundings:
        """What `understand` asks for."""
        return Surroundings(
            is_named=self._is_named, is_place=self._is_place, has_points=self._has_points
        )

    def _is_named(self, phrase: Sequence[str]) -> bool:
        asked = tuple(phrase)
        if asked not in self._named:
            rows = phrase_rows(self._index, asked, unfinished=True, titles=True)
            self._named[asked] = bool(rows.any())
        return self._named[asked]

    def _is_place(self, text: str) -> bool:
        try:
            self.place(text)
        except BadRequest:
            return False
        return True

    def _has_points(self, text: str) -> bool | None:
        found = self._index.own_towns.get(" ".join(words(text)))
        return found and self._is_place(text)
