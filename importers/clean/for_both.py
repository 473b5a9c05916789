"""A meeting for two: one with a family fellowship's about the same, so that relatives may come.

"Combined GA/Gam-Anon meeting first Wednesday" lets them in on first Wednesdays, whatever its
label says; in the other weeks the label stands (finder/register/together.toml has the words).
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from finder.model import Access, Weekday
from finder.register.together import combined
from importers.clean.access import FAMILY, WITH_FAMILY, WhoMayCome
from importers.clean.childrens_bodies import body_named
from importers.clean.kept_out import keeps_relatives_out
from importers.clean.months_named import names_months
from importers.clean.privacy import scrub
from importers.clean.remembered import remembered
from importers.clean.signs import held, signs
from importers.clean.text import line
from importers.clean.week_words import WHEN, is_of, week_numbers
from importers.clean.weeks import in_order

_WHEN = re.compile(WHEN, re.IGNORECASE)
_SIGNS = signs("combined", "joint", "shared platform", "for both", "together with")
_LONGEST = 200  # characters of a sentence in the publisher's own words
_ALWAYS: tuple[int, ...] = ()
_WITH_GUESTS = Access.CLOSED_WITH_GUESTS


def with_relatives(
    found: WhoMayCome,
    *,
    fellowship: str,
    name: str | None,
    group: str | None,
    notes: str | None,
    weekday: Weekday | None,
    country: str | None,
) -> WhoMayCome:
    """Who may come, with the relatives that the row's words let in; `fellowship` is its key."""
    here = held(name or "") | held(group or "") | held(notes or "")
    if not here & _SIGNS.bits:
        return found
    weeks = _weeks_for_both(fellowship, (name, group, notes), weekday)
    if weeks is None:
        own = _in_own_words(found, fellowship, (name, group, notes), country)
        asks = _is_of_this_day(fellowship, (name, group, notes), weekday)
        return _asked(own) if asks and not keeps_relatives_out(name, notes) else own
    if keeps_relatives_out(name, notes):
        return found
    if weeks == _ALWAYS:
        return _let_in(found)
    return _let_in_then(found, weeks)


def _in_own_words(
    found: WhoMayCome, fellowship: str, texts: Iterable[str | None], country: str | None
) -> WhoMayCome:
    """Where it is for both in some months, or weeks that no number says: the sentence is shown."""
    said = (line(part) for part, some in combined(fellowship, texts) if some)
    words = [own for part in said if (own := scrub(part, country=country)) and _is_quotable(own)]
    parts = dict.fromkeys((*filter(None, [found.text]), *words))
    return replace(found, text="; ".join(parts) or None) if words else found


def _is_of_this_day(fellowship: str, texts: Iterable[str | None], weekday: Weekday | None) -> bool:
    """Whether in some months, or weeks that no number says, this very meeting is for both."""
    said = [part for part, some in combined(fellowship, texts) if some and _is_quotable(part)]
    whens = [_WHEN.search(part) for part in said]
    return any(when is None or is_of(when, weekday) for when in whens)


def _asked(found: WhoMayCome) -> WhoMayCome:
    """A relative does not hear "no" where it is for them too in some months."""
    usual = found.access
    return replace(found, access=Access.OPEN_ON_REQUEST if usual is Access.CLOSED else usual)


def _is_quotable(words: str) -> bool:
    return len(words) <= _LONGEST and body_named(words) is None


def _let_in(found: WhoMayCome) -> WhoMayCome:
    if found.access not in WITH_FAMILY | {_WITH_GUESTS}:
        return found
    others = {access: weeks for access, weeks in found.weeks.items() if access is not _WITH_GUESTS}
    return replace(found, access=_WITH_GUESTS, weeks=others, guests=FAMILY)


def _let_in_then(found: WhoMayCome, weeks: tuple[int, ...]) -> WhoMayCome:
    """In weeks in which it is open to anyone, or has guests of its own, nothing changes.

    What guests a "modified closed" one has the others weeks, only the group can say.
    """
    if found.access is _WITH_GUESTS and not found.guests:
        found = replace(found, access=Access.OPEN_ON_REQUEST)
    if found.access not in WITH_FAMILY or _WITH_GUESTS in found.weeks:
        return found
    taken = {week for others in found.weeks.values() for week in others}
    left = tuple(week for week in weeks if week not in taken)
    if not left:
        return found
    return replace(found, weeks={**found.weeks, _WITH_GUESTS: left}, guests=FAMILY)


@remembered
def _weeks_for_both(
    fellowship: str, texts: Iterable[str | None], weekday: Weekday | None
) -> tuple[int, ...] | None:
    """The weeks of the month; none where it is so each time, None where it is not, or not sure.

    A sentence with a children's body in it may say that the one is held with theirs.
    """
    said = [found for found in combined(fellowship, texts) if body_named(found[0]) is None]
    some = [part for part, some_weeks in said if some_weeks]
    if not some:
        return _ALWAYS if said else None
    named = [_named(part, weekday) for part in some]
    return in_order(week for weeks in named for week in weeks) if all(named) else None


def _named(part: str, weekday: Weekday | None) -> tuple[int, ...]:
    found = _WHEN.search(part)
    if found is None or names_months(part) or not is_of(found, weekday):
        return ()
    return week_numbers(found["weeks"])
