"""The values of single parameters, read strictly: everything a request holds is hostile.

Each function raises BadRequest, naming the parameter and what is allowed.
"""

import math
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time
from unicodedata import category

from finder.errors import BadRequest
from finder.languages import gettext as _
from finder.languages import isolated
from finder.schedule import zone

SINGLE = (
    "q", "near", "lat", "lon", "within", "unit", "after", "before", "from", "soon", "on", "for",
    "tz", "sort", "page", "per_page",
)  # fmt: skip
SEVERAL = (
    "day", "time", "fellowship", "concern", "access", "attendance", "type", "audience",
    "language", "accessibility", "facilitation", "style", "kind", "status", "region", "feed",
)  # fmt: skip
SILENT = ("lang",)  # how a page is shown, not what is asked for
MOST_PAIRS = 1000
LONGEST_VALUE = 500
LONGEST_NAME = 100
KM_PER_MILE = 1.609344
Given = Mapping[str, tuple[str, ...]]

_NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{0,40})?([eE][+-]?[0-9]{1,3})?|-?\.[0-9]{1,40}")
_WHOLE = re.compile(r"[0-9]{1,10}")
_TIME = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
_INSTANT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)"
    r"(Z|z|[+\- ][0-9]{2}:?[0-9]{2})"
)
_YEARS = range(1970, 2200)


def collect(pairs: Iterable[tuple[str, str]]) -> tuple[Given, tuple[str, ...]]:
    """What was given (no empty values, no value twice), and the names that we do not know."""
    given: dict[str, list[str]] = {}
    ignored: dict[str, None] = {}
    for number, (name, value) in enumerate(pairs):
        if number >= MOST_PAIRS:
            raise BadRequest(
                None, _("That is too many parameters."), _("at most {n}").format(n=MOST_PAIRS)
            )
        if name in SILENT:
            continue
        if name not in SINGLE and name not in SEVERAL:
            ignored[_printable(name)] = None
        elif value.strip():
            _add(given.setdefault(name, []), name, _checked(name, value.strip()))
    return {name: tuple(values) for name, values in given.items()}, tuple(ignored)


def _add(values: list[str], name: str, value: str) -> None:
    if values and name in SINGLE:
        raise BadRequest(
            name, _("{name} can be given only once.").format(name=isolated(name)), _("one value")
        )
    if value not in values:
        values.append(value)


def _checked(name: str, value: str) -> str:
    if len(value) > LONGEST_VALUE:
        raise BadRequest(
            name,
            _("{name} is too long.").format(name=isolated(name)),
            _("at most {n} characters").format(n=LONGEST_VALUE),
        )
    if any(category(sign) in ("Cc", "Cs") and sign not in "\t\r\n" for sign in value):
        raise BadRequest(
            name,
            _("{name} has characters that are no text.").format(name=isolated(name)),
            _("plain text"),
        )
    return value


def _printable(name: str) -> str:
    return name[:LONGEST_NAME].encode("utf-8", "replace").decode("utf-8")


def number(name: str, value: str, allowed: str) -> float:
    """A finite decimal number."""
    found = float(value) if _NUMBER.fullmatch(value) else math.nan
    if not math.isfinite(found):
        raise BadRequest(name, _("{name} must be a number.").format(name=isolated(name)), allowed)
    return found


def degrees(name: str, value: str, limit: int) -> float:
    """A latitude or longitude, rounded to 2 decimals (about a kilometre): it need not be exact."""
    allowed = _("a number from {least} to {most}").format(least=-limit, most=limit)
    found = number(name, value, allowed)
    if not -limit <= found <= limit:
        raise BadRequest(name, _("{name} is out of range.").format(name=isolated(name)), allowed)
    return round(found, 2) + 0.0


def radius(value: str) -> float:
    """How far a meeting may be, in whichever unit."""
    allowed = _("a number over 0, at most 1000")
    found = number("within", value, allowed)
    if not 0 < found <= 1000:
        raise BadRequest(
            "within", _("{name} is out of range.").format(name=isolated("within")), allowed
        )
    return found


def whole(name: str, value: str, most: int, least: int = 1) -> int:
    """A whole number from `least` to `most`."""
    allowed = _("a whole number from {least} to {most}").format(least=least, most=most)
    found = int(value) if _WHOLE.fullmatch(value) else -1
    if not least <= found <= most:
        raise BadRequest(name, _("{name} is not understood.").format(name=isolated(name)), allowed)
    return found


def wall_time(name: str, value: str) -> time:
    """HH:MM."""
    found = _TIME.fullmatch(value)
    if not found:
        raise BadRequest(
            name,
            _("{name} must be a time of day.").format(name=isolated(name)),
            _("HH:MM, from 00:00 to 23:59"),
        )
    return time(int(found[1]), int(found[2]))


def instant(value: str) -> datetime:
    """An ISO 8601 date and time with its offset; a `+` may have arrived as a blank."""
    allowed = _("a date and time with its offset, like 2030-01-31T19:00:00+00:00")
    found = _INSTANT.fullmatch(value)
    try:
        if not found:
            raise ValueError(value)
        offset = found[3].replace(" ", "+").upper()
        moment = datetime.fromisoformat(f"{found[1]}T{found[2]}{offset}")
    except ValueError as error:
        raise BadRequest(
            "from", _("{name} is not understood.").format(name=isolated("from")), allowed
        ) from error
    if moment.year not in _YEARS:
        raise BadRequest(
            "from",
            _("{name} is too far away.").format(name=isolated("from")),
            _("a year from 1970 to 2199"),
        )
    return moment.astimezone(UTC)


def zone_name(value: str) -> str:
    """A published zone."""
    if zone(value) is None:
        raise BadRequest(
            "tz",
            _("{name} is no time zone.").format(name=isolated("tz")),
            _("an IANA name, like Europe/Berlin"),
        )
    return value


def one_of(name: str, value: str, allowed: tuple[str, ...]) -> str:
    """One of a few values."""
    if value not in allowed:
        raise BadRequest(name, _("{name} has no such value.").format(name=isolated(name)), allowed)
    return value
