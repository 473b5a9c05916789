"""Weeks of the month in a row's words: "1st & 3rd Saturday Each Month" -> (1, 3).

Most such words say when there is a speaker or a birthday; only where they say that the meeting
itself meets then do they make it monthly (facts: sources, section 6, 18 and 19).
"""

import re
from dataclasses import dataclass

from finder.model import Weekday
from importers.clean.sentences import sentences
from importers.clean.signs import in_lower_case, may_hold
from importers.clean.weeks import in_order

_ORDINAL = r"(?:1\s?st|2\s?nd|3\s?rd|[45]\s?th|first|second|third|fourth|fifth|last)"
ORDINALS = rf"{_ORDINAL}(?:\s?(?:,\s?(?:and\s|&\s?)?|&|/|\+|\band\b)\s?(?:the\s)?{_ORDINAL}){{0,4}}"
DAY = (
    r"(?:mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)s?\b\.?:?"
)
MONTHLY = r"(?:(?:of|in)\s(?:the\s|each\s|every\s|a\s)?|each\s|every\s|per\s|a\s)mo?nths?\b"
_WHEN = rf"(?P<weeks>{ORDINALS})\s(?P<day>{DAY}|weeks?\b)(?P<month>\s{MONTHLY})?"
# "Second Saturday of Each Odd Month", "(5 Sundays a Year)": no rule of ours fits.
_IRREGULAR = re.compile(
    r"\b(?:odd|even)\b[\w -]{0,12}mo?n?ths?\b"
    r"|\bevery (?:other|2nd|3rd|second|third|two|three|six) months?\b"
    rf"|\bquarter(?:ly)?\b|\b\d+ {DAY} (?:a|per|each) year\b|\b(?:a|per|each) year\b",
    re.IGNORECASE,
)
_CONTENT = re.compile(
    r"\b(?:shar(?:e|es|ing)|speakers?|spkr|birthdays?|brunch|writing|chips?|steps?|traditions?"
    r"|business|conscience|open|closed?|study|topics?|potluck|literature|inquiry|w/|with|medallions?|anniversar\w+"
    r"|celebrat\w+|chair|newcomers?|book|workshop|food|dinner|reading|esh)\b",
    re.IGNORECASE,
)
_NO_MEETING = (
    r"(?:no (?:live )?(?:meetings?|mtgs?)|(?:do|does|will|is|are)(?:\snot|n['’]?t)\s(?:be\s)?"
    r"(?:meet|held|operate|run)\w*|\bnot meet\w*)"
)
_NAME_SEGMENT = re.compile(r"[(\[]|\s[-–—|:]\s|\*{2,}|[\"“]|,\s")
_NAME_WHEN = re.compile(_WHEN, re.IGNORECASE)
_NAME_MONTHLY = re.compile(r"\bmonthly\b|\bonce (?:a|per) month\b", re.IGNORECASE)
_OTHER_WEEKS = re.compile(
    rf"\b(?:every other (?:{DAY}|week)|bi-?weekly|fortnight(?:ly)?|alternate (?:{DAY}|weeks))",
    re.IGNORECASE,
)
_OURSELVES = (
    r"(?:we|(?:this|the|our)\s(?:\w+\s)?(?:meeting|mtg|group)"
    r"|^\W*(?:please note:?\s)?(?:group|meeting|mtg))"
)
_MEETS = (
    r"(?:(?:is|are)(?: only)?(?=\son\s)|(?:now\s|will\s|only\s|is\s|are\s|currently\s)*"
    r"(?:meets?|occurs?|be held|held|operates?|runs?|takes? place|gathers?)\b)"
)
_SAYS_MEETS = (
    rf"\b{_OURSELVES}\s{_MEETS}"
    rf"(?:\s(?:only|monthly|once (?:a|per) month|each|every|on|the))*\s{_WHEN}",
    rf"^\W*(?:only\s)?(?:meets?|held|meeting once (?:a|per) month)\b[\s.:,]*"
    rf"(?:(?:only|once (?:a|per) month|on|the|every)\s)*{_WHEN}",
    rf"^\W*only\s(?:on\s)?(?:the\s)?{_WHEN}",
    rf"^\W*(?:the\s)?{_WHEN}\sonly\b",
    rf"\bmonthly (?:\w+ )?(?:meeting|mtg) (?:is )?(?:held )?on (?:the )?{_WHEN}",
)
_NOTE_WHEN = tuple(re.compile(pattern, re.IGNORECASE) for pattern in _SAYS_MEETS)
_ALONE = re.compile(rf"^\W*(?:every |the )?{_WHEN}\W*(?:\(subject to change\))?\W*$", re.IGNORECASE)
_NOTE_MONTHLY = re.compile(
    r"\b(?:meets?|held)\s(?:only\s)?"
    rf"(?:once (?:a|per) ?month|monthly|one (?:day|{DAY}) (?:a|of the|per|each) ?month)"
    r"|\b(?:is|as) an? (?:\w+ )?monthly (?:meeting|mtg)\b|^\W*monthly (?:meeting|mtg)\W*$",
    re.IGNORECASE,
)
_NOTE_OTHER_WEEKS = re.compile(
    rf"\bmeets? (?:only )?(?:every other (?:{DAY}|week)|bi-?weekly|fortnightly|on alternate)",
    re.IGNORECASE,
)
_BEFORE_WEEK = rf"[^.;()]{{0,30}}?\b{ORDINALS}\s(?:{DAY}|week)"
_SKIPS = re.compile(
    rf"{_NO_MEETING}{_BEFORE_WEEK}"
    rf"|\b{ORDINALS}\s{DAY}[^.;()]{{0,40}}\b(?:no meeting|no mtg|closed so|(?:do|does) not meet)",
    re.IGNORECASE,
)
_NAME_SKIPS = re.compile(
    rf"{_SKIPS.pattern}|\b(?:no|except|closed on){_BEFORE_WEEK}", re.IGNORECASE
)
_ONE_WAY = re.compile(r"\s(?:virtual|online|in[- ]person|on zoom|via zoom)", re.IGNORECASE)
# Without one of these no pattern above can match.
_NUMBERED = re.compile(r"[1-5]\s?(?:st|nd|rd|th)")
_SIGNS = (
    *("first", "second", "third", "fourth", "fifth", "last", "month", "every other", "weekly"),
    *("fortnight", "alternate", "quarter", "year"),
)
_NUMBERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthWeeks:
    """`weeks` it meets in; `monthly` though no week is known; `ask`: not in every week."""

    weeks: tuple[int, ...] = ()
    monthly: bool = False
    ask: bool = False


