"""`corrections.toml`: the operator's last word on single meetings (DESIGN, section 6)."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from finder.completion import after_correction
from finder.errors import BadSettings
from finder.model import Change, DateException, Meeting, Status
from finder.record import from_record, to_record
from finder.settings import read_toml, refuse_unknown, text

NEVER = "never"
_ACTIONS = ("hide", "pause_until", "set", "cancel")
_KEYS = ["meeting", *_ACTIONS, "reason", "expires", "since"]
_FIXED = {"id", "feed", "source_id", "fellowship"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One entry. It holds while the day is before `expires` (None: for ever).

    `change` are fields of the record to set, nested ones as tables.
    """

    meeting: str
    reason: str
    expires: date | None
    since: date | None = None
    hide: bool = False
    pause_until: date | None = None
    change: Mapping[str, Any] | None = None
    cancel: tuple[date, ...] = ()

    def holds(self, today: date) -> bool:
        return self.expires is None or today < self.expires

    @property
    def ends(self) -> date | None:
        """The first day on which it changes nothing any more; None: never."""
        return min(filter(None, (self.expires, self.pause_until)), default=None)

    def has_ended(self, today: date) -> bool:
        return self.ends is not None and today >= self.ends


def read_corrections(path: Path | None) -> tuple[Correction, ...]:
    """In the order of the file; none where there is no file. Raises BadSettings."""
    if path is None or not path.exists():
        return ()
    table = read_toml(path)
    refuse_unknown(table, ["correction"], path.name)
    entries = table.get("correction", [])
    if not isinstance(entries, list):
        raise BadSettings(f"{path.name}: write each entry below a line [[correction]]")
    return tuple(
        _correction(entry, f"{path.name}, entry {n}") for n, entry in enumerate(entries, 1)
    )


def add_correction(
    path: Path, meeting: str, *, reason: str, since: date, expires: date | None
) -> None:
    """Writes one more entry that hides a meeting, and leaves the rest of the file as it is."""
    read_corrections(path)  # never add to a file that cannot be read
    lines = ["[[correction]]", f"meeting = {json.dumps(meeting)}", "hide = true"]
    lines += [f"reason = {json.dumps(reason, ensure_ascii=False)}", f"since = {since}"]
    lines.append(f"expires = {expires or json.dumps(NEVER)}")
    before = path.read_text(encoding="utf-8").rstrip() + "\n\n" if path.exists() else ""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".toml.new")
    fresh.write_text(before + "\n".join(lines) + "\n", encoding="utf-8")
    fresh.replace(path)


def corrected(meeting: Meeting, correction: Correction, today: date) -> Meeting | None:
    """The meeting as the operator wants it; None if it is hidden. Raises BadSettings."""
    if correction.hide:
        return None
    if correction.pause_until and today < correction.pause_until:
        meeting = replace(meeting, status=Status.SUSPENDED)
    if correction.change:
        meeting = _changed(meeting, correction)
    known = {item.date for item in meeting.exceptions if item.change is Change.CANCELLED}
    added = tuple(
        DateException(date=day, change=Change.CANCELLED, text=correction.reason)
        for day in correction.cancel
        if day not in known
    )
    return replace(meeting, exceptions=(*meeting.exceptions, *added)) if added else meeting


def _changed(meeting: Meeting, correction: Correction) -> Meeting:
    record = to_record(meeting)
    for name, value in (correction.change or {}).items():
        record[name] = {**record.get(name, {}), **value} if isinstance(value, dict) else value
    try:
        changed = from_record(record)
    except (ValueError, TypeError, KeyError) as error:
        raise BadSettings(f"the correction of {meeting.id} cannot be applied: {error}") from error
    return replace(changed, venue=after_correction(meeting.venue, changed.venue))


def _correction(entry: Any, where: str) -> Correction:
    if not isinstance(entry, dict):
        raise BadSettings(f"{where} must be a table")
    refuse_unknown(entry, _KEYS, where)
    if sum(name in entry for name in _ACTIONS) != 1:
        raise BadSettings(f"{where} must have exactly one of " + ", ".join(_ACTIONS))
    return Correction(
        meeting=text(entry.get("meeting"), f"{where}: meeting"),
        reason=text(entry.get("reason"), f"{where}: reason"),
        expires=_expiry(entry.get("expires"), where),
        since=_date(entry["since"], where) if "since" in entry else None,
        hide=entry.get("hide") is True,
        pause_until=_date(entry["pause_until"], where) if "pause_until" in entry else None,
        change=_settable(entry["set"], where) if "set" in entry else None,
        cancel=tuple(_dates(entry["cancel"], where)) if "cancel" in entry else (),
    )


def _expiry(value: Any, where: str) -> date | None:
    return None if value == NEVER else _date(value, f"{where}: expires (or “{NEVER}”)")


def _date(value: Any, where: str) -> date:
    if type(value) is not date:
        raise BadSettings(f"{where} must be a date such as 2027-01-31, not {value!r}")
    return value


def _dates(value: Any, where: str) -> Iterator[date]:
    for item in value if isinstance(value, list) else [value]:
        yield _date(item, f"{where}: cancel")


def _settable(value: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise BadSettings(f"{where}: set must be a table of fields")
    known = [part.name for part in fields(Meeting) if part.name not in _FIXED]
    refuse_unknown(value, known, f"{where}: set")
    return {name: _plain(item) for name, item in value.items()}


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
