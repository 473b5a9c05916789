"""Times of several engines, taken in turns, with their answers compared on the way."""

import gc
import statistics
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bench.answers import Engine, Plain
from bench.store import say
from bench.workload import SHAPES, Question

FIRST_SECONDS = 20.0  # after so long over one shape a slow engine is asked no further arguments


@dataclass(slots=True, kw_only=True)
class Times:
    """Of one engine over one shape, in ms: the first call of each argument, and later ones."""

    first: list[float] = field(default_factory=list)
    later: list[list[float]] = field(default_factory=list)
    spent: float = 0.0

    @property
    def each(self) -> list[float]:
        """A time for each argument: the median of its calls; of the first only if it is alone."""
        return [
            statistics.median(later) if later else first
            for first, later in zip(self.first, self.later, strict=True)
        ]

    @property
    def p50(self) -> float:
        return statistics.median(self.each)

    @property
    def p95(self) -> float:
        return ranked(self.each, 0.95)


@dataclass(slots=True, kw_only=True)
class Run:
    """`times` by shape and engine, `answers` of the first engine by shape, `differ` by engine."""

    times: dict[int, dict[str, Times]] = field(default_factory=dict)
    answers: dict[int, list[Plain]] = field(default_factory=dict)
    compared: dict[str, int] = field(default_factory=dict)
    differ: dict[str, list[str]] = field(default_factory=dict)


def ranked(values: Sequence[float], share: float) -> float:
    """The value below which that share lies (the nearest one above)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def run(
    engines: Sequence[Engine],
    questions: Mapping[int, Sequence[Question]],
    *,
    rounds: int,
    seconds: float,
) -> Run:
    """All questions to all engines; the first engine's answers are what the others' must be.

    An engine is asked in up to so many rounds, and no longer than `seconds` over a shape.
    """
    found = Run(differ={engine.name: [] for engine in engines})
    for shape, asked in questions.items():
        say(f"{shape}. {SHAPES[shape]}")
        read = {engine.name: [engine.read(question) for question in asked] for engine in engines}
        found.times[shape] = {engine.name: Times() for engine in engines}
        _first(engines, shape, asked, read, found)
        gc.collect()
        for number in range(rounds):
            _round(engines, number, read, found.times[shape], seconds)
    return found


def _first(
    engines: Sequence[Engine],
    shape: int,
    asked: Sequence[Question],
    read: Mapping[str, Sequence[Any]],
    found: Run,
) -> None:
    """Each argument once: timed as the first call, and compared."""
    right = found.answers.setdefault(shape, [])
    for place, question in enumerate(asked):
        for engine in engines:
            times = found.times[shape][engine.name]
            if times.spent > FIRST_SECONDS:
                continue
            answer = _timed(engine, read[engine.name][place], times.first, times)
            times.later.append([])
            plain = engine.plain(answer)
            if engine is engines[0]:
                right.append(plain)
                continue
            found.compared[engine.name] = found.compared.get(engine.name, 0) + 1
            wrong = plain.differs(right[place])
            if wrong:
                found.differ[engine.name].append(f"{question.pairs}: {wrong}")


def _round(
    engines: Sequence[Engine],
    number: int,
    read: Mapping[str, Sequence[Any]],
    times: Mapping[str, Times],
    seconds: float,
) -> None:
    """Every argument once more. Each engine is asked all of them in a row, as where it serves; the
    engines take turns, each round another one first.
    """
    turn = number % len(engines)
    for engine in [*engines[turn:], *engines[:turn]]:
        mine = times[engine.name]
        if _may_go_on(mine, number, seconds):
            for place, later in enumerate(mine.later):
                _timed(engine, read[engine.name][place], later, mine)


def _may_go_on(times: Times, number: int, seconds: float) -> bool:
    """Whether one more round is likely to end in time."""
    return times.spent * (number + 2) / (number + 1) <= seconds


def _timed(engine: Engine, read: Any, into: list[float], times: Times) -> Any:
    begin = time.perf_counter()
    answer = engine.ask(read)
    spent = time.perf_counter() - begin
    into.append(1000 * spent)
    times.spent += spent
    return answer
