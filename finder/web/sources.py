"""/sources: every feed, how fresh it is, what it covers, what is held and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from flask import Blueprint, Response

from finder.freshness import Stale, stale
from finder.languages import gettext as _
from finder.languages import isolated, ngettext, whole
from finder.model import Publisher
from finder.snapshot import FeedState
from finder.web.answering import answered
from finder.web.asking import asked
from finder.web.caching import with_clock_tag
from finder.web.frame import render
from finder.web.links import address
from finder.web.paths import Link
from finder.web.state import now, site, snapshot
from finder.web.wording import counted, read_at

routes = Blueprint("sources", __name__)
MOST_PROBLEMS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with its name."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One feed. `troubled` is whether its last reading was held or failed, `reason` why.

    `stale` says what follows where it was not read well for long.
    """

    key: str
    title: str
    website: str | None
    state: str
    troubled: bool
    reason: str | None
    stale: str | None
    figures: tuple[Figure, ...]
    problem_words: str
    problems: tuple[str, ...]
    meetings_url: str | None
    links: tuple[Link, ...]
    terms: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcesPage:
    """All feeds in the order of their titles."""

    summary: str
    feeds: tuple[FeedEntry, ...]


@routes.get("/sources")
def sources() -> Response:
    current = snapshot()
    total, own = _here(current.feed_states())
    states = sorted(own, key=lambda state: state.title.casefold())
    listed, lists = counted(total, "meeting"), counted(len(states), "list")
    page = SourcesPage(
        summary=_("{meetings} from {lists}.").format(meetings=listed, lists=lists),
        feeds=tuple(_entry(state, current.publishers.get(state.key), now()) for state in states),
    )
    return with_clock_tag(
        render("pages/sources.html", page, title=_("Where the listings come from"))
    )


def _here(states: Sequence[FeedState]) -> tuple[int, Sequence[FeedState]]:
    """All; or, where settings name fellowships, those with meetings of these, and how many."""
    if not site().config.settings.fellowships:
        return len(snapshot().index), states
    found = answered(asked(()), facets=True)
    counts = {item.value: item.count for item in found.facets.get("feed", ()) if item.count}
    counts = dict.fromkeys(found.left_out_feeds, 0) | counts
    own = [replace(item, meetings=counts[item.key]) for item in states if item.key in counts]
    return found.total, own


def _entry(state: FeedState, publisher: Publisher | None, moment: datetime) -> FeedEntry:
    problems = _problems(state.problems)
    old, unclear = stale(state.last_success, moment), sum(state.problems.values())
    return FeedEntry(
        key=state.key,
        title=state.title,
        website=publisher.website if publisher else None,
        state=_state(state, moment),
        troubled=bool(state.held or state.error),
        reason=state.held or state.error,
        stale=_stale(old) if old else None,
        figures=_figures(state),
        problem_words=ngettext(
            "{n} value could not be understood", "{n} values could not be understood", unclear
        ).format(n=whole(unclear)),
        problems=problems,
        meetings_url=address("/meetings", (("feed", state.key),)) if state.meetings else None,
        links=_links(publisher),
        terms=_terms(publisher),
    )


def _state(state: FeedState, moment: datetime) -> str:
    if state.last_success is None:
        return _("Not read yet")
    form = _("Last read well {when}")
    if state.held:
        form = _("Last read well {when}. A newer list is held back")
    elif state.error:
        form = _("Last read well {when}. The last attempt failed")
    return form.format(when=read_at(state.last_success, moment))


def _stale(old: Stale) -> str:
    form = _("Not confirmed for {days}: its meetings are not shown as “on now” or “soon”.")
    if old.expired:
        form = _(
            "Not confirmed for {days}: searches no longer show its meetings. Their own addresses "
            "still work."
        )
    return form.format(days=counted(old.days, "day"))


def _figures(state: FeedState) -> tuple[Figure, ...]:
    figures = (
        (_("Meetings"), state.meetings),
        (_("Rows"), state.rows),
        (_("Used"), state.used),
        (_("Refused"), state.refused),
        (_("Withheld"), state.withheld),
    )
    return tuple(Figure(label=label, text=whole(number)) for label, number in figures)


def _problems(problems: Mapping[tuple[str | None, str], int]) -> tuple[str, ...]:
    """The most frequent first: `Place: no coordinates (12)`."""
    ordered = sorted(problems.items(), key=lambda item: (-item[1], str(item[0])))
    lines = [
        f"{(field or 'row').replace('_', ' ').capitalize()}: {reason} ({whole(number)})"
        for (field, reason), number in ordered[:MOST_PROBLEMS]
    ]
    more = len(ordered) - MOST_PROBLEMS
    if more <= 0:
        return tuple(lines)
    rest = ngettext("and {n} kind more", "and {n} kinds more", more).format(n=whole(more))
    return (*lines, rest)


def _links(publisher: Publisher | None) -> tuple[Link, ...]:
    if publisher is None:
        return ()
    pairs = (
        (_("The list itself"), publisher.url),
        (_("Their own finder"), publisher.official_finder),
        (_("Report a mistake"), publisher.corrections_url),
    )
    return tuple(Link(label=label, url=url) for label, url in pairs if url)


def _terms(publisher: Publisher | None) -> str | None:
    if publisher is None:
        return None
    permission = publisher.permission and _("Permission: {words}").format(
        words=isolated(publisher.permission)
    )
    terms = publisher.license and _("Licence: {words}").format(words=isolated(publisher.license))
    return ". ".join(part for part in (terms, permission) if part) or None
