"""Lines above a list: other places of that name, what is online, what was not understood."""

from collections.abc import Iterator
from dataclasses import dataclass

from finder.errors import BadRequest
from finder.languages import gettext as _
from finder.languages import isolated, whole
from finder.search.engine import Answer
from finder.search.places import label as place_label
from finder.web.answering import answered, begun, online
from finder.web.asking import asked, is_place, settled, speaks_plainly
from finder.web.links import Pairs, address, with_value, with_values, without
from finder.web.paths import Link
from finder.web.soon_here import stands_above
from finder.web.state import site, snapshot
from finder.web.trials import count
from finder.web.wording import counted

MOST_PLACES = 4
MOST_PUBLISHERS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """A sentence and the ways it opens."""

    text: str
    links: tuple[Link, ...] = ()


def hints(answer: Answer) -> tuple[Hint, ...]:
    """At most one of each kind, in this order."""
    found = (_ignored, _read_as, _home, _as_place, _soon_here, _online, _other_places, _left_out)
    return tuple(hint for kind in found for hint in kind(answer))


def _ignored(answer: Answer) -> Iterator[Hint]:
    if answer.query.ignored:
        names = ", ".join(f"“{isolated(name)}”" for name in answer.query.ignored)
        yield Hint(text=_("This was not understood and is left out: {names}.").format(names=names))


def _read_as(answer: Answer) -> Iterator[Hint]:
    """Words that were read as others, and the way back: in quotes they are taken as they are."""
    query = answer.query
    read = [item for item in query.understood if item.parameter == "q" and item.value != item.text]
    if any(item.value for item in read):
        written = query.q or ""
        for item in read:
            written = written.replace(item.text, f'"{item.text}"', 1) if item.value else written
        link = Link(
            label=_("Search for “{words}” instead").format(words=isolated(query.q or "")),
            url=address("/meetings", with_value(query.pairs, "q", written)),
        )
        shown = " ".join(item.value for item in read if item.value)
        yield Hint(
            text=_("Showing results for “{words}”.").format(words=isolated(shown)), links=(link,)
        )
    lost = ", ".join(f"“{isolated(item.text)}”" for item in read if not item.value)
    if lost:
        yield Hint(
            text=_("No meeting has all of these words. Left out: {words}.").format(words=lost)
        )


def _home(answer: Answer) -> Iterator[Hint]:
    """Of the whole list, those near the operator's home place: one tap, and shown once taken."""
    home = site().config.settings.home_place
    if home is None or settled(answer.query):
        return
    near = (("near", home),)
    try:
        found = answered(asked(near))
    except BadRequest:  # it is not found (any more)
        return
    if found.total and found.place is not None:
        link = Link(label=_see(found), url=address("/meetings", near))
        yield Hint(text=_("These are all, wherever they are."), links=(link,))


def _as_place(answer: Answer) -> Iterator[Hint]:
    """The words alone may be a town or a postal code: then what is near it, by distance."""
    pairs = settled(answer.query)
    text = dict(pairs).get("q", "")
    if not answer.total or answer.place is not None or not text or not is_place(text):
        return
    found = answered(asked(as_place(pairs, text)))
    if found.total and found.place is not None:
        link = Link(label=_see(found), url=address("/meetings", as_place(pairs, text)))
        yield Hint(text=_("Looking for the place?"), links=(link,))


def _see(found: Answer) -> str:
    """`See 12 meetings near Boston, Massachusetts`."""
    return _("See {meetings} near {place}").format(
        meetings=counted(found.total, "meeting"),
        place=isolated((found.place and found.place.name) or ""),
    )


def as_place(pairs: Pairs, text: str) -> Pairs:
    """The query with its words as its place."""
    return with_value(without(pairs, "q"), "near", text)


def _soon_here(answer: Answer) -> Iterator[Hint]:
    """Where what is on does not stand above a list by distance, it is one tap away, counted."""
    query = answer.query
    by_distance = answer.place is not None and query.sort == "nearest"
    if not answer.total or not by_distance or query.soon is not None or query.on is not None:
        return
    if stands_above(answer):
        return
    pairs = with_values(settled(query), {"on": "60", "sort": "soonest"})
    total = begun(answer, 60)[0] if speaks_plainly(query) else count(asked(pairs))
    if total:
        link = Link(label=counted(total, "meeting"), url=address("/meetings", pairs))
        yield Hint(text=_("Here, on now or within the hour:"), links=(link,))


def _other_places(answer: Answer) -> Iterator[Hint]:
    place = answer.place
    if place is None or not place.alternatives:
        return
    names = list(dict.fromkeys(place_label(other) for other in place.alternatives))
    links = [
        Link(
            label=isolated(name),
            url=address("/meetings", with_value(settled(answer.query), "near", name)),
        )
        for name in names[:MOST_PLACES]
    ]
    yield Hint(text=_("Not the place you meant?"), links=tuple(links))


def _online(answer: Answer) -> Iterator[Hint]:
    """An answer with a place never holds what is only online, so that is offered beside."""
    query = answer.query
    if (
        not answer.total
        or answer.place is None
        or "online" in query.attendance
        or "in_person" in query.attendance
    ):
        return
    pairs = with_values(
        without(without(settled(query), "near"), "lat"), {"attendance": "online", "on": "180"}
    )
    total = count(asked(pairs)) if query.q else online(answer, 180)
    if total:
        link = Link(label=counted(total, "meeting"), url=address("/meetings", pairs))
        yield Hint(text=_("Online, now or in the next three hours:"), links=(link,))


def _left_out(answer: Answer) -> Iterator[Hint]:
    """What would fit, were its list confirmed: its publishers by name lead there."""
    if not answer.left_out:
        return
    soon = answer.query.soon is not None or answer.query.on is not None
    pairs = without(without(settled(answer.query), "soon"), "on")
    links = [
        Link(
            label=isolated(_title(key)),
            url=address("/meetings", (*without(pairs, "feed"), ("feed", key))),
        )
        for key in answer.left_out_feeds[:MOST_PUBLISHERS]
    ]
    if len(answer.left_out_feeds) > MOST_PUBLISHERS:
        links.append(Link(label=_("all publishers"), url="/sources"))
    days = 30 if soon else 180
    text = _("Left out, because not confirmed for over {days} days: {n} more from")
    yield Hint(
        text=text.format(days=days, n=whole(answer.left_out)),
        links=tuple(links),
    )


def _title(feed: str) -> str:
    publisher = snapshot().publishers.get(feed)
    return publisher.title if publisher else feed
