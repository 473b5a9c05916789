"""What a BMLT row's formats add beyond their Codes: weeks, children, how one takes part, doubts.

Formats that no vocabulary knows are read by the words the server gives them, as notes are: "1st
week only", "Monthly – meets once a month", "Teens, 12 to 17".
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from finder.model import Attendance, Caution, Weekday
from importers import Code, Draft
from importers.clean.about_weeks import CONTENT, Weeks
from importers.clean.bmlt_formats import Told
from importers.clean.children import is_for_children
from importers.clean.month_weeks import meeting_weeks
from importers.clean.noted_weeks import noted_weeks
from importers.clean.pauses import Pause, paused
from importers.clean.text import line, paragraphs

_LONGEST_NAME, _LONGEST_NOTES = 500, 10_000  # characters that are looked at


def add_formats(draft: Draft, told: Sequence[Told]) -> None:
    """After days, name and notes, which the words of formats are read with."""
    said = [(item.code, _weeks(item, _only_day(draft))) for item in told]
    draft.codes = tuple(
        code for own, weeks in said for code in _in_weeks(own.text, weeks.weeks) or [own]
    )
    if any(_for_children(entry.name, entry.description) for item in told for entry in item.group):
        draft.audiences |= {"teens"}
    if any(not item.meanings() and _says_paused(item) for item in told):
        draft.suspended = True
    if any(weeks.ask for _, weeks in said):
        draft.cautions |= {Caution.ASK_FIRST}
    in_weeks = any(each.value == "nth_week_only" for item in told for each in item.meanings())
    if any(weeks.monthly for _, weeks in said) and not in_weeks:
        _add_not_weekly(draft)
    _check_access(draft, told)


def _says_paused(told: Told) -> bool:
    """Whether an unknown format says that nobody meets: "Not meeting at present"."""
    return any(
        paused(None, entry.description[:_LONGEST_NOTES], weekday=None) is Pause.CLEAR
        or paused(None, entry.name[:_LONGEST_NAME], weekday=None) is Pause.CLEAR
        for entry in told.group
    )


def attendance_by_formats(codes: Iterable[Code]) -> Attendance | None:
    """As formats say that it is online: an address that is left over makes it no hybrid.

    Older servers have no `venue_type` beside these, and NA's own table never has.
    """
    meanings = (each for code in codes for each in Told(code=code).meanings())
    values = {each.value for each in meanings if each.facet == "attendance"}
    if "hybrid" in values or values >= {"online", "in_person"}:
        return Attendance.HYBRID
    return Attendance.ONLINE if "online" in values else None


def _weeks(told: Told, weekday: Weekday | None) -> Weeks:
    """By its words in any language, where nothing else tells what it means."""
    if told.meanings():
        return Weeks()
    said = [_weeks_of(item.name, item.description, weekday) for item in told.group]
    return next((weeks for weeks in said if weeks.said), Weeks())


@lru_cache(maxsize=1024)
def _weeks_of(name: str, description: str, weekday: Weekday | None) -> Weeks:
    """What happens in a meeting ("Monthly Birthdays") is not how often it is held."""
    title, words = name[:_LONGEST_NAME], f"{name}\n{description}"[:_LONGEST_NOTES]
    return meeting_weeks(None if CONTENT.search(title) else title, words, weekday=weekday)


def _in_weeks(text: str, weeks: Iterable[int]) -> list[Code]:
    """As those formats that say one week each, which the vocabulary knows."""
    names = ("L" if week == -1 else str(week) for week in weeks)
    return [Code(text=text, lookups=(("bmlt-de", f"Wo{name}"),)) for name in names]


def _add_not_weekly(draft: Draft) -> None:
    """A format says that it is monthly; name and notes may say in which week."""
    name = (line(draft.name) or "")[:_LONGEST_NAME]
    notes = (paragraphs(draft.notes) or "")[:_LONGEST_NOTES]
    day = _only_day(draft)
    weeks = meeting_weeks(name, notes, weekday=day).weeks
    weeks = weeks or noted_weeks(f"{name}\n{notes}", day, monthly=True).weeks
    if weeks:
        draft.weeks = weeks
    else:
        draft.cautions |= {Caution.ASK_WHICH_WEEK}


def _only_day(draft: Draft) -> Weekday | None:
    return draft.weekdays[0] if len(draft.weekdays) == 1 else None


@lru_cache(maxsize=1024)
def _for_children(name: str, description: str) -> bool:
    return is_for_children(
        fellowship="",
        name=name,
        group=None,
        audiences=frozenset(),
        notes=description,
    )


def _check_access(draft: Draft, told: Iterable[Told]) -> None:
    """Open always and open in week 1 cannot both be so; the narrower one holds, but is told."""
    values = {each.value: item.code.text for item in told for each in item.meanings()}
    if "open" in values and "open_nth_week" in values:
        both = f"{values['open']}, {values['open_nth_week']}"
        draft.problem("access", "both always open and open in some weeks", both)
