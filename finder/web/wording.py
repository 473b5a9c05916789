"""Times, days and distances as people say them."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from finder.freshness import Stale
from finder.model import Weekday

_MINUTES_A_DAY = 24 * 60
_EXACT = 180  # from here on the minutes beside the hours tell no one anything
_ORDINALS = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}
_KM_A_MILE = 1.609344


def clock(moment: time | datetime, style: str) -> str:
    """`7:00 PM` where `style` is "12", `19:00` where it is "24"; noon and midnight in words."""
    if style == "24":
        return moment.strftime("%H:%M")
    if moment.minute == 0 and moment.hour in (0, 12):
        return "midnight" if moment.hour == 0 else "noon"
    half = "AM" if moment.hour < 12 else "PM"
    return f"{moment.hour % 12 or 12}:{moment.minute:02} {half}"


def span(start: time | datetime, end: time | datetime | None, style: str) -> str:
    """`7:00 PM to 8:00 PM`; the start alone where the end is not known."""
    return clock(start, style) + (f" to {clock(end, style)}" if end else "")


def long_date(day: date) -> str:
    """`Monday 23 November`: the day first, so that no reader takes the month for the day."""
    return f"{day:%A} {day.day} {day:%B}"


def full_date(day: date) -> str:
    """`23 November 2026`."""
    return f"{day.day} {day:%B %Y}"


def day_heading(day: date, today: date) -> str:
    """`Tomorrow, Monday 23 November`; the plain date from the day after on."""
    if day == today:
        return "Today"
    if day == today + timedelta(days=1):
        return f"Tomorrow, {long_date(day)}"
    return long_date(day)


def weekday_name(weekday: Weekday) -> str:
    return weekday.value.capitalize()


def rule(weekday: Weekday | None, weeks: Sequence[int]) -> str:
    """`Every Monday`, `First and third Monday of the month`; empty without a weekday."""
    if weekday is None:
        return ""
    if not weeks:
        return f"Every {weekday_name(weekday)}"
    which = listed([_ORDINALS[week] for week in weeks])
    return f"{which.capitalize()} {weekday_name(weekday)} of the month"


def listed(words: Sequence[str], last: str = "and") -> str:
    """`a, b and c`."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def lasting(minutes: int) -> str:
    """`25 minutes`, `1 hour`, `2 hours`, `3 days`: rounded down, never more than it is."""
    if minutes < 60:
        return counted(minutes, "minute")
    if minutes < _MINUTES_A_DAY:
        hours, rest = counted(minutes // 60, "hour"), minutes % 60
        rough = rest < 10 or minutes >= _EXACT
        return hours if rough else f"{hours} {counted(rest, 'minute')}"
    return counted(minutes // _MINUTES_A_DAY, "day")


def counted(number: int, word: str, plural: str | None = None) -> str:
    """`1 meeting`, `1,234 meetings`."""
    return f"{number:,} {word if number == 1 else plural or word + 's'}"


def distance(kilometres: float, unit: str) -> str:
    """`0.4 miles`, `12 km`: one decimal under ten, and never nothing."""
    amount = kilometres / _KM_A_MILE if unit == "mi" else kilometres
    figure = f"{max(amount, 0.1):.1f}" if amount < 10 else f"{amount:.0f}"
    if unit == "mi":
        return f"{figure} mile" if figure == "1.0" else f"{figure} miles"
    return f"{figure} km"


def ago(moment: datetime, now: datetime) -> str:
    """`4 hours ago`, `just now`."""
    minutes = int((now - moment).total_seconds() // 60)
    if minutes < 2:
        return "just now"
    return f"{lasting(minutes - minutes % 60 if minutes >= 60 else minutes)} ago"


def read_at(moment: datetime, now: datetime) -> str:
    """`4 hours ago (22 November 2026)`: how old, and the day in UTC."""
    return f"{ago(moment, now)} ({full_date(moment.astimezone(UTC).date())})"


def last_confirmed(stale: Stale) -> str:
    """What stands in the place of "on now" and "soon" where no list was read for long."""
    day = full_date(stale.read.astimezone(UTC).date())
    return f"Last confirmed {counted(stale.days, 'day')} ago ({day}): ask before you go"
