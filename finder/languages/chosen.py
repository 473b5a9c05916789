"""What an operator chooses of languages (`languages` and `reviewed` of settings.toml)."""

from collections.abc import Iterable, Mapping
from datetime import date

from finder.errors import BadSettings
from finder.languages.catalogues import shipped
from finder.languages.reviews import AREAS


def read_languages(value: object, key: str) -> tuple[str, ...]:
    """Tags of languages that are on board; raises BadSettings."""
    if not isinstance(value, list) or not all(isinstance(tag, str) for tag in value):
        raise BadSettings(f"“{key}” must be a list of texts, not {value!r}")
    if not value:
        raise BadSettings(f"“{key}” names none; there are {', '.join(shipped())}")
    _refuse_unknown(value, shipped(), key)
    return tuple(dict.fromkeys(value))


def read_reviewed(value: object, key: str) -> Mapping[str, tuple[str, ...]]:
    """By language, areas with the day a person read their sentences; raises BadSettings."""
    if not isinstance(value, dict):
        raise BadSettings(f"“{key}” must be tables such as [reviewed.es]")
    _refuse_unknown(value, shipped(), key)
    return {tag: _areas(table, f"{key}.{tag}") for tag, table in value.items()}


def _areas(table: object, key: str) -> tuple[str, ...]:
    if not isinstance(table, dict):
        raise BadSettings(f"“{key}” must be a table such as access = 2026-11-20")
    _refuse_unknown(table, AREAS, key)
    for area, day in table.items():
        if type(day) is not date:
            raise BadSettings(f"“{key}.{area}” must be a date such as 2026-11-20, not {day!r}")
    return tuple(table)


def _refuse_unknown(given: Iterable[str], known: Iterable[str], key: str) -> None:
    for name in given:
        if name not in known:
            raise BadSettings(f"“{key}”: “{name}” is not known; there are {', '.join(known)}")
