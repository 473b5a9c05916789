"""Run as a program: publishes another snapshot with its real index, killed somewhere on its way.

`python -m tests.snapshot.crashing FOLDER POINTS` prints how many were killed; each left a folder.
"""

import sys
from pathlib import Path

from finder.snapshot import build, publish
from tests.killing import crash
from tests.made import contents, meeting

OLD = contents([meeting("old"), meeting("older")])
NEW = contents([meeting("new"), meeting("newer"), meeting("newest")])


def publish_new(data: Path) -> None:
    publish(data, build(data, NEW))


def main(folder: Path, points: int) -> int:
    before = folder / "before"
    publish(before, build(before, OLD))
    return crash(folder, points, before, publish_new)


if __name__ == "__main__":
    sys.stdout.write(str(main(Path(sys.argv[1]), int(sys.argv[2]))))
