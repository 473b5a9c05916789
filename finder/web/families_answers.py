"""What stands in the address of /families: short keys, which say nothing over a shoulder.

`/families?a=1&c=2` is the address of "drinking" and "mother or father" (families.toml, `short`).
The words themselves (`about=alcohol&who=parent`) are understood too, for links written by hand.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from finder.register.families import NOT_SURE, QUESTIONS, Asker, data
from finder.web.links import Pairs, address


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Who asks; `unknown` are answers that we do not know, as they were written."""

    asker: Asker
    given: bool
    unknown: tuple[str, ...]


def answers(args: Mapping[str, str]) -> Answers:
    """Of an address; an answer that we do not know counts as "not sure"."""
    written = {name: args.get(name) or args.get(field(name)) or "" for name in QUESTIONS}
    read = {name: _read(name, value) for name, value in written.items()}
    return Answers(
        asker=Asker(**{name: value or NOT_SURE for name, value in read.items()}),
        given=any(written.values()),
        unknown=tuple(text[:40] for name, text in written.items() if text and not read[name]),
    )


def field(question: str) -> str:
    """Its name in the address: `a` for what it is about."""
    return str(_short(question)["key"])


def code(question: str, answer: str) -> str:
    """An answer in the address: its place in the list, which never changes."""
    answers: list[str] = _short(question)["answers"]
    return str(answers.index(answer))


def families_address(asker: Asker, near: str = "") -> str:
    """The page with these answers; what is not sure is left out."""
    given: Pairs = tuple(
        (field(name), code(name, value))
        for name in QUESTIONS
        if (value := getattr(asker, name)) != NOT_SURE
    )
    return address("/families", (*given, *((("near", near),) if near else ())))


def _read(question: str, text: str) -> str | None:
    """By its word or its place; None for what is neither, or was not given."""
    known: list[str] = _short(question)["answers"]
    if text in known:
        return text
    is_place = text.isascii() and text.isdigit() and len(text) < 3 and int(text) < len(known)
    return known[int(text)] if is_place else None


def _short(question: str) -> Mapping[str, Any]:
    table: Mapping[str, Any] = data()["short"][question]
    return table
