"""Words that say a meeting is not held every week without saying in which: "bi-weekly", "monthly".

Such a meeting is never repeated weekly: one asks which week.
"""

import re

from importers.clean.week_words import DAY, MONTHLY, ORDINAL

_WEEK = rf"(?:{DAY}|weeks?\b)"
_EVERY_SECOND = (
    rf"every other {_WEEK}|every (?:2|3|4|two|three|four) weeks\b"
    r"|every (?:2nd|second|3rd|third) week\b|eow\b|every (?:14|15|fourteen) days\b"
    rf"|bi-?\s?weekly|fortnight(?:ly)?\b|every fortnight\b|alternat(?:e|ing) {_WEEK}"
)
# "Every 2nd Saturday" may be each second one or the second of the month.
_AMBIGUOUS = rf"every (?:2nd|second|3rd|third|4th|fourth) {DAY}(?!\s?(?:{MONTHLY}|only\b))"
_SOME_TIMES = (
    r"(?:once|twice|thrice|one|(?:[1-3]|two|three)\s?(?:x|times)) (?:a|per|each|every) ?mo?nth\b"
    r"|twice[- ]monthly|(?:semi|bi)-?monthly|\bonce[- ]monthly"
)
_SOME_MONTHS = (
    r"quarterly\b|every (?:other|2nd|3rd|second|third|2|3|6|two|three|six) months?\b"
    r"|(?:each |every )?(?:odd|even)(?:[- ]numbered)? mo?nths?\b"
)
_DATE = (
    rf"(?:(?:[6-9]|[12]\d|3[01])\s?(?:st|nd|rd|th)|{ORDINAL})(?: day)? (?:of|in) "
    r"(?:each|every|the) month\b"
)
_AMBIGUOUS_PLAIN = re.compile(rf"\b{_AMBIGUOUS}", re.IGNORECASE)
_ANY = rf"{_EVERY_SECOND}|{_AMBIGUOUS}|{_SOME_TIMES}|{_SOME_MONTHS}"
_IN_NAME = re.compile(
    rf"\b(?:(?<!the )monthly\b|{_ANY}|{_DATE})|\b\d+ {DAY} (?:a|per|each) year\b", re.IGNORECASE
)
# "Second Saturday of Each Odd Month", "(5 Sundays a Year)": no week of the month fits.
_IRREGULAR = re.compile(
    r"\b(?:odd|even)\b[\w -]{0,12}mo?n?ths?\b"
    r"|\bevery (?:other|2nd|3rd|second|third|two|three|six) months?\b"
    r"|\bquarterly\b|\b(?:of|in) (?:the|each|every|a) quarter\b"
    rf"|\b\d+ {DAY} (?:a|per|each) year\b|\b(?:a|per|each) year\b",
    re.IGNORECASE,
)
_MEETS = (
    r"(?:(?:please )?note:? )?"
    rf"(?:(?:we|(?:this|the|our) (?:meeting|mtg|group)|group|meetings?|mtg|{DAY}) )?"
    r"(?:(?:now|will|only|is|are|currently|be) ){0,2}"
    r"(?:(?:meets?|meetings?|mtg|held|occurs|runs|gathers) )?(?:(?:only|on|held|the|in|is) ){0,2}"
)
_ALONE = re.compile(
    rf"^\W*{_MEETS}(?:monthly|{_ANY}|{_DATE})"
    rf"(?: (?:meetings?|mtg|only|group|on {DAY}|{DAY}|{MONTHLY})){{0,2}}\W*$",
    re.IGNORECASE,
)


def named_not_weekly(name: str) -> bool:
    """Whether a name says it anywhere."""
    return _IN_NAME.search(name) is not None


def noted_not_weekly(sentence: str) -> bool:
    """Whether a sentence says this and nothing else: "Meets every other Saturday"."""
    return _ALONE.match(sentence) is not None


def is_irregular(text: str) -> bool:
    """Whether the weeks of the month that stand here are not those of every month."""
    return _IRREGULAR.search(text) is not None


def is_ambiguous(text: str) -> bool:
    """Whether this may be every second one or the second of the month."""
    return _AMBIGUOUS_PLAIN.search(text) is not None
