"""What a row's own words say about its kind, its schedule and who may come.

Only what is sure: a meeting that mentions its business meeting stays a meeting, and "speaker
last Friday" makes nothing monthly. What is left unsaid here is still shown in the notes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import time

from finder.model import Access, Caution, DateException, Kind, Registration, Weekday
from importers.clean.access_words import said_access
from importers.clean.called_closed import called_closed, may_be_closed
from importers.clean.cautions import cautions
from importers.clean.dated import cancelled_dates
from importers.clean.days_open import said_of_day
from importers.clean.demands import against_visitors, conditions, registration
from importers.clean.kept_out import asks_visitors, keeps_others_out, keeps_relatives_out
from importers.clean.kind_words import kind_named
from importers.clean.month_weeks import meeting_weeks
from importers.clean.named_access import access_named
from importers.clean.only_words import names_families_alone, names_sufferers, shut_to
from importers.clean.pauses import Pause, paused
from importers.clean.quick import quickly
from importers.clean.remembered import remembered
from importers.clean.telling import names_day, names_part_of_day, tells
from importers.clean.zone_words import zone_said

_LONGEST_NAME, _LONGEST_NOTES = 500, 10_000  # characters that are looked at


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Said:
    """`weeks` of the month the meeting meets in; `monthly_unclear`: monthly, the week unknown.

    `suspended`: nobody meets now. `access_weeks` are weeks in which access differs from the
    usual, and `access_own`, `doubted` … `rota` are as in SaidAccess; `time_zone` is an IANA
    name, a hint only. `against_visitors`: who only wants to learn or look on may not come, or has
    to ask; `against_relatives`: they are turned away; `against_others`: whoever has not got the
    problem is; `families_alone`: nobody else is let in, of a fellowship for them. `kind` is None
    where the words do not say.
    """

    kind: Kind | None = None
    weeks: tuple[int, ...] = ()
    cautions: frozenset[Caution] = frozenset()
    monthly_unclear: bool = False
    suspended: bool = False
    access: Access | None = None
    access_weeks: Mapping[Access, tuple[int, ...]] = field(default_factory=dict)
    access_own: tuple[str, ...] = ()
    doubted: bool = False
    hoped: bool = False
    access_guests: tuple[str, ...] = ()
    modified: bool = False
    rota: bool = False
    conditions: str | None = None
    against_visitors: bool = False
    against_relatives: bool = False
    against_others: bool = False
    families_alone: bool = False
    registration: Registration | None = None
    time_zone: str | None = None
    exceptions: tuple[DateException, ...] = ()


_new_said = quickly(Said)
_NOTHING = Said()


def said(
    name: str | None, notes: str | None, *, weekday: Weekday | None, start: time | None = None
) -> Said:
    """`name` and `notes` are clean text; `weekday` is the row's own, None for several.

    A text that tells nothing is as good as none, and the day as good as none where no text names
    one: so most rows need not be looked at, and the others share what their group's words say.
    """
    name = _told(name, _LONGEST_NAME)
    notes = _told(notes, _LONGEST_NOTES)
    if not name and not notes:
        return _NOTHING
    if not ((name and names_day(name)) or (notes and names_day(notes))):
        weekday = None
    if not (notes and names_part_of_day(notes)):
        start = None
    return _said(name, notes, weekday, start)


def _told(text: str | None, longest: int) -> str | None:
    """Empty where it tells nothing; what stands below it begins a line then, as before."""
    if not text:
        return None
    text = text[:longest]
    return text if tells(text) else ""


@remembered  # the days of one group repeat its words
def _said(name: str | None, notes: str | None, weekday: Weekday | None, start: time | None) -> Said:
    when = meeting_weeks(name, notes, weekday=weekday)
    today = said_of_day(name, notes, weekday=weekday)
    closed = Access.CLOSED in today or called_closed(name, notes, weekday=weekday)
    who = said_access(notes, weekday=weekday, start=start)
    usual = who.usual or (Access.OPEN if Access.OPEN in today else None)
    pause = paused(name, notes, weekday=weekday)
    named = access_named(name, weekday=weekday)
    asks = when.ask or pause is Pause.UNCLEAR
    return _new_said(
        kind=kind_named(name),
        weeks=when.weeks,
        cautions=cautions(name, notes) | ({Caution.ASK_FIRST} if asks else set()),
        monthly_unclear=when.monthly,
        suspended=pause is Pause.CLEAR,
        access=_shut(name, notes) or _beside_that(usual, closed=closed),
        access_weeks=who.weeks or named,
        access_own=who.own,
        doubted=who.doubted
        or (closed and usual is Access.OPEN)
        or may_be_closed(name, notes)
        or (usual is not Access.OPEN and names_sufferers(name, notes)),
        hoped=who.hoped and not named,
        access_guests=who.guests,
        modified=who.modified,
        rota=who.rota,
        conditions=conditions(name, notes),
        against_relatives=keeps_relatives_out(name, notes),
        against_others=keeps_others_out(name, notes),
        families_alone=names_families_alone(name, notes),
        against_visitors=against_visitors(name, notes) or asks_visitors(name, notes),
        registration=registration(name, notes),
        time_zone=zone_said(name, notes),
        exceptions=cancelled_dates(name, notes, weekday=weekday),
    )


def _beside_that(usual: Access | None, *, closed: bool) -> Access | None:
    """None where one sentence calls it closed and another open: nobody knows then."""
    if not closed:
        return usual
    return None if usual is Access.OPEN else usual or Access.CLOSED


def _shut(name: str | None, notes: str | None) -> Access | None:
    """RESTRICTED or CLOSED where the words say whom they keep out."""
    return shut_to(name, notes) or (Access.CLOSED if keeps_others_out(name, notes) else None)
