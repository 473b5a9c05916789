"""Work that is killed at any point: for programs that fork, never in the process of the tests.

A third dies at calls that reach the catalogue or the disk, a sixth at calls into C, one half at
instants, whatever is being done then: all drawn by lot.
"""

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

SEED = 20261122
TOUCHES = {
    "mkdir", "rename", "replace", "unlink", "rmdir", "symlink", "utime",
    "Connection.executemany", "Connection.executescript", "Connection.commit",
    "Connection.__exit__",
}  # fmt: skip
Arm = Callable[[], None]  # sets the trap in the process that is to die


def killed(work: Callable[[], object], arm: Arm) -> bool:
    """Whether a process that does this work died of what was armed."""
    child = os.fork()
    if child:
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        return code in (-signal.SIGKILL, -signal.SIGALRM)
    try:
        arm()
        work()
    finally:
        os._exit(0)


def at_call(point: int, names: set[str] | None = None) -> Arm:
    """Dies at that call into C, counted from 1, of these names or of any."""
    left = point

    def watch(frame: object, event: str, argument: Any) -> None:
        nonlocal left
        if event == "c_call" and (names is None or argument.__qualname__ in names):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    return lambda: sys.setprofile(watch)


def at_instant(seconds: float) -> Arm:
    """Dies then, as by kill -9: nothing is told, and nothing cleans up."""

    def arm() -> None:
        signal.setitimer(signal.ITIMER_REAL, max(seconds, 1e-6))

    return arm


def calls_of(work: Callable[[], object], names: set[str] | None = None) -> int:
    """How many calls into C the work takes."""
    count = 0

    def watch(frame: object, event: str, argument: Any) -> None:
        nonlocal count
        count += event == "c_call" and (names is None or argument.__qualname__ in names)

    sys.setprofile(watch)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def traps(
    work: Callable[[Path], object], fresh: Callable[[], Path], points: int
) -> Iterator[Callable[[float], Arm]]:
    """That many, spread by lot over the work; each may be set nearer its beginning (1 to 0)."""
    dice = random.Random(SEED)
    work(fresh())  # what is loaded once is loaded
    data, begun = fresh(), time.perf_counter()
    work(data)
    seconds = time.perf_counter() - begun
    for names, share in ((TOUCHES, points // 3), (None, points // 2 - points // 3)):
        data = fresh()
        whole = calls_of(lambda: work(data), names)  # noqa: B023
        for number in range(share):
            begin, end = (whole * n // share for n in (number, number + 1))
            call = dice.randint(begin + 1, max(end, begin + 1))  # one in each part of the way
            yield lambda part: at_call(max(1, int(call * part)), names)  # noqa: B023
    for _ in range(points - points // 2):
        instant = dice.uniform(0, seconds)
        yield lambda part: at_instant(instant * part)  # noqa: B023


def crash(folder: Path, points: int, before: Path, work: Callable[[Path], object]) -> int:
    """How many died: all, since one that came to its end is tried again with less time."""

    def fresh(name: str = "trial") -> Path:
        shutil.rmtree(folder / name, ignore_errors=True)
        return Path(shutil.copytree(before, folder / name, symlinks=True))

    died = 0
    for number, trap in enumerate(traps(work, fresh, points), 1):
        part, data = 1.0, fresh(f"{number}")
        while not killed(lambda: work(data), trap(part)):  # noqa: B023
            part, data = part / 2, fresh(f"{number}")
        died += 1
    return died
