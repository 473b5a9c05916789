"""How the feeds did, as the small JSON file beside a snapshot."""

import json
import logging
from collections.abc import Sequence
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import Any

from finder.snapshot.contents import FeedState

_log = logging.getLogger(__name__)


def states_to_json(states: Sequence[FeedState]) -> str:
    """Instants as ISO texts, problems as `[field, reason, count]`, in the order given."""
    return json.dumps([_plain(state) for state in states], ensure_ascii=False, indent=0)


def read_states(path: Path) -> tuple[FeedState, ...]:
    """Empty, with a warning in the log, where the file is missing or damaged."""
    try:
        return tuple(_state(record) for record in json.loads(path.read_bytes()))
    except (OSError, ValueError, KeyError, TypeError) as error:
        _log.warning("%s cannot be read, so the age of the data is unknown: %s", path, error)
        return ()


def _plain(state: FeedState) -> dict[str, Any]:
    record = {part.name: getattr(state, part.name) for part in fields(state)}
    record["problems"] = [[*kind, count] for kind, count in state.problems.items()]
    for name in ("last_attempt", "last_success"):
        record[name] = record[name] and record[name].isoformat()
    return record


def _state(record: dict[str, Any]) -> FeedState:
    values = dict(record)
    values["problems"] = {(name, reason): count for name, reason, count in record["problems"]}
    for name in ("last_attempt", "last_success"):
        values[name] = record[name] and datetime.fromisoformat(record[name])
    return FeedState(**values)
