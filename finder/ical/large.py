"""A calendar of so many meetings that each is told in few words, and what it says of that."""

from finder.languages import gettext as _
from finder.languages import whole

MOST_TOLD = 400  # meetings of which a calendar tells all


def is_large(number: int) -> bool:
    """Whether a calendar of so many meetings tells each in few words."""
    return number > MOST_TOLD


def told_in_few_words(number: int) -> str:
    """What the page that offers it says of it, and the calendar itself."""
    return _(
        "There are {n} meetings in this calendar. Over {most}, each is told in few words: when, "
        "where, who may come and how to join. All else is on its page, which its link opens."
    ).format(n=whole(number), most=whole(MOST_TOLD))
