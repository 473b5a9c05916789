"""The answers of a BMLT server told apart by their shape, and the addresses still wanted.

A listing is GetSearchResults (an array, or an object with `meetings` and `formats`); GetFormats and
GetServiceBodies are parts of it (facts: bmlt, sections 1, 2 and 6).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit, urlunsplit

from finder.errors import NotAListing
from importers import Part
from importers.clean.json_text import load

_MEETING = ("id_bigint", "weekday_tinyint", "meeting_name")
_FORMAT = ("key_string", "name_string")
_BODY = ("parent_id", "name", "type")
_SEARCH = "GetSearchResults"


@dataclass(slots=True, kw_only=True)
class Answers:
    """Records of all parts by what they are; `unknown` counts the parts that are none of them."""

    meetings: list[Any] = field(default_factory=list)
    formats: list[Any] = field(default_factory=list)
    bodies: list[Any] = field(default_factory=list)
    unknown: int = 0


def read_answers(parts: Sequence[Part]) -> Answers:
    """Raises NotAListing where no part holds meetings and one is no JSON."""
    answers, errors = Answers(), []
    for part in parts:
        try:
            _add(answers, load(part.body))
        except NotAListing as error:
            errors.append(error)
    if errors and not answers.meetings:
        raise errors[0]
    answers.unknown += len(errors)
    return answers


def are_meetings(value: Any) -> bool:
    """Whether this is an answer of GetSearchResults that holds meetings."""
    rows = value.get("meetings") if isinstance(value, dict) else value
    return isinstance(rows, list) and _looks_like(rows, _MEETING, least=2)


def wanted(parts: Sequence[Part], answers: Answers) -> Iterator[str]:
    """Addresses of the same server for what is missing, and of the next page of a full one."""
    for part in parts:
        address = urlsplit(part.url)
        asked = parse_qs(address.query)
        if address.scheme not in ("http", "https") or asked.get("switcher") != [_SEARCH]:
            continue
        language = {"lang_enum": asked["lang_enum"][0]} if "lang_enum" in asked else {}
        if not answers.formats:
            yield _with_query(part.url, {"switcher": "GetFormats", **language})
        if not answers.bodies:
            yield _with_query(part.url, {"switcher": "GetServiceBodies"})
        yield from _next_page(part, asked)


def _add(answers: Answers, value: Any) -> None:
    if isinstance(value, dict) and isinstance(value.get("meetings"), list):
        answers.meetings.extend(value["meetings"])
        formats = value.get("formats")
        answers.formats.extend(formats if isinstance(formats, list) else [])
    elif isinstance(value, list) and _looks_like(value, _FORMAT, least=2):
        answers.formats.extend(value)
    elif isinstance(value, list) and _looks_like(value, _BODY, least=3):
        answers.bodies.extend(value)
    elif isinstance(value, list) and (not value or are_meetings(value)):
        answers.meetings.extend(value)
    else:
        answers.unknown += 1


def _looks_like(rows: list[Any], keys: Sequence[str], *, least: int) -> bool:
    """Whether a row has at least that many of the keys; rows that are broken do not count."""
    records = (row for row in rows if isinstance(row, dict))
    return any(sum(key in record for key in keys) >= least for record in records)


def _next_page(part: Part, asked: dict[str, list[str]]) -> Iterator[str]:
    """The server does not say how many pages there are: a full one may have a next one."""
    size, page = asked.get("page_size", ["0"])[0], asked.get("page_num", ["1"])[0]
    if not (size.isdecimal() and page.isdecimal() and int(size)):
        return
    value = load(part.body)
    rows = value.get("meetings") if isinstance(value, dict) else value
    if isinstance(rows, list) and len(rows) >= int(size):
        query = {name: values[0] for name, values in asked.items() if len(values) == 1}
        yield _with_query(part.url, {**asked, **query, "page_num": str(int(page) + 1)})


def _with_query(url: str, query: dict[str, Any]) -> str:
    return urlunsplit(urlsplit(url)._replace(query=urlencode(query, doseq=True), fragment=""))


def is_any(part: Part) -> bool:
    """Whether a part is an answer with meetings; False for what is no JSON."""
    try:
        return are_meetings(load(part.body))
    except NotAListing:
        return False
