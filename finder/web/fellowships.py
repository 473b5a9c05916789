"""/fellowships: what each is for, whom it welcomes, what open and closed mean there."""

from dataclasses import dataclass

from flask import Blueprint, Response, abort

from finder.register.fellowships import Fellowship
from finder.search.engine import Answer
from finder.web import entries
from finder.web.answering import answered, soonest
from finder.web.asking import asked
from finder.web.caching import with_clock_tag
from finder.web.cards import Card
from finder.web.entries import Shelf
from finder.web.families_cards import cards
from finder.web.frame import render
from finder.web.lines import Line, abuse_lines, child_lines
from finder.web.links import Pairs, address
from finder.web.paths import Link, Path, leading
from finder.web.state import site, snapshot
from finder.web.terms import Source, Term, before, meanings, source, welcome
from finder.web.wording import counted

routes = Blueprint("fellowships", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class FellowshipsPage:
    """The fellowships under what they are about."""

    shelves: tuple[Shelf, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FellowshipPage:
    """One fellowship. `links` lead to its own pages; `welcome` says whom it is for.

    `reach` is a sentence; `feeds` are its lists here with the number of meetings.
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


@routes.get("/fellowships")
def fellowships() -> Response:
    items = entries.shown()
    numbers = entries.counts()
    page = FellowshipsPage(
        shelves=entries.shelves(items, [entries.entry(item, numbers) for item in items])
    )
    title = "Fellowships"
    return with_clock_tag(render("pages/fellowships.html", page, title=title, nav="fellowships"))


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
            title=item.name,
            nav="fellowships",
            family=item.family,
        )
    )


def _page(item: Fellowship) -> FellowshipPage:
    others = dict.fromkeys(name for name in (item.short, *item.names) if name != item.name)
    base: Pairs = (("fellowship", item.key),)
    found = answered(asked(base), facets=True)
    feeds = _feeds(found, base)
    return FellowshipPage(
        name=item.name,
        others=", ".join(others),
        about=item.about,
        welcome=welcome(item),
        meanings=meanings(item),
        before=before(item),
        count=found.total,
        meetings_url=address("/meetings", base),
        reach=_reach(item, found),
        ways=() if item.for_children else leading(_ways(base)),
        feeds=feeds,
        online=_next_online(item, base),
        links=tuple(
            Link(label=words, url=url)
            for words, url in (("Its website", item.website), ("Its own finder", item.finder))
            if url
        ),
        lines=_lines(item),
        source=source(item.source, item.checked),
    )


def _lines(item: Fellowship) -> tuple[Line, ...]:
    """Child lines for teenagers, lines about abuse at home for relatives."""
    country = site().config.settings.country
    if item.for_children:
        return child_lines(country)
    return abuse_lines(country) if item.family else ()


def _ways(base: Pairs) -> tuple[tuple[str, Pairs], ...]:
    return (
        ("In person", (*base, ("attendance", "in_person"))),
        ("Online", (*base, ("attendance", "online"))),
        ("Online, now or within the hour", (*base, ("attendance", "online"), ("on", "60"))),
        ("Open to anyone", (*base, ("access", "open"))),
        ("Today", (*base, ("day", "today"))),
    )


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


def _reach(item: Fellowship, found: Answer) -> str:
    """How much of it is here, and that it is not all."""
    elsewhere = "Its own finder lists others"
    if not item.finder:
        elsewhere = "We know no finder of its own: look on its website"
    if not item.finder and not item.website:
        elsewhere = "It has no finder and no site of its own"
    if not found.total and found.left_out:
        return f"No list of its meetings here was confirmed in the last 180 days. {elsewhere}."
    if not found.total:
        return f"There is no listing of its meetings here. {elsewhere}."
    feeds = [item.value for item in found.facets["feed"] if item.count]
    lists = len(set(feeds) - set(found.left_out_feeds))
    amount = f"{counted(found.total, 'meeting')} from {counted(lists, 'publisher')}"
    return f"Here: {amount}. Other publishers of it are missing here. {elsewhere}."


def _next_online(item: Fellowship, base: Pairs) -> tuple[Card, ...]:
    """The next online; never a teenagers' meeting."""
    if item.for_children:
        return ()
    wanted = (("attendance", "online"), ("sort", "soonest"), ("per_page", "2"))
    return cards(soonest(asked((*base, *wanted))))
