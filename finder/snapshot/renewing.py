"""After an upgrade: what an older version published is made anew from the catalogue.

Nobody can open a snapshot of another layout, and the next sync may be hours away.
"""

from datetime import date
from pathlib import Path

from finder.catalogue import has_catalogue, locked, open_catalogue
from finder.errors import NoSnapshot
from finder.snapshot.building import LAYOUT, read_about
from finder.snapshot.publishing import republish
from finder.snapshot.shelf import current_name, folder_of


def is_older(data: Path) -> bool:
    """Whether the current snapshot is of an older layout, or its folder is gone.

    One of a newer layout is none of ours: whoever went back to an older version shows what it can.
    """
    name = current_name(data)
    if name is None:
        return False
    try:
        return int(read_about(folder_of(data, name))["layout"]) < LAYOUT
    except (OSError, ValueError, KeyError):
        return True


def renew(
    data: Path, corrections: Path, *, today: date, demo: bool = False, wait: float = 10.0
) -> str | None:
    """Publishes the catalogue in today's layout; its name, None where another process was first.

    Holds the lock of a sync, so that half of one is never published. Raises Busy after `wait`
    seconds where one is running, NoSnapshot without a catalogue, BadSettings as `republish`.
    """
    if not has_catalogue(data):
        raise NoSnapshot("there is no catalogue to make it of: run `python -m finder sync`")
    with locked(data, "sync", wait=wait), open_catalogue(data, demo=demo) as database:
        if not is_older(data):
            return None
        with locked(data, "write", wait=60):
            return republish(database, data, corrections, today=today).name
