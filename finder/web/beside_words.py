"""How a meeting's page says what is beside it."""

from datetime import date

from finder.languages import checked, told_in
from finder.model import Meeting
from finder.register.access import words
from finder.register.fellowships import Fellowship, fellowships
from finder.register.options import short_name
from finder.register.together import Together, names_weeks
from finder.register.weeks import weeks_phrase
from finder.schedule import in_weeks


def is_there(meeting: Meeting, other: Meeting, on: date | None, said: Together | None) -> str:
    """That the other meets there, and when; it ends before its name."""
    known = fellowships()[other.fellowship]
    if names_weeks(other):
        form = checked("access", "{fellowship} may meet here at this time in some weeks: ask them.")
    elif on is not None and not in_weeks(on, other.weeks):
        form = _in_its_weeks(known, other)
    else:
        form = _form(known, meeting.start == other.start)
    there = form.format(fellowship=short_name(known.key))
    return f"{_both(meeting, known.key, said)} {there}" if said and said.both else there


def is_said(meeting: Meeting, key: str, said: Together) -> str:
    """That its list says so, where the other side's listing is not here; it ends before a link."""
    if said.both:
        more = checked("access", "Look for more:")
        return f"{_both(meeting, key, said)} {more}"
    if said.some_weeks:
        form = checked(
            "access", "The list says that {fellowship} is there too in some weeks. Look for more:"
        )
    else:
        form = checked("access", "The list says that {fellowship} meets with it or beside it:")
    return form.format(fellowship=short_name(key))


def _both(meeting: Meeting, key: str, said: Together) -> str:
    if said.some_weeks:
        form = checked(
            "access",
            "The list says that it is for both in some weeks: {one} and {other} meet together.",
        )
    else:
        form = checked("access", "The list says that it is for both: {one} and {other} together.")
    return form.format(one=short_name(meeting.fellowship), other=short_name(key))


def _in_its_weeks(known: Fellowship, other: Meeting) -> str:
    with told_in("access"):
        when = weeks_phrase(other.weeks, other.weekday, words()["weeks"])
    if known.family:
        form = checked("access", "{fellowship}, for family and friends, meets here {when}:")
    else:
        form = checked("access", "{fellowship} meets here {when}:")
    return form.replace("{when}", when)


def _form(known: Fellowship, exactly: bool) -> str:
    if known.family and exactly:
        return checked(
            "access", "{fellowship}, for family and friends, meets here at the same time:"
        )
    if known.family:
        return checked(
            "access", "{fellowship}, for family and friends, meets here at about the same time:"
        )
    if exactly:
        return checked("access", "{fellowship} meets here at the same time:")
    return checked("access", "{fellowship} meets here at about the same time:")