_NOTHING = MonthWeeks()


def week_numbers(words: str) -> tuple[int, ...]:
    """`1st, 3rd & last` -> (1, 3, -1)."""
    found = re.findall(_ORDINAL, words, re.IGNORECASE)
    return in_order(
        _NUMBERS.get(word.lower(), int(word[0]) if word[0].isdigit() else 0) for word in found
    )


def is_day(words: str, weekday: Weekday | None) -> bool:
    """Whether `Sats.` is that weekday; "week" and an unknown weekday agree with everything."""
    return weekday is None or words[:4].lower() == "week" or words[:3].lower() == weekday.short


def meeting_weeks(name: str | None, notes: str | None, *, weekday: Weekday | None) -> MonthWeeks:
    """What name and notes say together; the name is believed more easily."""
    named = _in_name(name or "", weekday)
    noted = _in_notes(notes or "", weekday, monthly=named.monthly)
    if named is _NOTHING and noted is _NOTHING:
        return _NOTHING
    weeks = named.weeks or noted.weeks
    return MonthWeeks(
        weeks=weeks,
        monthly=not weeks and (named.monthly or noted.monthly),
        ask=named.ask or noted.ask,
    )


def _hints(text: str) -> bool:
    return may_hold(_SIGNS, text) or bool(_NUMBERED.search(in_lower_case(text)))


def _in_name(name: str, weekday: Weekday | None) -> MonthWeeks:
    if not _hints(name):
        return _NOTHING
    monthly = bool(_NAME_MONTHLY.search(name))
    irregular = bool(_IRREGULAR.search(name))
    ask = bool(_NAME_SKIPS.search(name) or _OTHER_WEEKS.search(name))
    for segment in _NAME_SEGMENT.split(name):
        found = _NAME_WHEN.search(segment)
        if (
            found is None
            or _CONTENT.search(segment[: found.start()])
            or _NAME_SKIPS.search(segment)
        ):
            continue
        if irregular:
            return MonthWeeks(monthly=True)
        if is_day(found["day"], weekday) and (
            found["month"] or not found["day"].startswith("week")
        ):
            return MonthWeeks(weeks=week_numbers(found["weeks"]), ask=ask)
    return MonthWeeks(monthly=monthly, ask=ask)


def _in_notes(notes: str, weekday: Weekday | None, *, monthly: bool) -> MonthWeeks:
    if not _hints(notes):
        return _NOTHING
    weeks: tuple[int, ...] = ()
    once, ask = False, False
    parts = ["", *(sentence for sentence, _ in sentences(notes)), ""]
    for before, sentence, after in zip(parts, parts[1:], parts[2:], strict=False):
        if not _hints(sentence):
            continue
        ask = ask or bool(_SKIPS.search(sentence) or _NOTE_OTHER_WEEKS.search(sentence))
        found = _meets_then(sentence, f"{before} {after[:40]}", monthly=monthly)
        if found and not _SKIPS.search(sentence) and is_day(found["day"], weekday):
            irregular = bool(_IRREGULAR.search(sentence))
            weeks, once = (
                weeks or (() if irregular else week_numbers(found["weeks"])),
                once or irregular,
            )
        if _NOTE_MONTHLY.search(sentence) and (monthly or not _about_business(sentence)):
            once = True
    return MonthWeeks(weeks=weeks, monthly=once, ask=ask)


def _meets_then(sentence: str, around: str, *, monthly: bool) -> re.Match[str] | None:
    """The words that say it; `around` is what stands before and after the sentence."""
    if len({found["weeks"].lower() for found in _NAME_WHEN.finditer(sentence)}) > 1:
        return None  # different things in different weeks
    for pattern in _NOTE_WHEN:
        if found := pattern.search(sentence):
            elsewhere = _CONTENT.search(found[0]) or _ONE_WAY.match(sentence, found.end())
            return None if elsewhere else found
    alone = _ALONE.match(sentence)
    if alone and alone["month"] and not _CONTENT.search(around):
        return alone
    if monthly and (named := _NAME_WHEN.search(sentence)) and named["month"]:
        return None if _CONTENT.search(sentence) else named
    return None


def _about_business(sentence: str) -> bool:
    return bool(
        re.search(r"\b(?:business|conscience|intergroup|speaker|birthday)\b", sentence, re.I)
    )
