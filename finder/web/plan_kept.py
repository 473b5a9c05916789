"""The meetings of a plan, each with what became of it and what may take its place."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from functools import partial

from finder.languages import gettext as _
from finder.model import Meeting, Status
from finder.web.answering import next_of
from finder.web.chosen import Chosen, Plan, in_address, plan_address
from finder.web.instead import near_gone, near_meeting
from finder.web.one_line import one_line
from finder.web.paths import Link
from finder.web.state import now
from finder.web.wording import full_date, last_confirmed, rule

MOST_LOOKED_NEAR = 5  # each is a search of its own
MOST_LINKED = 50  # to remove, by a link each that holds all the others; of more, by a button each
_Near = Callable[[Collection[str]], tuple[Meeting, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A meeting of the plan, or what became of it (`said`), with what may take its place.

    `remove` is the plan without it; None where a button that says its `id` takes it out.
    """

    id: str
    name: str
    url: str
    when: str
    said: str | None
    remove: str | None = None
    instead: tuple[Link, ...] = ()


def kept(given: Plan, home: str) -> Iterator[Kept]:
    """What paused or ended is named with others near, the first few of them.

    `home` is the zone in which the plan is shown.
    """
    entries = [*_listed(given), *_gone(given)]
    looked_near = [item.id for item, near in entries if near][:MOST_LOOKED_NEAR]
    written = dict(zip(given.ids, in_address(given.ids), strict=True))
    linked = len(given.ids) <= MOST_LINKED
    for item, near in entries:
        others = (text for id, text in written.items() if id != item.id)  # noqa: A001
        yield replace(
            item,
            remove=plan_address(others) if linked else None,
            instead=_instead(given, item, near, home) if near and item.id in looked_near else (),
        )


def _listed(given: Plan) -> Iterator[tuple[Kept, _Near | None]]:
    for item in given.meetings:
        meeting = item.meeting
        over = _over(meeting)
        yield (
            Kept(
                id=meeting.id,
                name=meeting.name,
                url=f"/meetings/{meeting.id}",
                when=rule(meeting.weekday, meeting.weeks),
                said=over or _said(item),
            ),
            partial(near_meeting, meeting) if over else None,
        )


def _over(meeting: Meeting) -> str | None:
    """Why it does not take place any more."""
    if meeting.status is Status.SUSPENDED:
        return _("Paused: not meeting now. Its page shows what else is there.")
    if meeting.date_until and meeting.date_until < now().date():
        return _("Ended on {date}.").format(date=full_date(meeting.date_until))
    return None


def _said(item: Chosen) -> str | None:
    begins = item.meeting.date_from
    if begins and begins > now().date():
        return _("Begins on {date}.").format(date=full_date(begins))
    stale = next_of(item.row).stale
    return f"{last_confirmed(stale)}." if stale else None


def _gone(given: Plan) -> Iterator[tuple[Kept, _Near]]:
    for gone in given.gone:
        since = _("No longer listed since {date}. Its page shows what is near.")
        item = Kept(
            id=gone.id,
            name=gone.name,
            url=f"/meetings/{gone.id}",
            when="",
            said=since.format(date=full_date(gone.since)),
        )
        yield item, partial(near_gone, gone)


def _instead(given: Plan, left: Kept, find: _Near, home: str) -> tuple[Link, ...]:
    """Links to the plan with another in its place."""
    found = find(given.ids)
    return tuple(
        Link(
            label=one_line(meeting, home),
            url=plan_address(meeting.id if id == left.id else id for id in given.ids),  # noqa: A001
        )
        for meeting in found
    )
