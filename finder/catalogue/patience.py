"""What the catalogue remembers of asking: failures in a row, and when an address may be asked."""

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Of one feed. All None or 0 where it answered well the last time.

    `not_before` is when its server asked us to come again, `next_try` when we would on our
    own; `gone` are the addresses when one of them said that it is gone for good.
    """

    last_attempt: datetime | None = None
    failures: int = 0
    not_before: datetime | None = None
    next_try: datetime | None = None
    gone: tuple[str, ...] = ()
    held: bool = False


def patience(database: sqlite3.Connection, feed: str) -> Patience:
    row = database.execute(
        "SELECT last_attempt, failures, asked, held FROM feeds WHERE key = ?", (feed,)
    ).fetchone()
    if row is None:
        return Patience()
    attempt, failures, asked, held = row
    found: dict[str, Any] = json.loads(asked) if asked else {}
    return Patience(
        last_attempt=_instant(attempt),
        failures=failures,
        not_before=_instant(found.get("not_before")),
        next_try=_instant(found.get("next_try")),
        gone=tuple(found.get("gone", ())),
        held=held is not None,
    )


def be_patient(
    database: sqlite3.Connection,
    feed: str,
    *,
    next_try: datetime,
    not_before: datetime | None,
    gone: Sequence[str],
) -> None:
    """After a failure: one more in a row."""
    asked = {
        "next_try": next_try.isoformat(),
        "not_before": not_before and not_before.isoformat(),
        "gone": list(gone),
    }
    with database:
        database.execute(
            "UPDATE feeds SET failures = failures + 1, asked = ? WHERE key = ?",
            (json.dumps(asked), feed),
        )


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
