"""The tables of the snapshot that is shown, for what is published next."""

from pathlib import Path

from finder.snapshot.delta import CHANGES
from finder.snapshot.ground import BASE
from finder.snapshot.manifest import damage
from finder.snapshot.meetings import MeetingFile
from finder.snapshot.shelf import current_name, folder_of


def shown_tables(data: Path) -> MeetingFile | None:
    """None where there is none, or it is not as it was written: what it says may be wrong.

    Raises sqlite3.Error or OSError where it cannot be opened.
    """
    name = current_name(data)
    folder = None if name is None else folder_of(data, name)
    if folder is None or damage(folder):
        return None
    base = folder / BASE
    if base.is_dir():
        return MeetingFile(folder / CHANGES, base / "meetings.sqlite")
    return MeetingFile(folder / "meetings.sqlite")
