"""A list for relatives and friends: their own groups first, then open meetings to sit in on.

The second kind is for people with the problem: a heading says so, so that nobody takes "open to
anyone" for a family group.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from markupsafe import Markup, escape

from finder.languages import checked, marked, said_in
from finder.register.access import family_relation
from finder.search.engine import Hit
from finder.search.query import Query
from finder.web.grouping import Section, Shown
from finder.web.state import snapshot

GROUPS = marked("Family groups", "access")
OPEN = marked("Open meetings: family may come and listen", "access")
Arrange = Callable[[Sequence[Shown], Sequence[Hit]], tuple[Section, ...]]


def is_parted(query: Query) -> bool:
    """Whether the answer has family groups first, as it does where no order was asked for."""
    return query.for_ == "family" and not query.sort_given


def by_relation(
    cards: Sequence[Shown], hits: Sequence[Hit], arrange: Arrange
) -> tuple[Section, ...]:
    """Both kinds, each as `arrange` puts it into sections; the second is said to be that."""
    meetings = snapshot().meetings(hit.row for hit in hits)
    own: list[tuple[Shown, Hit]] = []
    others: list[tuple[Shown, Hit]] = []
    for card, hit, meeting in zip(cards, hits, meetings, strict=True):
        is_group = family_relation(meeting, hit.access) == "group"
        (own if is_group else others).append((card, hit))
    groups, listen = _said(GROUPS), _said(OPEN)
    return (
        *(replace(section, title=section.title or groups) for section in _arranged(own, arrange)),
        *(
            replace(section, title=_beside(listen, section.title) if section.title else listen)
            for section in _arranged(others, arrange)
        ),
    )


def _said(heading: str) -> Markup:
    """In the reader's language, or marked as the English it still is."""
    words, mark = escape(checked("access", heading)), said_in("access")
    return Markup("<span{}>{}</span>").format(mark, words) if mark else words


def _beside(one: Markup, other: str) -> Markup:
    return Markup("{}. {}").format(one, other)


def _arranged(pairs: Sequence[tuple[Shown, Hit]], arrange: Arrange) -> tuple[Section, ...]:
    return arrange([card for card, _ in pairs], [hit for _, hit in pairs]) if pairs else ()
