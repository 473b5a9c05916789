"""Bytes from a feed -> JSON values, or one plain sentence that says where they are broken.

Lenient where publishers slip and nothing is lost (byte order mark, UTF-16, cp1252, raw line breaks
in strings, a name twice: the last wins); strict where a value would mean something else (NaN,
infinite or endless numbers, nesting without end).
"""

import json
from functools import lru_cache
from math import isinf
from typing import Any, NoReturn

from finder.errors import NotAListing

MAX_BYTES = 64_000_000
MAX_VALUES = 1_000_000  # objects and lists: each takes thirty times the memory of its brackets


def load(body: bytes) -> Any:
    """The JSON value of a payload; never change it, it is shared. Raises NotAListing."""
    value, reason = _read(body)
    if reason:
        raise NotAListing(reason)
    return value


def forget() -> None:
    """Lets go of the payloads that were read last."""
    _read.cache_clear()


@lru_cache(maxsize=4)  # every format looks at a payload, also at one that is no JSON
def _read(body: bytes) -> tuple[Any, str]:
    """The value, or why there is none."""
    try:
        return _value(body), ""
    except NotAListing as error:
        return None, str(error)


def _value(body: bytes) -> Any:
    if len(body) > MAX_BYTES:
        raise NotAListing(f"The file is larger than {MAX_BYTES // 1_000_000} MB.")
    text = decode(body)
    if not text.strip():
        raise NotAListing("The file is empty.")
    if text.count("{") + text.count("[") > MAX_VALUES:
        raise NotAListing(f"The JSON holds more than {MAX_VALUES:,} objects: no listing does.")
    try:
        return _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise NotAListing(
            f"The file is not valid JSON: {error.msg} at line {error.lineno}, column {error.colno}."
        ) from None
    except RecursionError:
        raise NotAListing("The JSON is nested too deeply to be a listing.") from None
    except ValueError:  # Python's own limit on the digits of an integer
        raise NotAListing("The JSON holds a number with too many digits.") from None


def decode(body: bytes) -> str:
    """Text of a payload in UTF-8, UTF-16 or UTF-32, with or without a mark; else cp1252."""
    try:
        return body.decode(json.detect_encoding(body))
    except UnicodeDecodeError:
        return body.decode("cp1252", errors="replace")


def _constant(name: str) -> NoReturn:
    raise NotAListing(f"The JSON holds {name}, which is no number.")


def _float(digits: str) -> float:
    number = float(digits)
    if isinf(number):
        raise NotAListing("The JSON holds a number that is too large.")
    return number


_DECODER = json.JSONDecoder(strict=False, parse_constant=_constant, parse_float=_float)
