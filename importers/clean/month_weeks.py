"""Weeks of the month in a row's words: "1st & 3rd Saturday Each Month" -> (1, 3).

Most such words say when there is a speaker or a birthday; only where they say that the meeting
itself meets then do they make it monthly (facts: sources, section 6, 18 and 19).
"""

from finder.model import Weekday
from importers.clean.about_weeks import Weeks
from importers.clean.named_weeks import named_weeks
from importers.clean.noted_weeks import noted_weeks
from importers.clean.weeks_abroad import named_abroad, noted_abroad


def meeting_weeks(name: str | None, notes: str | None, *, weekday: Weekday | None) -> Weeks:
    """What name and notes say together; the name is believed more easily."""
    named = named_weeks(name or "", weekday)
    noted = noted_weeks(notes or "", weekday, monthly=named.monthly)
    if not named.said and not noted.said:
        abroad = named_abroad(name or "", weekday)
        return abroad if abroad.said else noted_abroad(notes or "", weekday)
    weeks = named.weeks or noted.weeks
    return Weeks(
        weeks=weeks,
        monthly=not weeks and (named.monthly or noted.monthly),
        ask=named.ask or noted.ask,
    )
