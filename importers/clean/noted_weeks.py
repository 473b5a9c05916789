"""Weeks of the month in notes, only where a sentence says that the meeting itself meets then.

"Business meeting 2nd Sunday" and "1st Saturday: speaker" leave it weekly.
"""

import re
from itertools import chain

from finder.model import Weekday
from importers.clean.about_weeks import (
    CONTENT,
    LEFT_OUT,
    NOTHING,
    OTHERWISE,
    SKIPS,
    Weeks,
    hints,
    without_slogans,
)
from importers.clean.not_weekly import is_ambiguous, is_irregular, noted_not_weekly
from importers.clean.remembered import remembered
from importers.clean.sentences import sentences
from importers.clean.week_words import (
    DAY,
    MONTHLY,
    ORDINALS,
    TORN,
    WHEN,
    held_together,
    is_of,
    other_weeks,
    week_numbers,
)
from importers.clean.weeks import in_order

_WHEN = re.compile(WHEN, re.IGNORECASE)
_OURSELVES = (
    r"(?:we|(?:this|the|our)\s(?:\w+\s)?(?:meeting|mtg|group)"
    r"|^\W*(?:please note:?\s)?(?:group|meeting|mtg)s?)"
)
_MEETS = (
    r"(?:(?:is|are)(?: only)?(?=\son\s)|(?:now\s|will\s|only\s|is\s|are\s|currently\s)*"
    r"(?:meets?|occurs?|be held|held|operates?|runs?|takes? place|gathers?)\b)"
)
_DAY_FIRST = (
    rf"(?P<day>{DAY})\W{{1,4}}(?:only )?(?:the )?(?P<weeks>{ORDINALS})"
    rf"(?P<month>(?: {MONTHLY})?(?: only)?)\W*$"
)
_SAYS_MEETS = (
    rf"\b{_OURSELVES}\s{_MEETS}"
    rf"(?:\s(?:only|monthly|(?:once|twice) (?:a|per) month|each|every|on|the))*\s{WHEN}",
    r"^\W*(?:only\s)?(?:meets?|held|(?:currently )?meeting (?:once|twice) (?:a|per) month)\b"
    rf"[\s.:,]*(?:(?:only|(?:once|twice) (?:a|per) month|on|the|every)\s)*{WHEN}",
    rf"^\W*meets (?:on )?{_DAY_FIRST}",
    rf"^\W*only\s(?:on\s)?(?:the\s)?{WHEN}",
    rf"^\W*(?:note:\s)?(?:on\s)?(?:the\s)?{WHEN}\sonly\b",
    rf"\bmonthly (?:\w+ )?(?:meeting|mtg) (?:is )?(?:held )?on (?:the )?{WHEN}",
)
_SAYS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _SAYS_MEETS)
_ALONE = (
    re.compile(
        rf"^\W*(?:(?:every|the|on) ){{0,2}}{WHEN}\W*(?:\(subject to change\))?\W*$", re.IGNORECASE
    ),
    re.compile(rf"^\W*{_DAY_FIRST}", re.IGNORECASE),
)
_MONTHLY = re.compile(
    r"\b(?:meets?|held)\s(?:only\s)?"
    rf"(?:once (?:a|per) ?month|monthly|one (?:day|{DAY}) (?:a|of the|per|each) ?month)"
    r"|\b(?:is|as) an? (?:\w+ )?monthly (?:meeting|mtg)\b|^\W*monthly (?:meeting|mtg)\W*$",
    re.IGNORECASE,
)
_OTHER_WEEKS = re.compile(
    rf"\bmeets? (?:only )?(?:every other (?:{DAY}|week)|bi-?weekly|fortnightly|on alternate)",
    re.IGNORECASE,
)
_SKIPS = re.compile(SKIPS, re.IGNORECASE)
_LEFT_OUT = re.compile(
    rf"^\W*(?:note:?\s)?(?:there is )?"
    rf"(?:(?:we|(?:this|the) (?:meeting|group|mtg)|(?:every )?{DAY}|weekly)\W{{1,3}})?{LEFT_OUT}",
    re.IGNORECASE,
)
_ONE_WAY = re.compile(r"\s(?:virtual|online|in[- ]person|on zoom|via zoom)", re.IGNORECASE)
_BUSINESS = re.compile(r"\b(?:business|conscience|intergroup|speaker|birthday)\b", re.IGNORECASE)


