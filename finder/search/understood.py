"""What of a person's words is a parameter: days, places, languages (understood.toml).

Words in quotes are never understood. What is understood need not occur in any text.
"""

from collections.abc import Iterator, Set

from finder.search.clock_words import clock_words
from finder.search.meanings import (
    Meaning,
    When,
    Words,
    lengths,
    meanings,
    place_words,
    small_words,
    tongue_of_lead,
)
from finder.search.pieces import Part, parts
from finder.search.sentence import Gives, Manner, Sentence, Surroundings, Understood
from finder.search.tokens import words

_LONGEST_PLACE = 5  # pieces of a place's name, as in "near Newcastle upon Tyne, United Kingdom"
_LONGEST_LEAD = 4  # pieces of "near my location"
_LONGEST_CODE = 2  # pieces of a postal code
_MOST_LEADS = 2
_AROUND = ",;.!?/+&"  # signs about a place's name that are no part of it
PLAINLY = Manner()


def understand(text: str, around: Surroundings, manner: Manner = PLAINLY) -> Sentence:
    """Takes a query apart."""
    found = list(parts(text, manner.spelt))
    plain = [_Reader(part, around, manner) for part in found if not part.quoted]
    left = [word for part in plain for word in part.left()]
    understood = tuple(item for part in plain for item in part.found())
    phrases = tuple(words(part.text) for part in found if part.quoted and words(part.text))
    tongues = ("", *(tongue for part in plain for tongue in part.tongues))
    small = frozenset[str]().union(*map(small_words, tongues))
    needed = [word for word in left if word not in small]
    if not needed and not understood and not phrases:
        needed = left
    is_open = bool(found) and not found[-1].quoted and plain[-1].ends_open()
    return Sentence(
        words=tuple(reversed(dict.fromkeys(reversed(needed)))),
        unfinished=is_open and bool(needed) and needed[-1] == left[-1],
        phrases=phrases,
        spoken=words(text),
        understood=understood,
    )


