"""What the UK and Ireland list says beyond the fields of a Meeting Guide row.

Facts: families-and-access, section 2 (its true/false column `Open` alone is wrong), sources 6.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from finder.model import Access
from importers import Code, Draft
from importers.clean.access_clauses import names_open_weeks
from importers.clean.meeting_guide_place import words, yes_or_no
from importers.clean.places import country_code
from importers.clean.remembered import remembered
from importers.clean.words import said

_SYSTEM = "rmf-uk-csv"
_FLAGS = {
    name.lower(): Code(text=name, lookups=((_SYSTEM, name),))
    for name in ("Hearing", "Wheelchair", "Chit")
}


def read_uk_ireland(draft: Draft, row: Mapping[str, Any]) -> None:
    """Adds access, flags and regions to the draft of the same row, and tidies its address."""
    draft.street = _spaced(draft.street)
    _read_access(draft, row)
    _read_regions(draft, row)
    draft.codes += _flags(tuple(map(row.get, _FLAGS)))


@remembered
def _flags(cells: tuple[str | None, ...]) -> tuple[Code, ...]:
    """Those of `_FLAGS` that are set; `cells` stand in their order."""
    return tuple(code for code, cell in zip(_FLAGS.values(), cells, strict=True) if yes_or_no(cell))


@remembered  # a house is home to several groups
def _spaced(address: str | None) -> str | None:
    """A comma followed by a space, and no part twice in a row: "Mill Lane,Drogheda,Drogheda"."""
    parts = [text for part in (address or "").split(",") if (text := part.strip())]
    kept = [part for before, part in zip(["", *parts], parts, strict=False) if part != before]
    return ", ".join(kept) or None


def _read_access(draft: Draft, row: Mapping[str, Any]) -> None:
    """The flag alone is open; beside a text it only says what holds in the weeks not named.

    Where a note calls some week open, the flag of every row of the group may mean only that.
    """
    draft.access_text = words(row.get("open_format"))
    flag = yes_or_no(row.get("open")) and not names_open_weeks(draft.notes)
    if flag and _leaves_open(draft.access_text):
        draft.access = Access.OPEN


@lru_cache(maxsize=1024)
def _leaves_open(text: str | None) -> bool:
    """Whether nothing is said beside the flag, or only in which weeks it is closed."""
    return text is None or Access.CLOSED in said(None, text, weekday=None).access_weeks


def _read_regions(draft: Draft, row: Mapping[str, Any]) -> None:
    """Country, area (unless a country) and region; one over several lines is a page's text."""
    region = row.get("region")
    if isinstance(region, str) and "\n" in region:
        draft.problem("regions", "region not understood", region.strip())
        region = None
    draft.regions = _levels(words(row.get("country")), words(row.get("region_area")), words(region))


@remembered
def _levels(country: str | None, area: str | None, region: str | None) -> tuple[str, ...]:
    levels = (country, None if country_code(area) else area, region)
    return tuple(dict.fromkeys(level for level in levels if level))
