"""What a snapshot knows of words: which occur, which are nearly alike, which stand together."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakKeyDictionary

from finder.register.gazetteer import Place
from finder.search.asked import DEFAULT_WITHIN
from finder.search.columns.bitmaps import Bits, total
from finder.search.index import Index
from finder.search.meanings import Words, likely_words, small_words
from finder.search.places import distance_km
from finder.search.sentence import Gives, Sentence
from finder.search.slips import is_one_slip
from finder.search.vocabulary import Asked

_NEARLY_ALL = 0.75
_AS_A_RULE = 0.25
_AROUND_KM = DEFAULT_WITHIN  # the nearest that a place without a distance reaches
_LEAST_LETTERS = 4  # of a word that may have a slip
_KEPT_ROWS = 8  # words, some 40 KB each at 300,000 meetings


@dataclass(frozen=True, slots=True)
class _Kept:
    """What is found out once a snapshot: rows of active meetings, and the texts that are covered.

    It holds no index, or none would ever be let go.
    """

    usual: Bits
    covers: dict[tuple[Words, Gives], bool]


_kept: WeakKeyDictionary[Index, _Kept] = WeakKeyDictionary()


class Lexicon:
    """The words of one snapshot. May be shared between threads.

    The rows of the words asked about last are kept: a question is read in several ways.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        kept = _kept.get(index)
        if kept is None:
            usual = self._within([("kind", "meeting"), ("status", "active")])
            kept = _kept[index] = _Kept(usual, {})
        self._usual, self._covers = kept.usual, kept.covers
        self._rows = lru_cache(maxsize=_KEPT_ROWS)(index.vocabulary.rows)

    def knows(self, word: str, *, unfinished: bool = False) -> bool:
        """Whether it stands in some text, or begins a word there."""
        return self._index.vocabulary.occurs(Asked(word, unfinished), self._index.alive)

    def nearly(self, word: str) -> list[str]:
        """Words that one slip may have turned into this one: ours first, then the most usual."""
        if len(word) < _LEAST_LETTERS or any(sign.isdigit() for sign in word):
            return []
        # One slip leaves the first letter as it is, or the last.
        ends_alike = (
            known for known in likely_words() if known[0] == word[0] or known[-1] == word[-1]
        )
        ours = {known for known in ends_alike if is_one_slip(word, known)}
        found = {*self._index.vocabulary.nearly(word), *ours}
        usual = {other: self.frequency(other) for other in found}
        likely = [other for other in found if usual[other] or other in ours]
        return sorted(likely, key=lambda other: (other not in ours, -usual[other], other))

    def frequency(self, word: str) -> int:
        """How many meetings have the word, or one that means the same."""
        return total(self._rows(Asked(word)) & self._index.alive)

    def is_named(self, one: Words, other: Words, *, unfinished: bool) -> bool:
        """Whether titles that have the rarest word of two texts have them side by side, as a rule.

        The last word is perhaps `unfinished`.
        """
        found, looked_at = self._index.vocabulary.side_by_side(
            (*one, *other), self._index.alive, unfinished=unfinished
        )
        return looked_at > 0 and looked_at * _AS_A_RULE <= found

    def covers(self, text: Words, gives: Gives) -> bool:
        """Whether the parameters find nearly all meetings that have the words.

        Publishers who do not say that a meeting is in Polish may still have called it so.
        """
        if (text, gives) not in self._covers:
            self._covers[text, gives] = self._is_covered(text, gives)
        return self._covers[text, gives]

    def _is_covered(self, text: Words, gives: Gives) -> bool:
        facets = [(name, value) for name, value in gives if name in self._index.facets]
        if not facets:
            return True
        by_words = self._index.alive
        for word in text:
            if word not in small_words():
                by_words = by_words & self._rows(Asked(word))
        return total(self._within(facets)) >= total(by_words) * _NEARLY_ALL

    def holds(self, sentence: Sentence, near: Place | None = None) -> bool:
        """Whether some active meeting fits, as far as the clock does not decide, within 25 km
        of a place if one is given.
        """
        given = [(item.parameter, item.value) for item in sentence.understood]
        found = self._usual & self._within(given) if given else self._usual
        if near is not None:
            where = near.latitude, near.longitude
            found = found & self._index.points.within(*where, _AROUND_KM, distance_km).bits
        last = len(sentence.words) - 1
        for place, word in enumerate(sentence.words):
            asked = Asked(word, sentence.unfinished and place == last)
            found = found & self._rows(asked)
        for phrase in sentence.phrases:
            found = self._index.vocabulary.phrase(phrase, found, unfinished=False, titles=False)
        return total(found) > 0

    def _within(self, given: Sequence[tuple[str, str]]) -> Bits:
        """The rows that fit parameters, each of which widens those of its name."""
        wanted: dict[str, list[str]] = {}
        for name, value in given:
            wanted.setdefault(name, []).append(value)
        found = self._index.alive
        usual = self._index.timetable.usual
        for name, values in wanted.items():
            maps = self._index.facets.get(name) or usual.get(name)
            if name == "region":
                found = found & self._index.in_regions(values)
            elif maps is not None and not {"today", "tomorrow"} & set(values):
                found = found & maps.any_of(values)
        return found
