"""Months that a sentence binds a week to: "last Monday of Aug/Nov", "quarterly".

Weeks of the month cannot say that; `may` and `march` count only where they stand as months do.
"""

import re

_LONG = (
    r"jan(?:uary)?|feb(?:ruary)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?"
)
_PERIODIC = (
    r"(?:\bquarter(?:ly|s)?\b|\b(?:odd|even)(?:[ -]numbered)? mo?nths?\b"
    r"|\b(?:every|each) (?:other|second|third|2nd|3rd) months?\b|\balternate months?\b"
    r"|\b(?:\d|one|two|three|four|six|twice|few|several) (?:\w+ ){0,2}"
    r"(?:a|each|per|every) year\b|\b(?:yearly|annual(?:ly)?)\b)"
)
_MONTHS = re.compile(
    rf"(?i)\b(?:{_LONG})\b(?!['’]s)"
    r"|(?:\b(?:in|of|each|every|during|and)\s|[&,/-]\s?)(?:may|mar(?:ch)?)\b"
    r"(?! (?:come|attend|be|bring))"
    rf"|{_PERIODIC}"
)
_DATE = re.compile(
    rf"(?i)\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_LONG}|may|mar(?:ch)?)\b|\b20\d\d\b"
)
_IS_PERIODIC = re.compile(rf"(?i){_PERIODIC}")


def names_months(text: str) -> bool:
    """Whether what it says of weeks holds in some months alone."""
    return _MONTHS.search(text) is not None


def is_periodic(text: str) -> bool:
    """Whether it speaks of quarters, of every other month, of so many times a year."""
    return _IS_PERIODIC.search(text) is not None


def names_date(text: str) -> bool:
    """Whether it names one date, such as a holiday on which nobody meets."""
    return _DATE.search(text) is not None
