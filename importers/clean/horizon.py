"""Which explicit dates are worth keeping: those near the day on which a listing is read.

The window begins with that day's month, so that a listing read twice in a month gives the same
dates; `importers.sync.gathering` reads every listing anew in each month.
"""

from datetime import date, timedelta

from finder.schedule import HORIZON_DAYS

_BEFORE = timedelta(days=7)  # a date of last week may still be looked at


def horizon(day: date) -> tuple[date, date]:
    """The first and the last date, both included: at most 400 days ahead."""
    begins = day.replace(day=1)
    return begins - _BEFORE, begins + timedelta(days=HORIZON_DAYS)
