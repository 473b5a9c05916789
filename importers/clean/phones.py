"""Telephone numbers: dial strings of a feed, and numbers that stand in free text."""

import re
from collections.abc import Iterator

import phonenumbers

from importers.clean.remembered import remembered
from importers.clean.text import line

_FEWEST, _MOST = 7, 15  # digits of a dialable number; the most is E.164's
_HEAD = re.compile(r"\+?\(?\d[\d ().\-–/]*")
_TAIL = re.compile(r"(?:\s?[,;*#]|\s?\d)*")
_DOUBLE_PLUS = re.compile(r"^\+\d{1,3}\s?(?=\+)")

# The shapes in which people write numbers; each is bounded by what is no digit.
_SHAPES = re.compile(
    r"""(?<!\d)(?:
      \+\ ?\d(?:[ .\-–()/]{0,3}\d){6,14}                                  # +44 (0)20 7946 0018
    | (?:\+?1[ .\-–]?)?\(?\d{3}\)?[ .\-–/)]{0,3}\d{3}[ .\-–]{1,3}\d{4}    # (312) 626-6799
    | \d{3}[\-–.]\d{4}                                                    # 626-6799
    | (?<!\#)\(?0\d(?:[ .\-–()/]{0,2}\d){7,11}                                   # 07700 900123
    | (?<!\#)(?:(?:1|00|44|49|61|353)\ ?)?\d{10}                                # 3126266799
    )(?:\ ?(?:ext|x|extension)\.?\ ?\d{1,6})?(?![\d])""",
    re.VERBOSE | re.IGNORECASE,
)
# Digits that belong to the number beside them, however unusually it is grouped: a number is taken
# whole or not at all ("886-6447-6173", "011-44-8648085281").
_GOES_ON = re.compile(r"(?:[-–./]\d+)*(?: \d{3,4}(?=\s*(?:$|[,;.)\n])))?")
_BEGAN = re.compile(r"(?<![\d:/,.$#*-])\+?\(?\d{1,5}\)?(?:[-–.]\d{1,5})*[-–.]$")
_LONGEST_START = 20  # characters
_DATE_OR_TIME = re.compile(
    r"\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})(?!\d)|\d{1,2}[.:]\d{2} ?[-–] ?\d{1,2}[.:]\d{2}"
)
_DIGIT = re.compile(r"\d")
_NO_DIGIT = re.compile(r"[^0-9]")
_SEVERAL_DIGITS = re.compile(r"\d(?:[ ().\-–/]{0,3}\d){6}")
_SEVERAL_IN_ASCII = re.compile(r"[0-9](?:[ ().\-/]{0,3}[0-9]){6}")  # the same, in half the time


def dial_string(value: object, country: str | None = None) -> str | None:
    """`+1 (312) 626-6799,,123#` -> `+13126266799,,123#`; `country` is ISO 3166-1 alpha-2.

    Keeps the pauses, ids and PINs that follow. None where no dialable number stands.
    """
    text = line(value)
    return _dial_string(text, country) if text else None


@remembered  # conference numbers are those of many groups
def _dial_string(given: str, country: str | None) -> str | None:
    text = _DOUBLE_PLUS.sub("", given)
    head = _HEAD.search(text)
    if head is None:
        return None
    number = _number(head[0], country)
    if number is None:
        return None
    tail = _TAIL.match(text, head.end())
    keys = "".join(tail[0].split()).replace(";", ",").rstrip(",") if tail else ""
    return number + keys if _DIGIT.search(keys) else number


def digits(text: str) -> str:
    """The ASCII digits of a text, in order."""
    return _NO_DIGIT.sub("", text)


def phone_numbers(text: str, country: str | None) -> Iterator[tuple[int, int]]:
    """Where numbers stand that look like telephone numbers: (start, end), in order.

    Numbers of meetings and passcodes may be among them; the words before decide.
    """
    if not may_hold_number(text):
        return
    found = [match.span() for match in _SHAPES.finditer(text) if _plausible(match[0])]
    if country and not _is_nanp(country):
        found += _national(text, country)
    spans = sorted(found)
    end = 0
    for number, (start, stop) in enumerate(spans):
        if start >= end:
            after = next((begin for begin, _ in spans[number:] if begin >= stop), len(text))
            begin, end = _whole(text, start, stop, (end, after))
            yield begin, end


def _whole(text: str, start: int, stop: int, within: tuple[int, int]) -> tuple[int, int]:
    """With the digits before and after that are parts of it."""
    began = _BEGAN.search(text, max(within[0], start - _LONGEST_START), start)
    goes_on = _GOES_ON.match(text, stop, within[1])
    return began.start() if began else start, goes_on.end() if goes_on else stop


def may_hold_number(text: str) -> bool:
    """A quick look: whether enough digits stand close together."""
    several = _SEVERAL_IN_ASCII if text.isascii() else _SEVERAL_DIGITS
    return several.search(text) is not None


def _number(head: str, country: str | None) -> str | None:
    bare = digits(head)
    if not _FEWEST <= len(bare) <= _MOST:
        return None
    for text in (head, bare):
        try:
            parsed = phonenumbers.parse(text, _region(country))
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(parsed):
            return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return f"+{bare}" if head.startswith("+") else bare


def _region(country: str | None) -> str | None:
    code = (country or "").upper()
    return code if code in phonenumbers.SUPPORTED_REGIONS else None


def _is_nanp(country: str) -> bool:
    return bool(phonenumbers.country_code_for_region(country.upper()) == 1)


def _plausible(text: str) -> bool:
    return len(digits(text)) <= _MOST + 6 and not _DATE_OR_TIME.match(text)


def _national(text: str, country: str) -> list[tuple[int, int]]:
    """Numbers as that country writes them, by its numbering plan."""
    region = _region(country)
    if region is None:
        return []
    matches = phonenumbers.PhoneNumberMatcher(text, region, max_tries=1000)
    return [(match.start, match.end) for match in matches]
