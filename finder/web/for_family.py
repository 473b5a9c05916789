"""A list for relatives and friends, or for oneself: the groups that are meant for them come first.

The others are meetings open to anyone that are meant for other people: a heading says so, so that
nobody takes "open to anyone" for a family group, or a family group for one about their own problem.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from markupsafe import Markup, escape

from finder.languages import checked, marked, said_in
from finder.register.access import family_relation
from finder.register.open_there import AtOpen, at_open
from finder.register.viewers import welcomes_the_person
from finder.search.engine import Answer, Hit
from finder.search.query import Query
from finder.web.grouping import Section
from finder.web.listed import Listed
from finder.web.state import snapshot

GROUPS = marked("Family groups", "access")
OPEN = marked("Open meetings: family may come and listen", "access")
SOME_ASK = marked("Open meetings: each says if family may come", "access")
OWN = marked("For a problem of your own", "access")
VISIT = marked("Family groups that are open: you may come too", "access")
Sections = tuple[Section[Listed], ...]
Arrange = Callable[[Sequence[Listed], Sequence[Hit]], Sections]


def is_parted(found: Answer) -> bool:
    """Whether those come first that are meant for them, where no order was asked for.

    A list for oneself with nothing but what is meant for that is like any other.
    """
    query = found.query
    if query.for_ is None or query.sort_given:
        return False
    return query.for_ == "family" or not all(_are_meant(found.hits, query))


def by_relation(
    cards: Sequence[Listed], hits: Sequence[Hit], query: Query, arrange: Arrange
) -> Sections:
    """Both kinds, each as `arrange` puts it into sections; the second is said to be that."""
    for_family = query.for_ == "family"
    own: list[tuple[Listed, Hit]] = []
    others: list[tuple[Listed, Hit]] = []
    for card, hit, is_meant in zip(cards, hits, _are_meant(hits, query), strict=True):
        (own if is_meant else others).append((card, hit))
    openly = OPEN if _let_family_in([hit for _, hit in others]) else SOME_ASK
    meant, besides = map(_said, (GROUPS, openly) if for_family else (OWN, VISIT))
    return (
        *(replace(section, title=section.title or meant) for section in _arranged(own, arrange)),
        *(
            replace(section, title=_beside(besides, section.title) if section.title else besides)
            for section in _arranged(others, arrange)
        ),
    )


def _are_meant(hits: Sequence[Hit], query: Query) -> list[bool]:
    """Of each, whether it is for whom the query asks: one that is for both is for each of them."""
    meetings = snapshot().meetings(hit.row for hit in hits)
    groups = [
        family_relation(meeting, hit.access) == "group"
        for meeting, hit in zip(meetings, hits, strict=True)
    ]
    if query.for_ == "family":
        return groups
    pairs = zip(meetings, groups, strict=True)
    return [not group or welcomes_the_person(meeting) for meeting, group in pairs]


def _let_family_in(hits: Sequence[Hit]) -> bool:
    """Whether it is known of each of these open meetings that relatives may come and listen."""
    meetings = snapshot().meetings(hit.row for hit in hits)
    known = {AtOpen.LISTEN, AtOpen.FAMILY}
    return all(meeting.guests or at_open(meeting) in known for meeting in meetings)


def _said(heading: str) -> Markup:
    """In the reader's language, or marked as the English it still is."""
    words, mark = escape(checked("access", heading)), said_in("access")
    return Markup("<span{}>{}</span>").format(mark, words) if mark else words


def _beside(one: Markup, other: str) -> Markup:
    return Markup("{}. {}").format(one, other)


def _arranged(pairs: Sequence[tuple[Listed, Hit]], arrange: Arrange) -> Sections:
    return arrange([card for card, _ in pairs], [hit for _, hit in pairs]) if pairs else ()
