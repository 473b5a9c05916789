"""A first look at a name or notes: do the words say anything that the row's fields do not?

Most names and many notes do not. What is found here is found again, and understood, by the modules
whose signs are gathered; this only tells which texts they need not look at.
"""

from importers.clean import (
    access_words,
    called_closed,
    cautions,
    days_open,
    demands,
    kept_out,
    kind_words,
    only_words,
    pauses,
    welcomed,
    zone_words,
)
from importers.clean.about_weeks import hints
from importers.clean.dated import may_name_date
from importers.clean.plain_words import without_quotes
from importers.clean.remembered import remembered
from importers.clean.signs import may_hold, signs
from importers.clean.weeks_abroad import hints_abroad

_ANY = (
    access_words.SIGNS
    | called_closed.SIGNS
    | cautions.SIGNS
    | days_open.SIGNS
    | demands.SIGNS
    | kept_out.SIGNS
    | kind_words.SIGNS
    | only_words.SIGNS
    | pauses.SIGNS
    | welcomed.SIGNS
    | zone_words.SIGNS
)
_DAYS = signs("mon", "tue", "wed", "thu", "fri", "sat", "sun", "week")
_PARTS_OF_DAY = signs("morning", "lunch", "noon", "evening", "night")


@remembered
def tells(text: str) -> bool:
    """False where no pattern of any of these modules can match."""
    return may_hold(_ANY, text) or hints(text) or hints_abroad(text) or may_name_date(text)


@remembered
def names_day(text: str) -> bool:
    """Whether what the text says may depend on the day of the meeting."""
    named = may_hold(_DAYS, without_quotes(text))
    return named or hints_abroad(text) or may_name_date(text)


@remembered
def names_part_of_day(text: str) -> bool:
    """Whether what the text says may depend on the hour of the meeting."""
    return may_hold(_PARTS_OF_DAY, without_quotes(text))
