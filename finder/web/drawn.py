"""HTML drawn once for all that is built alike: templates decide by what is there, words only fill.

What a template may look at closer than "is it there?" are yes and no, and the `CLOSED` fields,
whose few values it may compare. All else is text that it prints.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from operator import itemgetter
from typing import Any

from markupsafe import escape

CLOSED = frozenset({"access", "clock", "for_whom", "kind"})
_HOLE = re.compile("\0([0-9]+)\0")  # no page holds it: importing takes control characters out
_PLAIN = re.compile(r"[^&<>\"']{,200}")
_WORDS = "\0words\0"


@dataclass(frozen=True, slots=True)
class Form:
    """`text` has a %s for each of the words that `pick` takes out of all."""

    text: str
    pick: Callable[[tuple[str | None, ...]], tuple[str | None, ...]]

    def filled(self, words: tuple[str | None, ...]) -> str:
        """`words` are escaped."""
        return self.text % self.pick(words)


def build(item: Any, words: list[str]) -> object:
    """How `item` (a dataclass, or a part of one) is built; its words go to `words`, escaped."""
    if isinstance(item, str):
        if item:
            # Most words hold nothing to be escaped, and a page has a hundred of them.
            words.append(item if _PLAIN.fullmatch(item) else str(escape(item)))
        return item and _WORDS
    if isinstance(item, tuple):
        return tuple([build(part, words) for part in item])
    if hasattr(item, "__dataclass_fields__"):
        return tuple(
            [
                getattr(item, name) if name in CLOSED else build(getattr(item, name), words)
                for name in item.__slots__
            ]
        )
    return item


def hole(number: int) -> str:
    """Where the word of that number belongs."""
    return f"\0{number}\0"


def holed(item: Any, numbers: Iterator[int]) -> Any:
    """The same with holes in the place of words, numbered in the order of `build`."""
    if isinstance(item, str):
        return hole(next(numbers)) if item else item
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
    text = "%s".join(part.replace("%", "%%") for part in parts[::2])
    return Form(text, _picking([int(number) for number in parts[1::2]]))


def _picking(places: list[int]) -> Callable[[tuple[str | None, ...]], tuple[str | None, ...]]:
    if len(places) > 1:
        return itemgetter(*places)
    return lambda words: tuple([words[place] for place in places])
