"""The answers of BMLT servers, told apart by their shape.

A listing is GetSearchResults (an array, or an object with `meetings` and `formats`); GetFormats and
GetServiceBodies are parts of it (facts: bmlt, sections 1, 2 and 6). Ids of formats and service
bodies hold on one server only, so that the answers of several are kept apart.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from finder.errors import NotAListing
from importers import Part
from importers.clean import bmlt_admin
from importers.clean.bmlt_servers import Server, is_page, root_of, servers
from importers.clean.json_text import load

_MEETING = ("id_bigint", "weekday_tinyint", "meeting_name")
_FORMAT = ("key_string", "name_string")
_BODY = ("parent_id", "name", "type")
_INFO = ("langs", "nativeLang")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?", re.ASCII)


@dataclass(slots=True, kw_only=True)
class Answers:
    """Records of one server's parts by what they are; `unknown` counts the parts that are none.

    `server` is its key in an aggregator's list, "" elsewhere.
    """

    server: str = ""
    meetings: list[Any] = field(default_factory=list)
    formats: list[Any] = field(default_factory=list)
    bodies: list[Any] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    unknown: int = 0


def read_answers(parts: Sequence[Part]) -> list[Answers]:
    """One for each server with meetings. Raises NotAListing where no part holds any."""
    by_root, errors = _by_root(parts)
    found = [answers for answers in _completed(by_root).values() if answers.meetings]
    if not found:
        raise errors[0] if errors else NotAListing(_what(parts))
    return found


def answers_by_root(parts: Sequence[Part]) -> dict[str, Answers]:
    """What is there so far, by the root server's address; "" for files."""
    return _completed(_by_root(parts)[0])


def are_meetings(value: Any) -> bool:
    """Whether this is an answer of GetSearchResults, or of the admin API, that holds meetings."""
    rows = value.get("meetings") if isinstance(value, dict) else value
    if isinstance(value, dict) and bmlt_admin.is_meeting(value):
        rows = [value]
    return isinstance(rows, list) and (_looks_like(rows, _MEETING, least=2) or _are_admin(rows))


def is_any(part: Part) -> bool:
    """Whether a part holds meetings, or is a server or a list of servers that can be asked."""
    if is_page(part) or servers(part):
        return True
    try:
        return are_meetings(load(part.body))
    except NotAListing:
        return False


def listed_servers(parts: Sequence[Part]) -> list[Server]:
    """Each server of the aggregators' lists, once, also those beyond what is asked."""
    return list({server.root: server for part in parts for server in servers(part)}.values())


def _by_root(parts: Sequence[Part]) -> tuple[dict[str, Answers], list[NotAListing]]:
    """The answers of each server ("" for files), and what was wrong with those that are none."""
    keys = {server.root: server.key for server in listed_servers(parts)}
    by_root: dict[str, Answers] = {}
    errors = []
    for part in parts:
        root = root_of(part.url) or ""
        answers = by_root.setdefault(root, Answers(server=keys.get(root, "")))
        if is_page(part) or servers(part):
            continue
        try:
            _add(answers, load(part.body))
        except NotAListing as error:
            answers.unknown += 1
            errors.append(error)
    return by_root, errors


def _completed(by_root: Mapping[str, Answers]) -> dict[str, Answers]:
    """With formats and service bodies from files; from everywhere, where one server has meetings.

    An operator may keep them beside the address of the search, or give another name of the server.
    """
    alone = sum(bool(answers.meetings) for answers in by_root.values()) <= 1
    files = by_root.get("", Answers())
    return {
        root: _joined(answers, by_root.values() if alone else (answers, files))
        for root, answers in by_root.items()
    }


def _joined(own: Answers, several: Iterable[Answers]) -> Answers:
    """The meetings of one, with all that several say of their formats and service bodies."""
    joined = Answers(server=own.server, meetings=own.meetings)
    for answers in {id(item): item for item in several}.values():
        joined.formats.extend(answers.formats)
        joined.bodies.extend(answers.bodies)
        joined.languages.extend(answers.languages)
        joined.unknown += answers.unknown
    return joined


def _what(parts: Sequence[Part]) -> str:
    if any(is_page(part) for part in parts):
        return "This is a page of a BMLT server; it gave no meetings."
    if any(servers(part) for part in parts):
        return "This is a list of BMLT servers; they gave no meetings."
    return "No answer here holds meetings of a BMLT server."


def _add(answers: Answers, value: Any) -> None:
    if isinstance(value, dict) and isinstance(value.get("meetings", value.get("formats")), list):
        _add_rows(answers, value.get("meetings", []))
        formats = value.get("formats")
        answers.formats.extend(formats if isinstance(formats, list) else [])
    elif isinstance(value, list):
        _add_rows(answers, value)
    elif isinstance(value, dict) and _is_one(value):
        _add_rows(answers, [value])
    else:
        answers.unknown += 1


def _is_one(value: dict[str, Any]) -> bool:
    """Whether this is one object of the admin API, as it answers to one id."""
    kinds = (bmlt_admin.is_meeting, bmlt_admin.is_format, bmlt_admin.is_body)
    return any(is_one(value) for is_one in kinds)


def _add_rows(answers: Answers, rows: list[Any]) -> None:
    """One row with a meeting's keys makes them all rows: none of a listing may be lost."""
    records = [row for row in rows if isinstance(row, dict)]
    if not rows or _looks_like(rows, _MEETING, least=2):
        answers.meetings.extend(rows)
    elif _are_admin(rows):
        answers.meetings.extend(map(_from_admin, rows))
    elif _looks_like(rows, _FORMAT, least=2):
        answers.formats.extend(rows)
    elif _looks_like(rows, _BODY, least=3):
        answers.bodies.extend(rows)
    elif _looks_like(rows, _INFO, least=2):
        answers.languages.extend(_languages(records))
    elif known := [row for row in records if bmlt_admin.is_format(row)]:
        answers.formats.extend(item for row in known for item in bmlt_admin.formats(row))
    elif any(map(bmlt_admin.is_body, records)):
        answers.bodies.extend(map(bmlt_admin.body, records))
    else:
        answers.unknown += 1


def _from_admin(row: Any) -> Any:
    return bmlt_admin.meeting(row) if isinstance(row, dict) else row


def _are_admin(rows: list[Any]) -> bool:
    return any(isinstance(row, dict) and bmlt_admin.is_meeting(row) for row in rows)


def _looks_like(rows: list[Any], keys: Sequence[str], *, least: int) -> bool:
    """Whether a row has at least that many of the keys; rows that are broken do not count."""
    records = (row for row in rows if isinstance(row, dict))
    return any(sum(map(record.__contains__, keys)) >= least for record in records)


def _languages(records: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for record in records:
        yield from filter(_LANGUAGE.fullmatch, str(record.get("langs") or "").split(","))
