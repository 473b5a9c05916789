"""Places and words as a query needs them: looked up once, in what the snapshot knows."""

from functools import cached_property

from finder.register.gazetteer import Gazetteer, Place
from finder.register.places.regions import by_name
from finder.search import places
from finder.search.index import Index
from finder.search.lexicon import Lexicon
from finder.search.meanings import Words, is_postal
from finder.search.places import Resolved
from finder.search.sentence import Gives, Sentence
from finder.search.tokens import slug, words


class Lookup:
    """What is known to one request, or to several that follow one another.

    `sentences` are the texts that were read already, and whether beside a place.
    """

    def __init__(self, index: Index, gazetteer: Gazetteer | None, country: str | None) -> None:
        self._index, self._gazetteer, self._country = index, gazetteer, country
        self._known: dict[str, Resolved] = {}
        self._places: dict[str, bool] = {}
        self.sentences: dict[tuple[str, bool], Sentence] = {}

    @cached_property
    def _lexicon(self) -> Lexicon:
        """Where no words are asked for, nobody needs it."""
        return Lexicon(self._index)

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

    def is_place(self, text: str) -> bool:
        """Whether there is a place of that name to be near to."""
        if text not in self._places:
            self._places[text] = text in self._known or places.is_place(
                text,
                gazetteer=self._gazetteer,
                own=self._index.own_places,
                country=self._country,
            )
        return self._places[text]

    def is_code(self, text: str) -> bool:
        """Whether it is a postal code as they are written where it lies, in the home country.

        Where no country is said to be home, it is where we know of meetings.
        """
        if not any(sign.isdigit() for sign in text) or not self.is_place(text):
            return False
        found = self.place(text).place
        home = self._country or (found.country if self._is_met_near(found) else None)
        return found.kind == "postal_code" and found.country == home and is_postal(text, home)

    def is_town(self, text: str) -> bool:
        """Whether some meeting in a town of that name of ours has a point."""
        return bool(self._index.own_towns.get(" ".join(words(text))))

    def _is_met_near(self, place: Place) -> bool:
        return self._index.meetings_near(place.latitude, place.longitude) > 0

    def has_points(self, text: str) -> bool | None:
        """Whether in a town of that name some meeting has a point; None: we know no such town."""
        found = self._index.own_towns.get(" ".join(words(text)))
        return found and self.is_place(text)

    def region(self, text: str) -> str | None:
        """The path of a publisher's region that is the state or country of that name."""
        path = slug(text)
        return path if any(by_name(text)) and path in self._index.regions.labels else None

    def knows(self, word: str, *, unfinished: bool = False) -> bool:
        return self._lexicon.knows(word, unfinished=unfinished)

    def nearly(self, word: str) -> list[str]:
        return self._lexicon.nearly(word)

    def frequency(self, word: str) -> int:
        return self._lexicon.frequency(word)

    def is_named(self, one: Words, other: Words, *, unfinished: bool) -> bool:
        return self._lexicon.is_named(one, other, unfinished=unfinished)

    def covers(self, text: Words, gives: Gives) -> bool:
        return self._lexicon.covers(text, gives)

    def holds(self, sentence: Sentence) -> bool:
        return self._lexicon.holds(sentence)

    def holds_near(self, sentence: Sentence) -> bool:
        """Whether one near the place that was understood does, if there is such a place."""
        near = [item.value for item in sentence.understood if item.parameter == "near"]
        if not near or not self.is_place(near[0]):
            return False
        return self._lexicon.holds(sentence, self.place(near[0]).place)
