"""/fellowships: what each is for, whom it welcomes, what open and closed mean there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, abort

from finder.languages import gettext as _
from finder.languages import marked, ngettext, whole
from finder.register.fellowships import Fellowship
from finder.register.open_there import AtOpen, at_open_of
from finder.register.options import spoken
from finder.search.engine import Answer
from finder.web import entries
from finder.web.answering import answered, soonest
from finder.web.asking import asked
from finder.web.caching import with_clock_tag
from finder.web.cards import Card
from finder.web.entries import Shelf
from finder.web.families_cards import cards
from finder.web.frame import asset, render
from finder.web.leaving import is_family
from finder.web.lines import Line, abuse_lines, child_lines
from finder.web.links import Pairs, address
from finder.web.paths import Link, Path, leading
from finder.web.reader import home_country
from finder.web.state import snapshot
from finder.web.terms import Source, Term, before, meanings, source, welcome
from finder.web.wording import counted, full_date

routes = Blueprint("fellowships", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class FellowshipsPage:
    """The fellowships under what they are about; `coverage` says how much of them is here."""

    coverage: tuple[str, ...]
    shelves: tuple[Shelf, ...]
    style: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FellowshipPage:
    """One fellowship. `links` lead to its own pages; `welcome` says whom it is for.

    `reach` says how much of it is here; `feeds` are its lists here with the number of meetings.
    `reviewed` is whether a person has read every fact on its page.
    """

    name: str
    others: str
    about: str
    welcome: tuple[Term, ...]
    meanings: tuple[Term, ...]
    before: tuple[Term, ...]
    count: int
    meetings_url: str
    reach: str
    ways: tuple[Path, ...]
    feeds: tuple[Path, ...]
    online: tuple[Card, ...]
    links: tuple[Link, ...]
    lines: tuple[Line, ...]
    source: Source
    reviewed: bool
    style: str


@routes.get("/fellowships")
def fellowships() -> Response:
    items = entries.shown()
    numbers = entries.counts()
    page = FellowshipsPage(
        coverage=_coverage(items, numbers),
        shelves=entries.shelves(items, [entries.entry(item, numbers) for item in items]),
        style=asset("families.css"),
    )
    title = _("Fellowships")
    return with_clock_tag(render("pages/fellowships.html", page, title=title, nav="fellowships"))


def _coverage(items: Sequence[Fellowship], numbers: Mapping[str, int]) -> tuple[str, ...]:
    """What is here in all, and what is not; "a group of its own" counts as no fellowship."""
    found = answered(asked(tuple(("fellowship", item.key) for item in items)), facets=True)
    lists = {item.value for item in found.facets.get("feed", ()) if item.count}
    real = [item.key for item in items if item.website]
    here = sum(bool(numbers.get(key)) for key in real)
    without = len(real) - here
    form = _("Here: {meetings} of {fellowships} from {publishers}.")
    if any(numbers.get(item.key) for item in items if not item.website):
        form = _(
            "Here: {meetings} of {fellowships} and of groups of no fellowship, from {publishers}."
        )
    told = form.format(
        meetings=counted(found.total, "meeting"),
        fellowships=counted(here, "fellowship"),
        publishers=counted(len(lists), "publisher"),
    )
    missing = ngettext(
        "Of {n} fellowship we have no listing here.",
        "Of {n} fellowships we have no listing here.",
        without,
    ).format(n=whole(without))
    rest = _("No listing is whole: other publishers of a fellowship may be missing.")
    return (told, *((missing,) if without else ()), rest)


@routes.get("/fellowships/<key>")
def fellowship(key: str) -> Response:
    item = next((item for item in entries.shown() if item.key == key), None)
    if item is None:
        abort(404)
    page = _page(item)
    return with_clock_tag(
        render(
            "pages/fellowship.html",
            page,
            title=spoken("fellowship", item.key),
            nav="fellowships",
            family=is_family(item.key),
        )
    )


def _page(item: Fellowship) -> FellowshipPage:
    others = dict.fromkeys(name for name in (item.short, *item.names) if name != item.name)
    base: Pairs = (("fellowship", item.key),)
    found = answered(asked(base), facets=True)
    said = (welcome(item), meanings(item), before(item))
    return FellowshipPage(
        name=spoken("fellowship", item.key),
        others=", ".join(others),
        about=item.about,
        welcome=said[0],
        meanings=said[1],
        before=said[2],
        count=found.total,
        meetings_url=address("/meetings", base),
        reach=_reach(item, found),
        ways=() if item.for_children else leading(_ways(base, item)),
        feeds=_feeds(found, base),
        online=_next_online(item, base),
        links=tuple(
            Link(label=words, url=url)
            for words, url in ((_("Its website"), item.website), (_("Its own finder"), item.finder))
            if url
        ),
        lines=_lines(item),
        source=source(item.source, item.checked),
        reviewed=all(term.source.reviewed for terms in said for term in terms if term.source),
        style=asset("families.css"),
    )


def _lines(item: Fellowship) -> tuple[Line, ...]:
    """Child lines for teenagers, lines about abuse at home for relatives."""
    country = home_country()
    if item.for_children:
        return child_lines(country)
    return abuse_lines(country) if item.family else ()


def _ways(base: Pairs, item: Fellowship) -> tuple[tuple[str, Pairs], ...]:
    is_open = _("Open to anyone") if item.family or _says_open(item) else _("Listed as open")
    return (
        (_("In person"), (*base, ("attendance", "in_person"))),
        (_("Online"), (*base, ("attendance", "online"))),
        (_("Online, now or within the hour"), (*base, ("attendance", "online"), ("on", "60"))),
        (is_open, (*base, ("access", "open"))),
        (_("Today"), (*base, ("day", "today"))),
    )


def _says_open(item: Fellowship) -> bool:
    """Whether its pages say that open lets anybody in; cards tell all others to ask first."""
    found = at_open_of(item.key)
    return found is AtOpen.LISTEN or (found is AtOpen.OWN_WORDS and item.open_means is not None)


def _feeds(found: Answer, base: Pairs) -> tuple[Path, ...]:
    """Its publishers here, those with most meetings first."""
    publishers = snapshot().publishers
    return tuple(
        Path(
            label=publishers[count.value].title if count.value in publishers else count.value,
            url=address("/meetings", (*base, ("feed", count.value))),
            count=count.count,
        )
        for count in found.facets.get("feed", ())
        if count.count
    )


_FINDER = marked("Its own finder lists others.")
_SITE = marked("We looked on {date} and found no finder of its own: look on its website.")
_TOLD = marked("Its website has a list of its groups: look there. We looked on {date}.")
_NEITHER = marked("It has no finder and no site of its own.")


def _reach(item: Fellowship, found: Answer) -> str:
    """How much of it is here, and that it is not all."""
    site = _TOLD if item.list_told else _SITE
    others = _(_FINDER if item.finder else site if item.website else _NEITHER)
    return f"{_here(found)} {others.format(date=full_date(item.checked))}"


def _here(found: Answer) -> str:
    if not found.total and found.left_out:
        return _("No list of its meetings here was confirmed in the last 180 days.")
    if not found.total:
        return _("There is no listing of its meetings here.")
    feeds = [item.value for item in found.facets["feed"] if item.count]
    lists = len(set(feeds) - set(found.left_out_feeds))
    said = _("Here: {meetings} from {publishers}. Other publishers of it are missing here.")
    return said.format(
        meetings=counted(found.total, "meeting"), publishers=counted(lists, "publisher")
    )


def _next_online(item: Fellowship, base: Pairs) -> tuple[Card, ...]:
    """The next online; never a teenagers' meeting."""
    if item.for_children:
        return ()
    wanted = (("attendance", "online"), ("sort", "soonest"), ("per_page", "2"))
    return cards(soonest(asked((*base, *wanted))))
