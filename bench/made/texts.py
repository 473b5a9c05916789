"""The texts of made meetings: names, groups, halls and notes of Zipf-distributed words."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bench.made.draws import Choice

_NAME = Choice(list(range(1, 9)), [0.08, 0.21, 0.33, 0.20, 0.10, 0.05, 0.02, 0.01])
_GROUP = Choice([0, 2, 3], [0.45, 0.3, 0.25])
_HALL = Choice([1, 2, 3], [0.2, 0.5, 0.3])
_NOTE = Choice([0, 3, 8, 15, 25, 45, 90], [0.45, 0.20, 0.14, 0.10, 0.06, 0.04, 0.01])


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """What stands in one meeting; "" where there is nothing."""

    name: str
    group: str
    hall: str
    street: str
    notes: str


def texts(words: Choice, random: np.random.Generator, number: int) -> Iterator[Texts]:
    """That many, the words drawn all at once."""
    lengths = _lengths(random, number)
    ends = np.cumsum(lengths.reshape(-1)).tolist()
    drawn = words.draw(random.random(ends[-1]))
    numbers = (random.random(number) * 2_000).astype(np.int64).tolist()
    begin = 0
    for place in range(number):
        parts = []
        for end in ends[place * 5 : place * 5 + 5]:
            parts.append(" ".join(drawn[begin:end]))
            begin = end
        yield _written(parts, numbers[place])


def _lengths(random: np.random.Generator, number: int) -> NDArray[np.int64]:
    columns = [
        np.array(each.draw(random.random(number)), dtype=np.int64)
        for each in (_NAME, _GROUP, _HALL, Choice([1], [1.0]), _NOTE)
    ]
    return np.stack(columns, axis=1)


def _written(parts: list[str], number: int) -> Texts:
    name, group, hall, street, notes = parts
    return Texts(
        name=name.title(),
        group=f"{group.title()} Group" if group else "",
        hall=f"{hall.title()} Church",
        street=f"{number + 1} {street.capitalize()} Street",
        notes=f"{notes.capitalize()}." if notes else "",
    )
