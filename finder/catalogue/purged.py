"""Which feeds were purged, and when: so that no backup or snapshot brings one back.

A small file in the data folder rather than a table: it must outlive a damaged catalogue.
"""

import json
from datetime import datetime
from pathlib import Path

from finder.errors import BadSettings

_NAME = "purged.json"


def note_purged(data: Path, feed: str, at: datetime) -> None:
    """Of the feed its key and this instant alone are kept."""
    known = {key: stamp.isoformat() for key, stamp in purged(data).items()}
    data.mkdir(parents=True, exist_ok=True)
    fresh = data / f"{_NAME}.new"
    fresh.write_text(json.dumps({**known, feed: at.isoformat()}, indent=0), encoding="utf-8")
    fresh.replace(data / _NAME)


def purged(data: Path) -> dict[str, datetime]:
    """The last purge of every feed by key; raises BadSettings for a file that cannot be read."""
    path = data / _NAME
    if not path.exists():
        return {}
    try:
        found = json.loads(path.read_bytes())
        return {str(key): datetime.fromisoformat(stamp) for key, stamp in found.items()}
    except (ValueError, AttributeError, TypeError) as error:
        raise BadSettings(f"{path} says what was purged, and cannot be read: {error}") from error
