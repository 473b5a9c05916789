"""Run as a program: publishes the new snapshot again and again, killed a touch of the disk later
each time. `python -m tests.snapshot.crashing FOLDER POINTS` prints how many were killed.
"""

import os
import signal
import sys
from pathlib import Path

from finder.snapshot import build, building, publish
from tests.made import contents, meeting
from tests.snapshot.conftest import build_index

OLD = contents([meeting("old")])
NEW = contents([meeting("new"), meeting("newer")])
_TOUCHES = ("open", "os.mkdir", "os.rename", "os.remove", "os.symlink", "os.utime", "sqlite3.")


def publish_new(data: Path) -> None:
    publish(data, build(data, NEW))


def killed_at(point: int, data: Path) -> bool:
    """Whether the process that publishes came to that touch, and was killed there."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL
    touches = 0

    def watch(event: str, arguments: object) -> None:
        nonlocal touches
        if event.startswith(_TOUCHES):
            touches += 1
            if touches == point:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    try:
        publish_new(data)
    finally:
        os._exit(0)


def main(folder: Path, points: int) -> int:
    """How many of them were killed before they came to their end."""
    building.build_index = build_index  # type: ignore[assignment]
    for point in range(1, points + 1):
        data = folder / f"{point}"
        publish(data, build(data, OLD))
        if not killed_at(point, data):
            return point - 1
    return points


if __name__ == "__main__":
    sys.stdout.write(str(main(Path(sys.argv[1]), int(sys.argv[2]))))
