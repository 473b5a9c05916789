"""What of a person's words is a parameter: days, places, languages (understood.toml).

Words in quotes are never understood. What is understood need not occur in any text.
"""

import re
from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass

from finder.errors import BadRequest
from finder.search.meanings import meanings, place_words
from finder.search.tokens import words

_LONGEST_PLACE = 5  # pieces of a place's name, as in "near Newcastle upon Tyne, United Kingdom"
_MOST_LEADS = 2
_MOST_WORDS = 50
_QUOTED = re.compile('["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """Words of the query, and the parameter they were taken for."""

    text: str
    parameter: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the snapshot knows: whether words follow each other in a name, group or place (the
    last of them perhaps unfinished), whether a text is a place, and whether in a town of that name
    some meeting has a point (None: we know no such town).
    """

    is_named: Callable[[Sequence[str]], bool]
    is_place: Callable[[str], bool]
    has_points: Callable[[str], bool | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A query taken apart: `words` are to occur, the last perhaps `unfinished`; `phrases` stood
    in quotes; `spoken` are all words, understood or not.
    """

    words: tuple[str, ...] = ()
    unfinished: bool = False
    phrases: tuple[tuple[str, ...], ...] = ()
    spoken: tuple[str, ...] = ()
    understood: tuple[Understood, ...] = ()


def understand(text: str, around: Surroundings) -> Sentence:
    """Takes a query apart; raises BadRequest where it is more than anyone would ask."""
    if len(words(text)) > _MOST_WORDS:
        raise BadRequest("q", "q has too many words.", f"at most {_MOST_WORDS} words")
    parts = _split(text)
    plain = [_Part(part, around) for part, quoted in parts if not quoted]
    left = [word for part in plain for word in part.left()]
    last_is_open = bool(parts) and not parts[-1][1] and plain[-1].ends_open()
    return Sentence(
        words=tuple(reversed(dict.fromkeys(reversed(left)))),
        unfinished=last_is_open,
        phrases=tuple(words(part) for part, quoted in parts if quoted and words(part)),
        spoken=words(text),
        understood=tuple(found for part in plain for found in part.found()),
    )


def _split(text: str) -> list[tuple[str, bool]]:
    """The text as parts in and out of quotes; a quote that is not closed reaches to the end."""
    parts: list[tuple[str, bool]] = []
    end = 0
    for quoted in _QUOTED.finditer(text):
        parts += [(text[end : quoted.start()], False), (quoted[1], True)]
        end = quoted.end()
    parts.append((text[end:], False))
    return [part for part in parts if part[0].strip()]


class _Part:
    """A stretch of words outside quotes: pieces between blanks, taken or left."""

    def __init__(self, text: str, around: Surroundings) -> None:
        self.around = around
        self.pieces = [piece for piece in text.split() if words(piece)]
        self.words = [words(piece) for piece in self.pieces]
        self.taken: list[str | None] = [None] * len(self.pieces)  # the parameter, or "" for none
        self._found: list[tuple[int, Understood]] = []
        self._here()
        self._meanings(unless_named=False)
        self._near()
        self._meanings(unless_named=True)
        self._in()

    def found(self) -> list[Understood]:
        """What was understood, in the order of the words."""
        return [item for _, item in sorted(self._found, key=lambda pair: pair[0])]

    def left(self) -> list[str]:
        """The words that were not understood."""
        return [
            word
            for piece, taken in zip(self.words, self.taken, strict=True)
            if taken is None
            for word in piece
        ]

    def ends_open(self) -> bool:
        """Whether the last word is still to be found in the text, and so may be unfinished."""
        return bool(self.taken) and self.taken[-1] is None

    def _take(self, start: int, stop: int, gives: Sequence[tuple[str, str]]) -> None:
        text = " ".join(self.pieces[start:stop])
        for place in range(start, stop):
            self.taken[place] = gives[0][0] if gives else ""
        for name, value in gives:
            self._found.append((start, Understood(text=text, parameter=name, value=value)))

    def _free(self, start: int, stop: int) -> bool:
        return all(taken is None for taken in self.taken[start:stop])

    def _joined(self, start: int, stop: int) -> tuple[str, ...]:
        return tuple(word for piece in self.words[start:stop] for word in piece)

    def _spans(self, longest: int) -> list[tuple[int, int]]:
        """Stretches of pieces from each place on, the longer first."""
        size = len(self.pieces)
        return [
            (start, start + length)
            for start in range(size)
            for length in range(min(longest, size - start), 0, -1)
        ]

    def _here(self) -> None:
        known = place_words("here")
        for start, stop in self._spans(2):
            if self._free(start, stop) and self._joined(start, stop) in known:
                self._take(start, stop, ())

    def _meanings(self, *, unless_named: bool) -> None:
        for start, stop in self._spans(3):
            meaning = meanings().get(self._joined(start, stop))
            if meaning is None or meaning.unless_named != unless_named:
                continue
            if not self._free(start, stop) or (meaning.after_day and not self._after_day(start)):
                continue
            if not (unless_named and self._named(start, stop)):
                self._take(start, stop, meaning.gives)

    def _after_day(self, place: int) -> bool:
        return place > 0 and self.taken[place - 1] == "day"

    def _named(self, start: int, stop: int) -> bool:
        """Whether it stands in a name, group or place together with the word before or after."""
        before, after = max(start - 1, 0), min(stop + 1, len(self.pieces))
        beside = []
        if before < start and self._free(before, start):
            beside.append(self._joined(before, stop))
        if after > stop and self._free(stop, after):
            beside.append(self._joined(start, after))
        return any(self.around.is_named(phrase) for phrase in beside)

    def _near(self) -> None:
        """Places after "near"."""
        for lead, stop, place in self._after(place_words("after")):
            if self._free(lead, stop) and self.around.is_place(place):
                self._take(lead, stop, [("near", place)])
                return

    def _in(self) -> None:
        """Towns of ours after "in"; where none has a point its name is left to be found."""
        for lead, stop, place in self._after(place_words("after_unless_named")):
            found = self.around.has_points(place) if self._free(lead, stop) else None
            if found is None or self.around.is_named(self._joined(lead, stop)):
                continue
            if found:
                self._take(lead, stop, [("near", place)])
            else:
                self._take(lead, lead + 1, ())
            return

    def _after(self, leads: Set[tuple[str, ...]]) -> list[tuple[int, int, str]]:
        """What may be a place: from a lead to a later piece, the longer first, and its text.

        A place is said once; of many leads only the first few are tried.
        """
        found = [lead for lead, piece in enumerate(self.words) if piece in leads]
        return [
            (lead, stop, " ".join(self.pieces[lead + 1 : stop]).strip(",;.!?"))
            for lead in found[:_MOST_LEADS]
            for stop in range(min(lead + 1 + _LONGEST_PLACE, len(self.pieces)), lead + 1, -1)
        ]