@remembered  # groups of one kind have the same notes
def noted_weeks(notes: str, weekday: Weekday | None, *, monthly: bool) -> Weeks:
    """`monthly`: the name says that it is, so the notes are believed more easily."""
    if not hints(notes):
        return NOTHING
    text = held_together(without_slogans(notes))
    parts = ["", *(sentence for sentence, _ in sentences(text)), ""]
    said = [
        _sentence(sentence, f"{before} {after[:40]}", weekday, monthly=monthly)
        for before, sentence, after in zip(parts, parts[1:], parts[2:], strict=False)
        if hints(sentence)
    ]
    weeks = {item.weeks for item in said if item.weeks}
    return Weeks(
        weeks=in_order(chain.from_iterable(weeks)),
        monthly=any(item.monthly for item in said),
        ask=len(weeks) > 1 or any(item.ask for item in said),
    )


def _sentence(sentence: str, around: str, weekday: Weekday | None, *, monthly: bool) -> Weeks:
    """`around` is what stands before and after the sentence."""
    left_out = _LEFT_OUT.match(sentence)
    if left_out and is_of(left_out, weekday):
        weeks = other_weeks(week_numbers(left_out["weeks"]))
        return Weeks(weeks=weeks, ask=not weeks)
    if _SKIPS.search(sentence):
        return Weeks(ask=True)
    if noted_not_weekly(sentence) or _OTHER_WEEKS.search(sentence):
        of_something = CONTENT.search(f"{sentence} {around}") is not None and not monthly
        return Weeks(monthly=not of_something, ask=of_something)
    return _when(sentence, around, weekday, monthly=monthly)


def _when(sentence: str, around: str, weekday: Weekday | None, *, monthly: bool) -> Weeks:
    once = bool(_MONTHLY.search(sentence)) and (monthly or not _BUSINESS.search(sentence))
    if _differ(sentence):
        return Weeks(monthly=once)
    found = _meets_then(sentence) or _alone(sentence)
    if found is None and monthly:
        found = _named(sentence)
    if found is None or not is_of(found, weekday):
        return Weeks(monthly=once)
    if found.re in _ALONE and CONTENT.search(around) and not monthly:
        return Weeks(monthly=once, ask=len(week_numbers(found["weeks"])) > 1)
    if is_irregular(sentence) or is_ambiguous(sentence) or TORN.search(_before_weeks(found)):
        return Weeks(monthly=True)
    return Weeks(weeks=week_numbers(found["weeks"]), monthly=once)


def _differ(sentence: str) -> bool:
    """Whether different things happen in different weeks."""
    weeks = {found["weeks"].lower() for found in _WHEN.finditer(sentence)}
    return len(weeks) > 1 or OTHERWISE.search(sentence) is not None


def _meets_then(sentence: str) -> re.Match[str] | None:
    for pattern in _SAYS:
        if found := pattern.search(sentence):
            elsewhere = CONTENT.search(found[0]) or _ONE_WAY.match(sentence, found.end())
            return None if elsewhere else found
    return None


def _alone(sentence: str) -> re.Match[str] | None:
    return next((found for each in _ALONE if (found := each.match(sentence))), None)


def _named(sentence: str) -> re.Match[str] | None:
    found = _WHEN.search(sentence)
    return found if found and found["month"] and not CONTENT.search(sentence) else None


def _before_weeks(found: re.Match[str]) -> str:
    return found.string[: found.start("weeks")]