class _Reader:
    """Reads the pieces of a part outside quotes: each is taken for a parameter, or left."""

    def __init__(self, part: Part, around: Surroundings, manner: Manner) -> None:
        self._part, self._around, self._manner = part, around, manner
        size = len(part.pieces)
        self._size = size
        self._taken: list[str | None] = [None] * size  # the parameter, or "" for none
        self._kept: list[str] = []
        self._found: list[tuple[int, Understood]] = []
        self.tongues: set[str] = set()  # in which something was understood
        self._leave_out()
        self._here()
        self._meanings(When.ALWAYS)
        self._near()
        self._bare_place()
        self._meanings(When.UNLESS_NAMED)
        self._clock()
        self._code()
        self._meanings(When.BESIDE_DAY)
        self._in()
        if manner.otherwise:
            self._meanings(When.OTHERWISE)

    def found(self) -> list[Understood]:
        """What was understood, in the order of the words."""
        read = [*self._found, *self._spelt()]
        return [item for _, item in sorted(read, key=lambda pair: pair[0])]

    def left(self) -> list[str]:
        """The words that were not understood."""
        free = [place for place in range(self._size) if self._taken[place] is None]
        return [*self._kept, *(word for place in free for word in self._words(place, place + 1))]

    def ends_open(self) -> bool:
        """Whether the last word is still to be found in the text, and so may be unfinished."""
        return bool(self._taken) and self._taken[-1] is None

    def _words(self, start: int, stop: int) -> Words:
        return self._part.joined(start, stop)

    def _take(self, start: int, stop: int, gives: Gives) -> None:
        text = self._part.between(start, stop)
        for place in range(start, stop):
            self._taken[place] = gives[0][0] if gives else ""
        for name, value in gives:
            self._found.append((start, Understood(text=text, parameter=name, value=value)))

    def _free(self, start: int, stop: int) -> bool:
        return all(taken is None for taken in self._taken[start:stop])

    def _spelt(self) -> Iterator[tuple[int, Understood]]:
        """The pieces that are to be found as other words than they were written."""
        for place in range(self._size):
            text = self._part.between(place, place + 1)
            read = self._words(place, place + 1)
            if self._taken[place] is None and self._manner.spelt and words(text) != read:
                yield place, Understood(text=text, parameter="q", value=" ".join(read))

    def _leave_out(self) -> None:
        for place in range(self._size):
            if self._manner.without and set(self._words(place, place + 1)) & self._manner.without:
                self._take(place, place + 1, (("q", ""),))

    def _spans(self) -> Iterator[tuple[int, int]]:
        """Stretches of pieces that may be a text of understood.toml, the longer first."""
        for start in range(self._size):
            for length in lengths().get(self._part.pieces[start].words[0], ()):
                stop = self._part.stop(start, length)
                if stop is not None:
                    yield start, stop

    def _here(self) -> None:
        for start, stop in self._leads(place_words("here")):
            if self._free(start, stop):
                self._take(start, stop, ())

    def _meanings(self, when: When) -> None:
        for start, stop in self._spans():
            text = self._words(start, stop)
            meaning = meanings().get((text, when))
            if meaning is not None and self._free(start, stop) and self._fits(start, stop, meaning):
                keep = () if self._manner.otherwise else meaning.keep
                self._take(start, stop, (*meaning.gives, *(("q", word) for word in keep)))
                self.tongues.add(meaning.tongue)
                self._kept += keep

    def _fits(self, start: int, stop: int, meaning: Meaning) -> bool:
        text = self._words(start, stop)
        if text in self._manner.literal or not self._around.covers(text, meaning.gives):
            return False
        if meaning.when is When.BESIDE_DAY:
            return "day" in (*self._taken[max(start - 1, 0) : start], *self._taken[stop : stop + 1])
        return meaning.when is not When.UNLESS_NAMED or not self._named(start, stop)

    def _named(self, start: int, stop: int) -> bool:
        """Whether it stands in names together with the word before or after."""
        text, size = self._words(start, stop), self._size
        if start and self._free(start - 1, start):
            before = self._words(start - 1, start)
            if self._around.is_named(before, text, unfinished=stop == size):
                return True
        if stop < size and self._free(stop, stop + 1):
            after = self._words(stop, stop + 1)
            return self._around.is_named(text, after, unfinished=stop + 1 == size)
        return False

    def _clock(self) -> None:
        """Times of day, where they take up whole pieces."""
        pieces = self._part.pieces
        for found in clock_words(self._part.text):
            inside = [
                place
                for place, piece in enumerate(pieces)
                if piece.start < found.end and piece.end > found.start
            ]
            start, stop = inside[0], inside[-1] + 1
            said = {item.parameter for _, item in self._found}
            again = any(name in said for name, _ in found.gives)
            if not again and self._free(start, stop) and self._is_unnamed(start, stop):
                self._take(start, stop, found.gives)

    def _is_unnamed(self, start: int, stop: int) -> bool:
        return self._words(start, stop) not in self._manner.literal and not self._named(start, stop)

    def _near(self) -> None:
        """Places and regions after "near"."""
        for lead, stop, place in self._after(place_words("after")):
            if not self._free(lead, stop):
                continue
            region = self._around.region(place)
            if region is not None or self._around.is_place(place):
                self._take(lead, stop, (("region", region) if region else ("near", place),))
                self._spoke(lead, stop)
                return

    def _bare_place(self) -> None:
        """The words that are to be read as a place though nothing stands before them."""
        for start, stop in self._leads({self._manner.place}) if self._manner.place else ():
            place = self._part.between(start, stop).strip(_AROUND)
            if not self._is_placed():
                self._take(start, stop, (("near", place),))

    def _code(self) -> None:
        """A postal code by itself."""
        for start, stop in self._part.stretches(_LONGEST_CODE) if self._manner.codes else ():
            place = self._part.between(start, stop).strip(_AROUND)
            usable = self._free(start, stop) and not self._is_placed()
            if usable and self._around.is_code(place) and self._is_unnamed(start, stop):
                self._take(start, stop, (("near", place),))

    def _is_placed(self) -> bool:
        return any(item.parameter == "near" for _, item in self._found)

    def _spoke(self, lead: int, stop: int) -> None:
        for end in range(lead + 1, stop):
            self.tongues.add(tongue_of_lead(self._words(lead, end)))

    def _in(self) -> None:
        """Towns of ours after "in"; where none has a point its name is left to be found."""
        for lead, stop, place in self._after(place_words("after_unless_named")):
            if not self._free(lead, stop):
                continue
            region = self._around.region(place)
            found = None if region else self._around.has_points(place)
            text = self._words(lead, lead + 1), self._words(lead + 1, stop)
            if (region is None and found is None) or self._around.is_named(*text, unfinished=True):
                continue
            self._spoke(lead, stop)
            if region or found:
                self._take(lead, stop, (("region", region) if region else ("near", place),))
            else:
                self._take(lead, lead + 1, ())
            return

    def _leads(self, known: Set[Words]) -> list[tuple[int, int]]:
        """Where one of these texts stands and is not taken yet, the longer first."""
        found = self._part.stretches(_LONGEST_LEAD)
        return [span for span in found if self._words(*span) in known and self._free(*span)]

    def _after(self, leads: Set[Words]) -> list[tuple[int, int, str]]:
        """What may be a place: from a lead to a later piece, the longer first, and its text.

        A place is said once; of many leads only the first few are tried.
        """
        return [
            (lead, stop, self._part.between(begin, stop).strip(_AROUND))
            for lead, begin in self._leads(leads)[:_MOST_LEADS]
            for stop in range(min(begin + _LONGEST_PLACE, self._size), begin, -1)
        ]
