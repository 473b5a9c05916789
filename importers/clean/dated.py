"""Single dates on which a row says that there is no meeting: only dates written in full."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from finder.model import Change, DateException, Weekday
from importers.clean.privacy import scrub
from importers.clean.sentences import of_both

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<{0}>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(
    rf"\b{_MONTH.format('m1')}\s?(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?,?\s?(?P<y1>20\d\d)\b"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH.format('m2')},?\s(?P<y2>20\d\d)\b"
    r"|\b(?P<y3>20\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d)\b",
    re.IGNORECASE,
)
_CANCELLED = re.compile(
    r"\bno (?:live |zoom )?(?:meetings?|mtgs?)\b(?: \w+){0,6}?"
    r"|\b(?:will |is |are )?not (?:be )?(?:meet\w*|held)\b"
    r"|\bcancel\w*|\bclosed(?: on| for)?(?: \w+day)?(?: the)?",
    re.IGNORECASE,
)
_RESUMES = re.compile(
    r"\b(?:re-?open\w*|resum\w*|back|restart\w*|starts?|until|from|except)\b[^.;]{0,30}$", re.I
)
_STILL_MEETS = re.compile(r"\W*(?:we|will) (?:will )?meet", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:through|thru|to|until|[-–—])\s*")
_LONGEST_RANGE = 62  # days
_LONGEST_TEXT = 200


def cancelled_dates(
    name: str | None, notes: str | None, *, weekday: Weekday | None
) -> tuple[DateException, ...]:
    """One for each date that falls on the meeting's weekday, with the sentence as its text."""
    if not (may_name_date(name or "") or may_name_date(notes or "")):
        return ()
    found: dict[date, DateException] = {}
    for sentence, _ in of_both(name, notes):
        for day in _cancelled(sentence):
            if weekday is None or day.weekday() == weekday.number:
                text = scrub(sentence)
                found[day] = DateException(
                    date=day, change=Change.CANCELLED, text=text[:_LONGEST_TEXT] if text else None
                )
    return tuple(found[day] for day in sorted(found))


def may_name_date(text: str) -> bool:
    """A quick look: every date in full has the century."""
    return "20" in text


def _cancelled(sentence: str) -> Iterator[date]:
    start = _CANCELLED.search(sentence)
    if start is None or not _DATE.search(sentence):
        return
    end, last = start.end(), None
    for match in _DATE.finditer(sentence, start.end()):
        between = sentence[end : match.start()]
        day = _date(match)
        if day is None or len(between) > 40 or _RESUMES.search(between):
            return
        if _STILL_MEETS.match(sentence, match.end()):
            return
        if last is not None and _RANGE.fullmatch(between):
            yield from _days_between(last, day)
        yield day
        end, last = match.end(), day


def _date(match: re.Match[str]) -> date | None:
    for number in ("1", "2", "3"):
        if match[f"y{number}"]:
            month = match[f"m{number}"]
            month_number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
            try:
                return date(int(match[f"y{number}"]), month_number, int(match[f"d{number}"]))
            except ValueError:
                return None
    return None


def _days_between(first: date, last: date) -> Iterator[date]:
    days = (last - first).days
    if 0 < days <= _LONGEST_RANGE:
        yield from (first + timedelta(days=number) for number in range(1, days))
