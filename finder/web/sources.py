"""/sources: every feed, how fresh it is, what it covers, what is held and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, Response

from finder.freshness import Stale, stale
from finder.model import Publisher
from finder.snapshot import FeedState
from finder.web.caching import with_clock_tag
from finder.web.frame import render
from finder.web.links import address
from finder.web.paths import Link
from finder.web.state import now, snapshot
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
    states = sorted(current.feed_states(), key=lambda state: state.title.casefold())
    listed, lists = counted(len(current.index), "meeting"), counted(len(states), "list")
    page = SourcesPage(
        summary=f"{listed} from {lists}.",
        feeds=tuple(_entry(state, current.publishers.get(state.key), now()) for state in states),
    )
    return with_clock_tag(render("pages/sources.html", page, title="Where the listings come from"))


def _entry(state: FeedState, publisher: Publisher | None, moment: datetime) -> FeedEntry:
    problems = _problems(state.problems)
    old = stale(state.last_success, moment)
    return FeedEntry(
        key=state.key,
        title=state.title,
        website=publisher.website if publisher else None,
        state=_state(state, moment),
        troubled=bool(state.held or state.error),
        reason=state.held or state.error,
        stale=_stale(old) if old else None,
        figures=_figures(state),
        problem_words=f"{counted(sum(state.problems.values()), 'value')} could not be understood",
        problems=problems,
        meetings_url=address("/meetings", (("feed", state.key),)) if state.meetings else None,
        links=_links(publisher),
        terms=_terms(publisher),
    )


def _state(state: FeedState, moment: datetime) -> str:
    if state.last_success is None:
        return "Not read yet"
    read = f"Last read well {read_at(state.last_success, moment)}"
    if state.held:
        return f"{read}. A newer list is held back"
    return f"{read}. The last attempt failed" if state.error else read


def _stale(old: Stale) -> str:
    since = f"Not confirmed for {counted(old.days, 'day')}"
    if old.expired:
        return f"{since}: searches no longer show its meetings. Their own addresses still work."
    return f"{since}: its meetings are not shown as “on now” or “soon”."


def _figures(state: FeedState) -> tuple[Figure, ...]:
    figures = (
        ("Meetings", state.meetings),
        ("Rows", state.rows),
        ("Used", state.used),
        ("Refused", state.refused),
        ("Withheld", state.withheld),
    )
    return tuple(Figure(label=label, text=f"{number:,}") for label, number in figures)


def _problems(problems: Mapping[tuple[str | None, str], int]) -> tuple[str, ...]:
    """The most frequent first: `Place: no coordinates (12)`."""
    ordered = sorted(problems.items(), key=lambda item: (-item[1], str(item[0])))
    lines = [
        f"{(field or 'row').replace('_', ' ').capitalize()}: {reason} ({number:,})"
        for (field, reason), number in ordered[:MOST_PROBLEMS]
    ]
    more = len(ordered) - MOST_PROBLEMS
    return (*lines, f"and {more} kinds more") if more > 0 else tuple(lines)


def _links(publisher: Publisher | None) -> tuple[Link, ...]:
    if publisher is None:
        return ()
    pairs = (
        ("The list itself", publisher.url),
        ("Their own finder", publisher.official_finder),
        ("Report a mistake", publisher.corrections_url),
    )
    return tuple(Link(label=label, url=url) for label, url in pairs if url)


def _terms(publisher: Publisher | None) -> str | None:
    if publisher is None:
        return None
    permission = publisher.permission and f"Permission: {publisher.permission}"
    terms = publisher.license and f"Licence: {publisher.license}"
    return ". ".join(part for part in (terms, permission) if part) or None
