"""Run as a program: syncs a listing that has changed into a delta, killed somewhere on its way.

`python -m tests.deltas.crashing FOLDER POINTS` prints how many were killed; each left a folder.
"""

import sys
from pathlib import Path

from finder.snapshot import base
from tests.killing import crash
from tests.sync.crashing import NEW, OLD, sync_rows


def main(folder: Path, points: int) -> int:
    base.SMALL = 1
    before = folder / "before"
    sync_rows(before, OLD)
    return crash(folder, points, before, lambda data: sync_rows(data, NEW))


if __name__ == "__main__":
    sys.stdout.write(str(main(Path(sys.argv[1]), int(sys.argv[2]))))
