"""Weighted draws from uniform numbers: the same on every machine and with every NumPy."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Uniform = NDArray[np.float64]  # numbers from 0 to before 1
Picks = NDArray[np.int64]


class Choice:
    """Values with weights, which need not add up to one."""

    def __init__(self, values: Sequence[Any], weights: Sequence[float]) -> None:
        self.values = list(values)
        self._limits = np.cumsum(np.asarray(weights, dtype=np.float64))
        self._limits /= self._limits[-1]

    def __len__(self) -> int:
        return len(self.values)

    def picks(self, uniform: Uniform) -> Picks:
        """The place of a value for each number."""
        found = np.searchsorted(self._limits, uniform, side="right")
        return np.minimum(found, len(self.values) - 1)

    def draw(self, uniform: Uniform) -> list[Any]:
        """A value for each number."""
        values = self.values
        return [values[place] for place in self.picks(uniform).tolist()]


def choice(table: Mapping[str, float]) -> Choice:
    """A table of weights."""
    return Choice(list(table), list(table.values()))


def zipf(values: Sequence[Any], exponent: float = 1.0, shift: float = 0.0) -> Choice:
    """The first value most often, the n-th 1/(n + shift)^exponent as often."""
    ranks = np.arange(1, len(values) + 1, dtype=np.float64) + shift
    return Choice(values, (1.0 / ranks**exponent).tolist())


def generator(*seed: int) -> np.random.Generator:
    """A stream of its own for each seed."""
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(seed)))


def distinct(choice_: Choice, uniform: Uniform, each: int) -> list[list[int]]:
    """For each line of numbers the first `each` different places they pick, in that order."""
    picks = choice_.picks(uniform.reshape(-1)).reshape(uniform.shape)
    return [list(dict.fromkeys(line))[:each] for line in picks.tolist()]
