"""A meeting for two: one with a family fellowship's about the same, so that relatives may come.

"Combined GA/Gam-Anon meeting first Wednesday" lets them in on first Wednesdays, whatever its
label says; in the other weeks the label stands (finder/register/together.toml has the words).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from finder.model import Access, Weekday
from finder.register.together import combined, exception, names_both
from importers.clean.access import FAMILY, WITH_FAMILY, WhoMayCome
from importers.clean.childrens_bodies import body_named
from importers.clean.kept_out import keeps_relatives_out
from importers.clean.months_named import names_months
from importers.clean.privacy import scrub
from importers.clean.remembered import remembered
from importers.clean.signs import held, signs
from importers.clean.text import line
from importers.clean.week_words import DAY, ORDINAL, WHEN, is_day, is_of, week_numbers
from importers.clean.weeks import in_order

_WHEN = re.compile(WHEN, re.IGNORECASE)
_SIGNS = signs("combined", "joint", "shared platform", "for both", "together with")
_NAMES = signs("anon")
_DAYS = re.compile(rf"\b{DAY}", re.IGNORECASE)
_APART = re.compile(r"\b(?:closed|only|alone|separate\w*)\b", re.IGNORECASE)
_APART_ALONE = re.compile(
    r"^(?!.*\bopen\b).*\b(?:only|alone|separate\w*|not combined|no gam-?anon|without gam-?anon)\b",
    re.IGNORECASE,
)
_WEEK = re.compile(rf"\b{ORDINAL}\b", re.IGNORECASE)
_LONGEST = 200  # characters of a sentence in the publisher's own words
_WITH_GUESTS = Access.CLOSED_WITH_GUESTS


@dataclass(frozen=True, slots=True, kw_only=True)
class _When:
    """The weeks of the month in which it is for both; none where it is so in all but `left_out`.

    `asks` where another sentence takes some week out: "Combined; second Friday GA only".
    """

    weeks: tuple[int, ...] = ()
    left_out: tuple[int, ...] = ()
    asks: bool = False


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
        pair = here & _NAMES.bits and any(
            names_both(fellowship, each or "") for each in (name, group)
        )
        return _asked(found) if pair and not keeps_relatives_out(name, notes) else found
    when = _for_both(fellowship, (name, group, notes), weekday)
    if when is None:
        own = _in_own_words(found, fellowship, (name, group, notes), country)
        asks = _is_of_this_day(fellowship, (name, group, notes), weekday)
        return _asked(own) if asks and not keeps_relatives_out(name, notes) else own
    if keeps_relatives_out(name, notes):
        return found
    if when.asks:
        return _asked(found)
    return _let_in_then(found, when.weeks) if when.weeks else _let_in(found, when.left_out)


def _in_own_words(
    found: WhoMayCome, fellowship: str, texts: Iterable[str | None], country: str | None
) -> WhoMayCome:
    """Where it is for both in some months, or weeks that no number says: the sentence is shown."""
    said = (line(part) for part, some in combined(fellowship, texts) if some or _APART.search(part))
    words = [own for part in said if (own := scrub(part, country=country)) and _is_quotable(own)]
    parts = dict.fromkeys((*filter(None, [found.text]), *words))
    return replace(found, text="; ".join(parts) or None) if words else found


def _is_of_this_day(fellowship: str, texts: Iterable[str | None], weekday: Weekday | None) -> bool:
    """Whether in some months, or weeks that no number says, this very meeting is for both."""
    some = (
        part for part, some in combined(fellowship, texts) if some or _is_unclear(part, weekday)
    )
    said = [part for part in some if _is_quotable(part)]
    whens = [_WHEN.search(part) for part in said]
    return any(when is None or is_of(when, weekday) for when in whens)


def _asked(found: WhoMayCome) -> WhoMayCome:
    """A relative does not hear "no" where it is for them too in some months."""
    usual = found.access
    return replace(found, access=Access.OPEN_ON_REQUEST if usual is Access.CLOSED else usual)


def _is_quotable(words: str) -> bool:
    return len(words) <= _LONGEST and body_named(words) is None


def _let_in(found: WhoMayCome, left_out: tuple[int, ...]) -> WhoMayCome:
    """But in the weeks that are left out, in which others hear what they heard before."""
    if found.access not in WITH_FAMILY | {_WITH_GUESTS}:
        return found
    others = {access: weeks for access, weeks in found.weeks.items() if access is not _WITH_GUESTS}
    taken = {week for weeks in others.values() for week in weeks}
    if left := [week for week in left_out if week not in taken]:
        plain = found.access in (Access.CLOSED, Access.NOT_STATED)
        then = Access.CLOSED if plain else Access.OPEN_ON_REQUEST
        others[then] = in_order((*others.get(then, ()), *left))
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
def _for_both(
    fellowship: str, texts: Iterable[str | None], weekday: Weekday | None
) -> _When | None:
    """None where it is not, or not sure; sentences on other days say nothing of this.

    A sentence with a children's body in it may say that the one is held with theirs.
    """
    said = [found for found in combined(fellowship, texts) if body_named(found[0]) is None]
    own = [found for found in said if found[1] or _is_of_some_day(found[0], weekday)]
    some = [part for part, some_weeks in own if some_weeks or _is_unclear(part, weekday)]
    if not some:
        return _When(asks=_is_taken_back(texts, weekday)) if own else None
    left_out = [_left_out(part, weekday) for part in some]
    if all(left_out):
        return _When(left_out=in_order(week for weeks in left_out for week in weeks))
    named = [() if exception(part) else _named(part, weekday) for part in some]
    return _When(weeks=in_order(week for weeks in named for week in weeks)) if all(named) else None


def _is_taken_back(texts: Iterable[str | None], weekday: Weekday | None) -> bool:
    """Whether a sentence has weeks that are for one of them alone: "second Friday GA only"."""
    parts = (part for text in texts for part in re.split(r"[;\n|]|\.\s", text or ""))
    found = ((part, _WHEN.search(part)) for part in parts if _APART_ALONE.search(part))
    return any(when is not None and is_of(when, weekday) for _, when in found)


def _is_of_some_day(part: str, weekday: Weekday | None) -> bool:
    """Whether this day is among those that it names, or it names none."""
    days = _DAYS.findall(part)
    return not days or any(is_day(day, weekday) for day in days)


def _is_unclear(part: str, weekday: Weekday | None) -> bool:
    """`Mondays combined, Fridays closed`: on which of them it is for both, only the group knows."""
    days = _DAYS.findall(part)
    others = weekday is None or not all(is_day(day, weekday) for day in days)
    return bool(days) and others and (weekday is None or _APART.search(part) is not None)


def _left_out(part: str, weekday: Weekday | None) -> tuple[int, ...]:
    """The weeks in which alone it is not so: "combined except second Friday"."""
    found = exception(part)
    if found is None or names_months(part) or not is_day(found["day"] or "week", weekday):
        return ()
    if _WEEK.search(part[: found.start()] + part[found.end() :]):
        return ()
    return week_numbers(found["weeks"])


def _named(part: str, weekday: Weekday | None) -> tuple[int, ...]:
    found = _WHEN.search(part)
    if found is None or names_months(part) or not is_of(found, weekday):
        return ()
    return week_numbers(found["weeks"])
