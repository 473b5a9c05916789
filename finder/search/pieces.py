"""A query's text in pieces: what stands in quotes, and the words outside, each where it stands."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from finder.search.tokens import TWELVE, words

_QUOTED = re.compile('["“”„«»]([^"“”„«»]*)(?:["“”„«»]|$)')
# Blanks part words, and so do signs between two of them: "tue/thu", "mon,wed".
_PIECE = re.compile(rf"{TWELVE.pattern}|[^\s,;/+&]+[,;/+&]*|[,;/+&]+", re.IGNORECASE)
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Some words of a text, from the sign `start` to before `end`, as they are to be read."""

    start: int
    end: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A stretch of text in or out of quotes, and its pieces in order."""

    text: str
    quoted: bool
    pieces: tuple[Piece, ...]

    def between(self, start: int, stop: int) -> str:
        """The text of the pieces from one number to before another."""
        return self.text[self.pieces[start].start : self.pieces[stop - 1].end]

    def joined(self, start: int, stop: int) -> tuple[str, ...]:
        """The words of these pieces."""
        return tuple(word for piece in self.pieces[start:stop] for word in piece.words)

    def stop(self, start: int, length: int) -> int | None:
        """Before which piece so many words end; None where they end within one, or behind all."""
        stop = start
        while length > 0 and stop < len(self.pieces):
            length -= len(self.pieces[stop].words)
            stop += 1
        return stop if length == 0 else None

    def stretches(self, longest: int) -> Iterator[tuple[int, int]]:
        """Pieces that follow each other, at most so many: at each start the longer first."""
        for start in range(len(self.pieces)):
            for stop in range(min(start + longest, len(self.pieces)), start, -1):
                yield start, stop


def parts(text: str, spelt: Mapping[Words, Words]) -> Iterator[Part]:
    """The parts of a query; a quote that is not closed reaches to its end.

    Outside quotes, words are read as `spelt` has them, one or two that follow each other:
    "beginers" as "beginners", "black star" as "blackstar".
    """
    for part, quoted in _split(text):
        pieces = [
            Piece(start=found.start(), end=found.end(), words=words(found.group()))
            for found in _PIECE.finditer(part)
            if words(found.group())
        ]
        if spelt and not quoted:
            pieces = list(_read(pieces, spelt))
        yield Part(text=part, quoted=quoted, pieces=tuple(pieces))


def _read(pieces: Sequence[Piece], spelt: Mapping[Words, Words]) -> Iterator[Piece]:
    rest = list(pieces)
    while rest:
        piece = rest.pop(0)
        both = (*piece.words, *rest[0].words) if rest else ()
        if both in spelt:
            yield Piece(start=piece.start, end=rest.pop(0).end, words=spelt[both])
        else:
            read = (other for word in piece.words for other in spelt.get((word,), (word,)))
            yield Piece(start=piece.start, end=piece.end, words=tuple(read))


def _split(text: str) -> Iterator[tuple[str, bool]]:
    end = 0
    for quoted in _QUOTED.finditer(text):
        yield from _unless_blank(text[end : quoted.start()], quoted=False)
        yield from _unless_blank(quoted[1], quoted=True)
        end = quoted.end()
    yield from _unless_blank(text[end:], quoted=False)


def _unless_blank(text: str, *, quoted: bool) -> Iterator[tuple[str, bool]]:
    if text.strip():
        yield text, quoted
