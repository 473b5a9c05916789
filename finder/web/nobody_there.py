"""Nobody there? What is online now, what meets next, whom to call; and how many there are."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from finder.languages import checked, isolated
from finder.languages import gettext as _
from finder.model import Access, Attendance, Meeting
from finder.register.access import family_relation
from finder.register.families import NOT_SURE, Asker, services
from finder.register.fellowships import fellowships
from finder.web.asking import asked
from finder.web.elsewhere import ONLINE_NOW
from finder.web.families_answers import families_address
from finder.web.links import Pairs, address
from finder.web.trials import Trials

_SOONEST = ("sort", "soonest")
_ONLINE_NEXT: Pairs = (("attendance", "online"), _SOONEST)
_FAMILY: Pairs = (("for", "family"),)
_TEENS = ("audience", "teens")
_GROUPS: Pairs = (*_FAMILY, ("concern", "family"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """`count` is how many meetings the list behind it holds now, None where it is no list.

    `area` is that of a label which is English until a person has read its translation.
    """

    label: str
    url: str
    count: int | None
    area: str | None = None


def nobody_there(item: Meeting, access: Access) -> tuple[Way, ...]:
    """Online now, then near or of the same fellowship, then a voice. None leads to nothing."""
    trials = Trials(asked)
    if item.for_children:
        return _for_teenagers(item, trials)
    family = family_relation(item, access) == "group"
    ways = [*_now(trials, family=family), *_next(item, trials, family=family)]
    return (*ways, Way(label=_("Talk to someone now"), url="/help", count=None))


def _for_teenagers(item: Meeting, trials: Trials) -> tuple[Way, ...]:
    """Lists for teenagers alone, without a place, how to find one of their groups, a voice."""
    known = fellowships().get(item.fellowship)
    which = ("fellowship", known.key) if known and known.for_children else _TEENS
    served = services().get(item.fellowship)
    asker = Asker(about=served.about[0] if served and served.about else NOT_SURE, who="teenager")
    meetings = _way(checked("children", "Meetings for teenagers"), (which, _SOONEST), trials)
    groups = checked("children", "Ask about groups for teenagers")
    return (
        *(replace(way, area="children") for way in meetings),
        Way(label=groups, url=families_address(asker), count=None, area="children"),
        Way(label=_("Talk to someone now"), url="/help", count=None),
    )


def _now(trials: Trials, *, family: bool) -> Iterator[Way]:
    """For relatives groups of their own, then all that they may come to."""
    if not family:
        soon = _way(_("Online, now or within the hour"), ONLINE_NOW, trials)
        yield from soon or _way(_("Next online"), _ONLINE_NEXT, trials)
        return
    label = _("Family groups online, now or within the hour")
    groups = _way(label, (*ONLINE_NOW, *_GROUPS), trials)
    groups = groups or _way(_("Family groups online next"), (*_ONLINE_NEXT, *_GROUPS), trials)
    label = _("Open meetings too: online, now or within the hour")
    wider = _way(label, (*ONLINE_NOW, *_FAMILY), trials)
    yield from groups
    yield from (way for way in wider if not groups or way.count != groups[0].count)


def _next(item: Meeting, trials: Trials, *, family: bool) -> list[Way]:
    """Near, where it is somewhere; online of the same fellowship, where it is online or alone."""
    near, afar = _near(item, trials, family=family), _same(item, trials)
    return (afar or near) if item.attendance is Attendance.ONLINE else (near or afar)


def _near(item: Meeting, trials: Trials, *, family: bool) -> list[Way]:
    venue = item.venue
    if venue is None or not venue.locality:
        return []
    near = ", ".join(part for part in (venue.locality, venue.region) if part)
    pairs = (("near", near), _SOONEST, *(_FAMILY if family else ()))
    label = _("Next near {town}").format(town=isolated(venue.locality))
    return _way(label, pairs, trials)


def _same(item: Meeting, trials: Trials) -> list[Way]:
    """Others of its fellowship, online or else anywhere."""
    known = fellowships().get(item.fellowship)
    if known is None:
        return []
    name, which = isolated(known.short), ("fellowship", known.key)
    online = _way(
        _("Next online of {fellowship}").format(fellowship=name), (*_ONLINE_NEXT, which), trials
    )
    if _holds_others(online, alone=item.attendance is not Attendance.IN_PERSON):
        return online
    anywhere = _way(
        _("Next of {fellowship}, anywhere").format(fellowship=name), (_SOONEST, which), trials
    )
    return anywhere if _holds_others(anywhere, alone=True) else []


def _holds_others(ways: list[Way], *, alone: bool) -> bool:
    """Whether the list is more than the meeting itself, which is in it if `alone`."""
    return any(way.count and way.count > alone for way in ways)


def _way(label: str, pairs: Pairs, trials: Trials) -> list[Way]:
    """With its count; nothing where it leads to nothing."""
    count = trials.total(pairs)
    return [Way(label=label, url=address("/meetings", pairs), count=count)] if count else []
