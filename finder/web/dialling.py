"""A telephone number as a person reads it and as a telephone dials it."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

import phonenumbers

_DIALLED = re.compile(r"(\+?\d+)((?:[,;*#]|\d)*)", re.ASCII)
_FEWEST, _MOST = 8, 15  # digits of a number that can be dialled from afar; the most is E.164's


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """`words` are the digits in groups, `keys` what is typed afterwards, one entry a pause.

    `url` is `tel:` with the pauses, None for what no telephone can dial: it is shown as text.
    """

    words: str
    keys: tuple[str, ...]
    url: str | None


@lru_cache(maxsize=2_048)
def number(dial: str) -> Number:
    """`+13126266799,,123456789#` -> `+1 312-626-6799`, `123 456 789#` and a `tel:` address."""
    found = _DIALLED.fullmatch(dial)
    if found is None or not _FEWEST <= len(found[1].lstrip("+")) <= _MOST:
        return Number(words=dial, keys=(), url=None)
    keys = [part for part in re.split(r"[,;]+", found[2]) if part]
    return Number(
        words=_grouped(found[1]),
        keys=tuple([_readable(part) for part in keys]),
        url=f"tel:{quote(dial.replace(';', ','), safe='+,*')}",
    )


def _grouped(digits: str) -> str:
    """As its country writes it, seen from abroad; without a country code as it is."""
    if not digits.startswith("+"):
        return digits
    try:
        parsed = phonenumbers.parse(digits)
    except phonenumbers.NumberParseException:
        return digits
    style = phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(parsed, style))


def _readable(keys: str) -> str:
    """`86259172803#` -> `862 5917 2803#`: groups that can be read aloud and typed."""
    return re.sub(r"\d{7,}", lambda found: _in_groups(found[0]), keys)


def _in_groups(digits: str) -> str:
    """As conference providers write them: nine in threes, else fours from the end."""
    size = 3 if len(digits) == 9 else 4
    first = len(digits) % size
    groups = [digits[:first]] if first else []
    groups += [digits[start : start + size] for start in range(first, len(digits), size)]
    return " ".join(groups)
