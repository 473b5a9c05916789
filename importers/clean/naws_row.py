"""A line of NA's own table of meetings (GetNAWSDump of a BMLT server) -> Draft.

Facts: bmlt, section 8. The contact columns (name, company, addresses, telephone) are of persons and
are not read.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from finder.model import Access
from finder.register.vocabulary import LABELS, meaning
from importers import Code, Draft, Feed
from importers.clean.bmlt_formats import Told
from importers.clean.bmlt_meant import add_formats, attendance_by_formats
from importers.clean.bmlt_names import Format
from importers.clean.day_end import move_end_of_day
from importers.clean.days import weekday
from importers.clean.times import wall_time

HEADINGS = ("committeename", "day", "time", "arearegion", "closed", "wheelchr", "format1")

_FELLOWSHIP = "na"  # NA World Services' own table; a feed may say otherwise
_WORLD = "bmlt-world-id"
_FORMATS = ("format1", "format2", "format3", "format4", "format5")
_LANGUAGES = ("language1", "language2", "language3")
_NO = frozenset(("", "0", "FALSE", "N", "NO"))
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{2}|\d{4})", re.ASCII)
_MIDNIGHT = "2400"
_LOST_ZERO = re.compile(r"\d[0-5]\d", re.ASCII)  # 930: a spreadsheet has made 0930 a number


def naws_draft(cells: Mapping[str, str], number: int, feed: Feed) -> Draft:
    """`cells` are those that hold something, stripped, by their headings in lower case."""
    identifier = cells.get("bmlt_id") or cells.get("committee") or None
    draft = Draft(
        row=number,
        ref=identifier,
        identifier=identifier,
        name=cells.get("committeename"),
        fellowship=feed.fellowship or _FELLOWSHIP,
        timezone=cells.get("timezone"),
        online_url=cells.get("virtualmeetinglink"),
        online_notes=cells.get("virtualmeetinginfo"),
        dial_in=cells.get("phonemeetingnumber"),
        withheld=not _is_listed(cells),
    )
    _read_schedule(draft, cells)
    _read_place(draft, cells)
    _read_formats(draft, cells)
    _read_updated(draft, cells.get("lastchanged", ""))
    return draft


def _is_listed(cells: Mapping[str, str]) -> bool:
    """The table holds deleted and unpublished meetings too; any mark but a no counts."""
    return cells.get("delete", "").upper() in _NO and cells.get("unpublished", "").upper() in _NO


def _read_schedule(draft: Draft, cells: Mapping[str, str]) -> None:
    day, start = cells.get("day", ""), cells.get("time", "")
    found = weekday(day, sunday=1)
    draft.weekdays = (found,) if found else ()
    if day and not found:
        draft.problem("weekday", "day not understood", day)
    draft.start = wall_time(f"0{start}" if _LOST_ZERO.fullmatch(start) else start)
    if start and draft.start is None:
        draft.problem("start", "time not understood", start)
    move_end_of_day(draft, "24:00" if start == _MIDNIGHT else start)


def _read_place(draft: Draft, cells: Mapping[str, str]) -> None:
    draft.venue_name = cells.get("place")
    draft.street = cells.get("address")
    draft.locality = cells.get("city") or cells.get("locborough")
    draft.region = cells.get("state")
    draft.postal_code = cells.get("zip")
    draft.country = cells.get("country")
    draft.latitude, draft.longitude = cells.get("latitude"), cells.get("longitude")
    directions = (_room(cells), cells.get("directions", ""))
    draft.venue_notes = "\n".join(filter(None, directions)) or None
    levels = (cells.get("state"), cells.get("city"), cells.get("locborough"))
    known = tuple(dict.fromkeys(level for level in levels if level))
    draft.regions = known or tuple(filter(None, [cells.get("parentname")]))


def _read_formats(draft: Draft, cells: Mapping[str, str]) -> None:
    words = (_unknown(name) for name in _in_room(cells) if not _is_format(name))
    add_formats(draft, [*(Told(code=code) for code in dict.fromkeys(_codes(cells))), *words])
    draft.codes = tuple(code for code in draft.codes if code.lookups)
    draft.attendance = attendance_by_formats(draft.codes)
    if cells.get("institutional", "").upper() not in _NO:  # in a prison or a clinic
        draft.access = Access.RESTRICTED


def _codes(cells: Mapping[str, str]) -> Iterator[Code]:
    """World ids, languages, and those words of `Room` that are names of formats."""
    for name in ("closed", *_FORMATS):
        if code := cells.get(name, "").upper():
            yield Code(text=code, lookups=((_WORLD, code),))
    if cells.get("wheelchr", "").upper() not in _NO:
        yield Code(text="WCHR", lookups=((_WORLD, "WCHR"),))
    for name in _LANGUAGES:
        if key := cells.get(name, ""):
            yield Code(text=key, lookups=(*_lookups(key), ("languages", key.lower())))
    for name in _in_room(cells):
        if _is_format(name):
            yield Code(text=name, lookups=_lookups(name))


def _unknown(name: str) -> Told:
    """A room, or a format that the vocabulary does not know but whose words say something."""
    return Told(code=Code(text=name, lookups=()), group=(Format(name=name),))


def _lookups(text: str) -> tuple[tuple[str, str], ...]:
    """By any server's English or German formats, then as words."""
    return tuple((system, text) for system in ("bmlt-en", "bmlt-de", LABELS))


def _room(cells: Mapping[str, str]) -> str:
    """BMLT writes formats that NA has no code for here; what is none of them is a room."""
    return ", ".join(name for name in _in_room(cells) if not _is_format(name))


def _in_room(cells: Mapping[str, str]) -> list[str]:
    return [name for item in cells.get("room", "").split(",") if (name := item.strip())]


def _is_format(name: str) -> bool:
    """A single letter or a number is a room, whatever it is a key of."""
    return len(name) > 3 and any(meaning(*pair) for pair in _lookups(name))


def _read_updated(draft: Draft, given: str) -> None:
    """Month, day, year: the table is American."""
    draft.updated = day.isoformat() if (day := _american(given)) else None
    if given and draft.updated is None:
        draft.problem("updated", "date not understood", given)


def _american(given: str) -> date | None:
    found = _AMERICAN.fullmatch(given)
    if found is None:
        return None
    month, day, year = map(int, found.groups())
    try:
        return date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return None
