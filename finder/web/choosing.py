"""Too much for one calendar: how many events a week it is, and a list to choose from."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from finder.languages import gettext as _
from finder.languages import whole
from finder.search.engine import Hit
from finder.web.one_line import one_line
from finder.web.state import now, snapshot

MANY = 40  # events a week: more than anyone goes to
MOST = 60  # to choose from: a longer list is better narrowed first
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A meeting that one may tick."""

    id: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosing:
    """`said` is how many a week; `more` where only the first are in the list."""

    said: str
    choices: tuple[Choice, ...]
    more: bool


def choosing(hits: Iterable[Hit]) -> Choosing | None:
    """None where it is not too much: as many as start within seven days, one a meeting."""
    end = now() + _WEEK
    coming = [hit for hit in hits if hit.next_start is not None and hit.next_start < end]
    if len(coming) <= MANY:
        return None
    found = snapshot().meetings(hit.row for hit in coming[:MOST])
    return Choosing(
        said=_(
            "About {n} events a week would come into your calendar. Most people choose a few."
        ).format(n=whole(len(coming))),
        choices=tuple(
            Choice(id=meeting.id, label=one_line(meeting))
            for meeting in found
            if not meeting.for_children
        ),
        more=len(coming) > MOST,
    )
