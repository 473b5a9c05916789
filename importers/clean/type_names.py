"""Types as publishers write them (codes, labels, arrays, comma texts) -> Codes to look up."""

import re
from collections.abc import Iterator, Sequence

from finder.register.vocabulary import meaning
from importers import Code
from importers.clean.remembered import remembered

_SPLIT = re.compile(r"\s*[,;|]\s*")
_BETWEEN_WORDS = re.compile(r"[\s-]+")
_ATTENDANCE = "tsml-attendance_option"


def type_names(value: object, systems: tuple[str, ...]) -> tuple[list[str], list[object]]:
    """Each type once, as written; and what is no text.

    A label that holds commas ("Families, Friends, and Observers Welcome") stays whole where one
    of the vocabulary's `systems` knows it.
    """
    if isinstance(value, str):
        return list(dict.fromkeys(_split(value.strip(), systems))), []
    names: dict[str, None] = {}
    unreadable: list[object] = []
    for item in value if isinstance(value, list | tuple) else [value]:
        if isinstance(item, str):
            names.update(dict.fromkeys(_split(item.strip(), systems)))
        elif isinstance(item, int) and not isinstance(item, bool):
            names[str(item)] = None  # 11 is the 11th Step
        elif item is not None:
            unreadable.append(item)
    return list(names), unreadable


def codes(names: Sequence[str], systems: tuple[str, ...]) -> tuple[Code, ...]:
    """One Code a name, to be looked up in the systems and then among the ways to take part."""
    return _codes(tuple(names), systems)


@remembered  # many meetings have the same types
def _codes(names: tuple[str, ...], systems: tuple[str, ...]) -> tuple[Code, ...]:
    return tuple(_code(name, systems) for name in names)


@remembered
def _code(name: str, systems: tuple[str, ...]) -> Code:
    attendance = (_ATTENDANCE, _BETWEEN_WORDS.sub("_", name.lower()))
    return Code(text=name, lookups=(*((system, name) for system in systems), attendance))


@remembered
def _split(text: str, systems: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_joined([part for part in _SPLIT.split(text) if part], systems))


def _joined(parts: list[str], systems: tuple[str, ...]) -> Iterator[str]:
    """The parts, the longest run that is one known label put together again."""
    while parts:
        runs = (count for count in range(min(len(parts), 4), 1, -1))
        count = next((n for n in runs if _is_one(parts[:n], systems)), 1)
        yield ", ".join(parts[:count])
        parts = parts[count:]


def _is_one(parts: list[str], systems: tuple[str, ...]) -> bool:
    """Whether these are one label ("Open, Discussion" are two, though "Open Discussion" is one)."""
    whole = _is_known(", ".join(parts), systems)
    return whole and not all(_is_known(part, systems) for part in parts)


@remembered
def _is_known(label: str, systems: tuple[str, ...]) -> bool:
    return any(meaning(system, label) for system in systems)
