"""Where it is, from the fields of a Meeting Guide row (facts: meeting-guide, section 2)."""

from collections.abc import Mapping
from typing import Any

from importers import Draft
from importers.clean.headings import blank
from importers.clean.remembered import remembered

_YES = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}
_MOST_REGIONS = 6
_TEXTS = frozenset((str, type(None)))


def words(value: object) -> str | None:
    """A field as text: numbers too, of a list its first text (Airtable); None if it holds none."""
    if value is None:
        return None
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, (list, tuple)):  # `list | tuple` would be made anew for every cell
        value = next((item for item in value if not blank(item)), None)
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return None


def texts(row: Mapping[str, Any]) -> dict[str, str | None]:
    """Every field of a row as `words` reads it: one walk, where a row has many fields."""
    return {
        name: (value.strip() or None) if type(value) is str else words(value)
        for name, value in row.items()
    }


def read_place(draft: Draft, row: Mapping[str, Any], said: Mapping[str, str | None]) -> None:
    """Fills the draft's address, point, `approximate` and regions; `said` is the row's `texts`."""
    _read_address(draft, said)
    _read_point(draft, row)
    if draft.approximate is None and "approximate" in row:
        draft.approximate = yes_or_no(row["approximate"])
    draft.regions = regions(row)
    draft.venue_name = said.get("location")
    draft.venue_notes = said.get("location_notes")


def yes_or_no(value: object) -> bool | None:
    """Reads "yes", "no", "True", "0" and booleans; None for anything else."""
    if value is None or isinstance(value, bool):
        return value
    return _YES.get((words(value) or "").lower())


def regions(row: Mapping[str, Any]) -> tuple[str, ...]:
    """General to specific: `regions` (array or "A > B"), else region and its two sub-levels."""
    given = row.get("regions")
    whole = (*given,) if isinstance(given, (list, tuple)) else (given,)
    levels = (row.get("region"), row.get("sub_region"), row.get("sub_sub_region"))
    common = _TEXTS.issuperset(map(type, (*whole, *levels)))
    return _known_regions(whole, levels) if common else _regions(whole, levels)


@remembered  # the meetings of a town have the same
def _known_regions(whole: tuple[Any, ...], levels: tuple[Any, ...]) -> tuple[str, ...]:
    return _regions(whole, levels)


def _regions(whole: tuple[Any, ...], levels: tuple[Any, ...]) -> tuple[str, ...]:
    said = list(filter(None, map(words, whole))) or list(filter(None, map(words, levels)))
    parts = [part.strip() for level in said for part in level.split(">")]
    return tuple(dict.fromkeys(filter(None, parts)))[:_MOST_REGIONS]


def _read_address(draft: Draft, said: Mapping[str, str | None]) -> None:
    """`address` is the street beside city, state or postal code, else the whole address."""
    draft.address = said.get("formatted_address")
    draft.street = said.get("street")
    draft.locality = said.get("city")
    draft.region = said.get("state")
    draft.postal_code = said.get("postal_code")
    draft.country = said.get("country")
    address = said.get("address")
    if address is None or draft.street is not None:
        return
    beside = (draft.locality, draft.region, draft.postal_code)
    if any(beside) and not _holds_town(address, draft.locality):
        draft.street = address
    elif draft.address is None:
        draft.address = address


def _holds_town(address: str, town: str | None) -> bool:
    later = [part.strip().lower() for part in address.split(",")[1:]]
    return town is not None and town.lower() in later


def _read_point(draft: Draft, row: Mapping[str, Any]) -> None:
    """Latitude and longitude as given, else `coordinates`: two numbers, or four for an area."""
    draft.latitude, draft.longitude = row.get("latitude"), row.get("longitude")
    given = row.get("coordinates")
    if blank(given) or not (blank(draft.latitude) and blank(draft.longitude)):
        return
    numbers = _numbers(given)
    if len(numbers) == 2:
        draft.latitude, draft.longitude = numbers
    elif len(numbers) == 4:
        draft.latitude = (numbers[0] + numbers[2]) / 2
        draft.longitude = (numbers[1] + numbers[3]) / 2
        draft.approximate = True
    else:
        draft.problem("venue", "coordinates not understood", given)


def _numbers(given: object) -> list[float]:
    parts = given.split(",") if isinstance(given, str) else given
    try:
        return [float(part) for part in parts] if isinstance(parts, list | tuple) else []
    except (TypeError, ValueError):
        return []
