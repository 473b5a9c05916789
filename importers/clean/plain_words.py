"""A sentence as the rules read it: in lower case, without quotes, slips put right."""

import re

from importers.clean.remembered import remembered
from importers.clean.week_words import DAY

_TORN_QUOTE = re.compile("(?<=[a-z])[\"'‘’](?=(?:open|closed)\\b)", re.IGNORECASE)  # mtgs'open'
_QUOTES = re.compile("[\"'‘’“”´`*()]")
_BRACKET = re.compile(r"(?<=\w)\(")  # "Recovery(addicts only)"
_MEETING = re.compile(r"\b(?:(?:mtgs?|mntgs?|mtngs?)\b\.?|meetings?\b)")
_TYPOS = (
    (re.compile(r"\b(?:oepn|opne)\b"), "open"),
    (re.compile(r"\bmnth\b"), "month"),
    (re.compile(r"\bwk(?=s?\b)"), "week"),
    (re.compile(rf"\bfinal (?={DAY}|weeks?\b)"), "last "),
)
_RUN_TOGETHER = re.compile(r"\b(all)(?=(?:mtgs|meetings)\b)", re.IGNORECASE)


def without_quotes(text: str) -> str:
    """As sentences are read here: a word may stand between quotes or have one inside."""
    return _QUOTES.sub("", text)


@remembered  # asked for by several rules
def plain(sentence: str) -> str:
    text, quoted = sentence, _QUOTES.search(sentence) is not None
    if quoted:
        text = _TORN_QUOTE.sub(" ", _BRACKET.sub(" ", text))
    if "allm" in text.lower():
        text = _RUN_TOGETHER.sub(r"\1 ", text)
    text = _MEETING.sub("meeting", (without_quotes(text) if quoted else text).lower())
    for typo, right in _TYPOS:
        text = typo.sub(right, text)
    return " ".join(text.split()).strip(" .;:,!/-")
