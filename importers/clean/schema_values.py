"""Values of schema.org as pages write them: one or several, plain or as `{"@value": …}`."""

import re
from typing import Any

_DURATION = re.compile(r"PT(?:(\d{1,2})H)?(?:(\d{1,3})M)?", re.ASCII)


def listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def words(value: object) -> str | None:
    """A text, also as `{"@value": …}` and as the first of several."""
    for item in listed(value)[:1]:
        found = item.get("@value") if isinstance(item, dict) else item
        if isinstance(found, str):
            return found.strip() or None
    return None


def term(value: object) -> str:
    """The last part of a schema.org address in lower case."""
    return (words(value) or "").rstrip("/").rsplit("/", 1)[-1].rsplit(":", 1)[-1].lower()


def length(value: object) -> int | None:
    """Minutes, from ISO 8601 (PT1H30M)."""
    found = _DURATION.fullmatch(words(value) or "")
    return int(found[1] or 0) * 60 + int(found[2] or 0) if found else None
