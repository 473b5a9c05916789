"""Which reading of a query is meant: the plain one, or, where that finds nothing, the next best.

The reading follows from the query's words and the snapshot alone, not from other parameters, the
clock or the place: so a count beside a choice is the total that the choice gives.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from finder.errors import BadRequest
from finder.languages import gettext as _
from finder.register.urgent import urgent
from finder.search.asked import RELATIVE_DAYS
from finder.search.cries import read_cry
from finder.search.meanings import Words, own_words
from finder.search.sentence import Knowing, Manner, Sentence, stretches
from finder.search.tokens import words
from finder.search.understood import understand

_MOST_WORDS = 50
_CLOCK = frozenset({"after", "before"})
_MOST_REREAD = 8  # words of a query that is read in other ways than the plain one
_MOST_SPELLINGS = 4  # tried for a word
_MOST_RESPELT = 3  # words that occur and are tried in other spellings
_HARDLY, _FAR_MORE = 5, 10  # meetings that have a word; times as many that have another
_LEAST_LEFT = 2  # words and parameters that are left where words are left out that no text has
_LEAST_SURE = 3  # words that are left where one is left out that some text has
_PARTED = 3  # the fewest letters of a word that another is parted into


def read(text: str, around: Knowing, *, placed: bool = False) -> Sentence:
    """Takes a query apart; raises BadRequest where it is more than anyone would ask.

    Where a place is given besides (`placed`), no bare words are taken for another.
    """
    if len(words(text)) > _MOST_WORDS:
        raise BadRequest(
            "q", _("q has too many words."), _("at most {n} words").format(n=_MOST_WORDS)
        )
    if urgent(text):
        return read_cry(text, around, placed=placed)
    reader = _Rereader(text, around, placed=placed)
    if reader.is_plain():
        return reader.sentence
    holding = (found for found, near in reader.others() if _holds(found, around, near=near))
    return next(holding, reader.sentence)


def _holds(sentence: Sentence, around: Knowing, *, near: bool) -> bool:
    return around.holds_near(sentence) if near else around.holds(sentence)


class _Rereader:
    """The readings of a text, from the plainest on."""

    def __init__(self, text: str, around: Knowing, *, placed: bool) -> None:
        self._text, self._around, self._placed = text, around, placed
        self._manner = Manner(codes=not placed)
        self.sentence = self.as_written = understand(text, around, self._manner)
        self._is_known = True
        for word in self._unknown():
            self._spell(word)
            self._is_known = False

    def is_plain(self) -> bool:
        """Whether the reading finds something, or is beyond all rereading."""
        found = self.sentence
        asked = len(found.words) + len(found.phrases) + len(found.understood)
        if asked > _MOST_REREAD or not (found.words or found.phrases):
            return True
        if asked == 1 and found.words and self._is_known:
            return True
        return not self._is_hidden() and self._around.holds(found)

    def _is_hidden(self) -> bool:
        """Whether the clock decides, beside a town of ours: "boston tonight" is asked there."""
        given = {(item.parameter, item.value) for item in self.sentence.understood}
        by_clock = any(name in _CLOCK or value in RELATIVE_DAYS for name, value in given)
        return by_clock and any(self._around.is_town(" ".join(span)) for span in self._spans())

    def others(self) -> Iterator[tuple[Sentence, bool]]:
        """The other readings, the likelier first, and whether they are to hold near their place."""
        yield from ((found, True) for found in self._at_places())
        yield from ((found, False) for found in self._in_words())

    def _at_places(self) -> Iterator[Sentence]:
        """Words as a place: all that are to be found, or some that are a town of ours."""
        for place in self._spans():
            text = " ".join(place)
            whole = place == self.as_written.words and self._around.is_place(text)
            if whole or self._around.is_town(text):
                for otherwise in (False, True):
                    yield self._read(Manner(place=place, otherwise=otherwise))

    def _spans(self) -> list[Words]:
        """The words to be found that may be a place: all, or fewer that follow each other."""
        wanted = self.as_written.words
        if self._placed or len(wanted) > _MOST_REREAD:
            return []
        return stretches(wanted)

    def _in_words(self) -> Iterator[Sentence]:
        """What cannot be otherwise comes as it is."""
        plain, lost = self._manner, self._unknown()
        if lost:
            left = len(self.sentence.words) - len(lost)
            if left and left + len(self.sentence.understood) >= _LEAST_LEFT:
                yield self._read(replace(plain, without=frozenset(lost)))
            return
        yield self._read(replace(plain, otherwise=True))
        yield from self._literally(plain)
        yield from self._spelt(plain)
        yield from self._joined(plain)
        if len(self.sentence.words) > _LEAST_SURE:
            for word in self._rarest():
                yield self._read(replace(plain, otherwise=True, without=frozenset({word})))

    def _read(self, manner: Manner) -> Sentence:
        return understand(self._text, self._around, manner)

    def _unknown(self) -> list[str]:
        """The words to be found that no text has and that are none of ours."""
        found = self.sentence
        return [
            word
            for place, word in enumerate(found.words[:_MOST_REREAD])
            if word not in own_words()
            and not self._around.knows(
                word, unfinished=found.unfinished and place == len(found.words) - 1
            )
        ]

    def _spell(self, word: str) -> None:
        """Reads an unknown word as the likeliest that it may have been meant to be."""
        ways = [self._with(self._manner, (word,), spelt) for spelt in self._spellings(word)]
        ways += list(self._joins(self._manner, word))
        read = [(way, self._read(way)) for way in ways[: _MOST_SPELLINGS + 2]]
        fitting = [both for both in read if self._around.holds(both[1])]
        if fitting or read:
            self._manner, self.sentence = (fitting or read)[0]

    def _spellings(self, word: str) -> list[Words]:
        return [*((other,) for other in self._nearly(word)), *self._parted(word)]

    def _nearly(self, word: str) -> list[str]:
        """What a word may have been meant to be; a place is what it says."""
        return [] if self._around.is_place(word) else self._around.nearly(word)[:_MOST_SPELLINGS]

    def _parted(self, word: str) -> Iterator[Words]:
        """The word as two that occur: "bigbook"."""
        for place in range(_PARTED, len(word) - _PARTED + 1):
            both = word[:place], word[place:]
            if all(self._around.knows(half) for half in both):
                yield both

    def _joins(self, manner: Manner, *only: str) -> Iterator[Manner]:
        """Two words that follow each other as one that occurs: "black star"."""
        spoken = words(self._text)
        for one, other in pairwise(spoken):
            if (not only or {one, other} & set(only)) and self._around.knows(one + other):
                yield self._with(manner, (one, other), (one + other,))

    def _with(self, manner: Manner, written: Words, spelt: Words) -> Manner:
        return replace(manner, spelt={**manner.spelt, written: spelt})

    def _literally(self, manner: Manner) -> Iterator[Sentence]:
        """What was understood as plain words, each by itself, then all."""
        texts = list(dict.fromkeys(words(item.text) for item in self.sentence.understood))
        texts = [text for text in texts if text]
        each = [frozenset({text}) for text in texts]
        for literal in (*each, frozenset(texts)) if len(each) > 1 else each:
            yield self._read(replace(manner, literal=literal))

    def _spelt(self, manner: Manner) -> Iterator[Sentence]:
        """A word that hardly occurs, or far less than one that is nearly alike, as that one."""
        for word in self._rarest()[:_MOST_RESPELT]:
            usual = self._around.frequency(word)
            for other in self._nearly(word):
                if usual <= _HARDLY or self._around.frequency(other) >= usual * _FAR_MORE:
                    yield self._read(self._with(manner, (word,), (other,)))

    def _joined(self, manner: Manner) -> Iterator[Sentence]:
        for way in self._joins(manner):
            yield self._read(way)

    def _rarest(self) -> list[str]:
        """The words to be found, the least usual first: they are the least certain."""
        return sorted(self.sentence.words, key=self._around.frequency)
