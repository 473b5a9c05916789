"""The quick way out of a page: on pages for relatives, or wherever settings.toml says."""

from collections.abc import Iterable
from dataclasses import dataclass

from finder.model import Meeting
from finder.register.access import is_for_children
from finder.register.families import data, services
from finder.register.fellowships import fellowships
from finder.search.query import Query
from finder.web.state import site


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """Where it leads: a page that says nothing about whoever comes to it."""

    label: str
    url: str


def leave(*, family: bool) -> Leave | None:
    """The way out of a page; `family` is whether it is one for relatives."""
    where = site().config.settings.quick_exit
    if where == "off" or (where == "families" and not family):
        return None
    return Leave(label=data()["exit"]["label"], url=data()["exit"]["url"])


def is_for_relatives(meeting: Meeting) -> bool:
    """Whether its page is one for relatives, or for teenagers, whoever looks over a shoulder."""
    return (
        is_for_children(meeting)
        or is_family(meeting.fellowship)
        or "family_and_friends" in meeting.audiences
    )


def any_for_relatives(meetings: Iterable[Meeting]) -> bool:
    """Whether a page of these, a plan say, is one for relatives."""
    return any(map(is_for_relatives, meetings))


def asks_for_relatives(query: Query) -> bool:
    """The same of a list, by what was asked for."""
    return (
        query.for_ == "family"
        or "family" in query.concerns
        or not {"teens", "family_and_friends"}.isdisjoint(query.audiences)
        or any(map(is_family, query.fellowships))
    )


def is_family(key: str) -> bool:
    """Whether it is for relatives, by the register or families.toml: ACA is about a childhood."""
    known, service = fellowships().get(key), services().get(key)
    named = service is not None and (not service.own or bool(service.who))
    return named or (known is not None and (known.family or known.for_children))
