"""What the pages say, in the reader's language: English is what the code and templates hold."""

from finder.languages.catalogues import complete, shipped
from finder.languages.current import ENGLISH, language, speaking
from finder.languages.dates import clock, decimal, full_date, halves, long_date, twelve_hours, whole
from finder.languages.dates import month as month_name
from finder.languages.dates import weekday as weekday_name
from finder.languages.negotiation import best, named
from finder.languages.reviews import AREAS, told_in
from finder.languages.texts import (
    UNCHECKED,
    checked,
    gettext,
    marked,
    ngettext,
    nmarked,
    pgettext,
    said_in,
)
from finder.languages.writing import country, direction, isolated, own_name

__all__ = [
    "AREAS",
    "ENGLISH",
    "UNCHECKED",
    "best",
    "checked",
    "clock",
    "complete",
    "country",
    "decimal",
    "direction",
    "full_date",
    "gettext",
    "halves",
    "isolated",
    "language",
    "long_date",
    "marked",
    "month_name",
    "named",
    "ngettext",
    "nmarked",
    "own_name",
    "pgettext",
    "said_in",
    "shipped",
    "speaking",
    "told_in",
    "twelve_hours",
    "weekday_name",
    "whole",
]
