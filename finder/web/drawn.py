"""HTML drawn once for all that is built alike: templates decide by what is there, words only fill.

What a template may look at closer than "is it there?" are yes and no, and the `CLOSED` fields,
whose few values it may compare. All else is text that it prints. Forms and words are bytes, as
they go out: one letter of another script makes a whole text of them twice as wide, at every step.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from operator import attrgetter, itemgetter
from typing import Any

from markupsafe import escape

CLOSED = frozenset({"access", "clock", "for_whom", "kind"})
_HOLE = re.compile("\0([0-9]+)\0")  # no page holds it: importing takes control characters out
_SPECIAL = b"&<>\"'"
_CONSTANT = frozenset({type(None), bool})
_WORDS = "\0words\0"
Words = tuple[bytes | None, ...]
# Of a class: what gives the fields that are no closed ones, and what gives those.
_Plan = tuple[Callable[[Any], tuple[Any, ...]], Callable[[Any], tuple[Any, ...]]]
_plans: dict[type, _Plan | None] = {}


@dataclass(frozen=True, slots=True)
class Form:
    """HTML with gaps: every second one of `parts`, for the words that `pick` takes out of all."""

    parts: tuple[bytes, ...]
    pick: Callable[[Words], Words]

    def filled(self, words: Words) -> bytes:
        """`words` are escaped, and those that it picks are there."""
        parts: list[Any] = [*self.parts]
        parts[1::2] = self.pick(words)
        return b"".join(parts)


def build(item: Any, words: list[bytes]) -> object:
    """How `item` (a dataclass, or a part of one) is built; its words go to `words`, escaped.

    Bytes are HTML that is written already.
    """
    kind = type(item)
    if kind in _CONSTANT:
        return item
    if isinstance(item, str):
        if item:
            words.append(escaped(item))
        return item and _WORDS
    if kind is bytes:
        if item:
            words.append(item)
        return item and _WORDS
    if isinstance(item, tuple):
        return tuple([build(part, words) for part in item])
    plan = _plan(kind)
    if plan is None:
        return item
    values, closed = plan
    return (*[build(value, words) for value in values(item)], *closed(item))


def escaped(text: str) -> bytes:
    """As HTML. Most words hold nothing to be escaped, and a page has a hundred of them."""
    octets = text.encode()
    plain = len(octets.translate(None, _SPECIAL)) == len(octets)
    return octets if plain else str(escape(text)).encode()


def _plan(kind: type) -> _Plan | None:
    """None of what is no dataclass."""
    if kind not in _plans:
        names = [part.name for part in fields(kind)] if is_dataclass(kind) else []
        words = [name for name in names if name not in CLOSED]
        closed = [name for name in names if name in CLOSED]
        _plans[kind] = (_getting(words), _getting(closed)) if names else None
    return _plans[kind]


def _getting(names: list[str]) -> Callable[[Any], tuple[Any, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda item: tuple([getattr(item, name) for name in names])


def hole(number: int) -> str:
    """Where the word of that number belongs."""
    return f"\0{number}\0"


def holed(item: Any, numbers: Iterator[int]) -> Any:
    """The same with holes in the place of words, numbered in the order of `build`."""
    if isinstance(item, str | bytes):
        return hole(next(numbers)) if item else ""
    if isinstance(item, tuple):
        return tuple(holed(part, numbers) for part in item)
    if is_dataclass(item) and not isinstance(item, type):
        parts = {
            part.name: getattr(item, part.name)
            if part.name in CLOSED
            else holed(getattr(item, part.name), numbers)
            for part in fields(item)
        }
        return type(item)(**parts)
    return item


def form(html: str) -> Form:
    """Of HTML with holes."""
    parts = _HOLE.split(html)
    numbers = [int(number) for number in parts[1::2]]
    return Form(tuple(part.encode() for part in parts), _picking(numbers))


def _picking(places: list[int]) -> Callable[[Words], Words]:
    if len(places) > 1:
        return itemgetter(*places)
    return lambda words: tuple([words[place] for place in places])
