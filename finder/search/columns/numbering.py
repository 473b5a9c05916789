"""Values as numbers: those of a base keep theirs, new ones follow."""

from collections.abc import Iterable, Sequence
from typing import Any


def numbered(found: Iterable[Any], known: Sequence[Any] = ()) -> dict[Any, int]:
    """The number of each value: of the `known` their place, of the others in order from there."""
    numbers = {value: place for place, value in enumerate(known)}
    new = sorted(set(found) - numbers.keys())
    return numbers | {value: len(numbers) + place for place, value in enumerate(new)}
