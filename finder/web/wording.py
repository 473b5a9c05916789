"""Times, days and distances as people say them, in the language of the request."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from finder import languages
from finder.freshness import Stale
from finder.languages import clock, decimal, full_date, long_date, marked, ngettext, nmarked, whole
from finder.languages import gettext as _
from finder.model import Weekday

__all__ = ["clock", "full_date", "long_date"]

_MINUTES_A_DAY = 24 * 60
_EXACT = 180  # from here on the minutes beside the hours tell no one anything
_KM_A_MILE = 1.609344
_ORDINALS = {
    1: marked("first"),
    2: marked("second"),
    3: marked("third"),
    4: marked("fourth"),
    5: marked("fifth"),
    -1: marked("last"),
}
# How a rule begins, where no more than one week is named: languages bend the word with the day.
_ONE_WEEK = {
    1: marked("First {weekday} of the month"),
    2: marked("Second {weekday} of the month"),
    3: marked("Third {weekday} of the month"),
    4: marked("Fourth {weekday} of the month"),
    5: marked("Fifth {weekday} of the month"),
    -1: marked("Last {weekday} of the month"),
}
# What is counted: English has one form for 1, one for the rest; a language may have up to six.
_COUNTED = {
    "meeting": nmarked("{n} meeting", "{n} meetings"),
    "chosen meeting": nmarked("{n} chosen meeting", "{n} chosen meetings"),
    "list": nmarked("{n} list", "{n} lists"),
    "publisher": nmarked("{n} publisher", "{n} publishers"),
    "fellowship": nmarked("{n} fellowship", "{n} fellowships"),
    "page": nmarked("{n} page", "{n} pages"),
    "value": nmarked("{n} value", "{n} values"),
    "day": nmarked("{n} day", "{n} days"),
    "hour": nmarked("{n} hour", "{n} hours"),
    "minute": nmarked("{n} minute", "{n} minutes"),
}


def span(start: time | datetime, end: time | datetime | None, style: str) -> str:
    """`7:00 PM to 8:00 PM`; the start alone where the end is not known."""
    if end is None:
        return clock(start, style)
    return _("{start} to {end}").format(start=clock(start, style), end=clock(end, style))


def day_heading(day: date, today: date) -> str:
    """`Tomorrow, Monday 23 November`; the plain date from the day after on."""
    if day == today:
        return _("Today")
    if day == today + timedelta(days=1):
        return _("Tomorrow, {date}").format(date=long_date(day))
    return upper(long_date(day))


def day_within(day: date, today: date) -> str:
    """The same within a sentence: `tomorrow, Monday 23 November`."""
    if day == today:
        return _("today")
    if day == today + timedelta(days=1):
        return _("tomorrow, {date}").format(date=long_date(day))
    return long_date(day)


def weekday_name(weekday: Weekday) -> str:
    """As it stands within a sentence: `Monday`, `lunes`."""
    return languages.weekday_name(list(Weekday).index(weekday))


def rule(weekday: Weekday | None, weeks: Sequence[int]) -> str:
    """`Every Monday`, `First and third Monday of the month`; empty without a weekday."""
    if weekday is None:
        return ""
    name = weekday_name(weekday)
    if not weeks:
        return _("Every {weekday}").format(weekday=name)
    if len(weeks) == 1:
        return _(_ONE_WEEK[weeks[0]]).format(weekday=name)
    which = upper(listed([_(_ORDINALS[week]) for week in weeks]))
    return _("{which} {weekday} of the month").format(which=which, weekday=name)


def upper(words: str) -> str:
    """Words that may begin in small letters, at the head of a line."""
    return words[:1].upper() + words[1:]


def lower(words: str) -> str:
    """A line that begins in capitals, within a sentence."""
    return words[:1].lower() + words[1:]


def listed(words: Sequence[str]) -> str:
    """`a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return _("{these} and {last}").format(these=_(", ").join(words[:-1]), last=words[-1])


def lasting(minutes: int) -> str:
    """`25 minutes`, `1 hour`, `2 hours`, `3 days`: rounded down, never more than it is.

    Up to two hours by the minute: what starts in 61 minutes is not within the hour.
    """
    if minutes < 60:
        return counted(minutes, "minute")
    if minutes < _MINUTES_A_DAY:
        hours, rest = counted(minutes // 60, "hour"), minutes % 60
        rough = not rest or minutes >= _EXACT or (rest < 10 and minutes >= 2 * 60)
        return hours if rough else f"{hours} {counted(rest, 'minute')}"
    return counted(minutes // _MINUTES_A_DAY, "day")


def either(words: Sequence[str]) -> str:
    """`a, b or c`."""
    if len(words) < 2:
        return "".join(words)
    return _("{these} or {last}").format(these=_(", ").join(words[:-1]), last=words[-1])


def counted(number: int, word: str) -> str:
    """`1 meeting`, `1,234 meetings`; raises KeyError for a word that is not in the table."""
    return ngettext(*_COUNTED[word], number).format(n=whole(number))


def distance(kilometres: float, unit: str) -> str:
    """`0.4 miles`, `12 km`: one decimal under ten, and never nothing."""
    amount = kilometres / _KM_A_MILE if unit == "mi" else kilometres
    places = 1 if amount < 10 else 0
    amount = max(amount, 0.1)
    figure = decimal(amount, places)
    if unit == "mi":
        return ngettext("{n} mile", "{n} miles", 1 if f"{amount:.1f}" == "1.0" else 2).format(
            n=figure
        )
    return _("{n} km").format(n=figure)


def ago(moment: datetime, now: datetime) -> str:
    """`4 hours ago`, `just now`."""
    minutes = int((now - moment).total_seconds() // 60)
    if minutes < 2:
        return _("just now")
    time_ago = lasting(minutes - minutes % 60 if minutes >= 60 else minutes)
    return _("{time} ago").format(time=time_ago)


def read_at(moment: datetime, now: datetime) -> str:
    """`4 hours ago (22 November 2026)`: how old, and the day in UTC."""
    return f"{ago(moment, now)} ({full_date(moment.astimezone(UTC).date())})"


def last_confirmed(stale: Stale) -> str:
    """What stands in the place of "on now" and "soon" where no list was read for long."""
    day = full_date(stale.read.astimezone(UTC).date())
    form = ngettext(
        "Last confirmed {n} day ago ({date}): ask before you go",
        "Last confirmed {n} days ago ({date}): ask before you go",
        stale.days,
    )
    return form.format(n=whole(stale.days), date=day)
