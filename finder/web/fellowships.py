"""/fellowships: what each is for, whom it welcomes, what open and closed mean there."""

from dataclasses import dataclass

from flask import Blueprint, Response, abort

from finder.model import Access
from finder.register.fellowships import Fellowship
from finder.register.options import label
from finder.web import entries
from finder.web.caching import with_clock_tag
from finder.web.entries import Shelf
from finder.web.frame import render
from finder.web.links import address
from finder.web.paths import Link
from finder.web.wording import full_date

routes = Blueprint("fellowships", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class FellowshipsPage:
    """The fellowships under what they are about."""

    shelves: tuple[Shelf, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What a word means there."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FellowshipPage:
    """One fellowship. `links` lead to its own pages; `source_url` is None for a book or a list."""

    name: str
    others: str
    about: str
    welcomes: str
    meanings: tuple[Term, ...]
    count: int
    meetings_url: str
    links: tuple[Link, ...]
    source: str
    source_url: str | None
    checked: str


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
    return with_clock_tag(render("pages/fellowship.html", page, title=item.name, nav="fellowships"))


def _page(item: Fellowship) -> FellowshipPage:
    others = dict.fromkeys(name for name in (item.short, *item.names) if name != item.name)
    return FellowshipPage(
        name=item.name,
        others=", ".join(others),
        about=item.about,
        welcomes=entries.welcoming(item),
        meanings=_meanings(item),
        count=entries.counts().get(item.key, 0),
        meetings_url=address("/meetings", (("fellowship", item.key),)),
        links=tuple(
            Link(label=words, url=url)
            for words, url in (("Its website", item.website), ("Its own finder", item.finder))
            if url
        ),
        source=item.source,
        source_url=item.source if item.source.startswith("https://") else None,
        checked=full_date(item.checked),
    )


def _meanings(item: Fellowship) -> tuple[Term, ...]:
    """What its labels mean to the reader; the word "closed" only as the label it is."""
    default = label("access", item.default_access.value)
    stated = item.default_access is not Access.NOT_STATED
    return tuple(
        Term(label=words, text=text)
        for words, text in (
            ("At an open meeting", item.open_means),
            ("At other meetings (lists call them “closed”)", item.closed_means),
            ("Where a list says nothing", f"{default}." if stated else "Ask the group."),
        )
        if text
    )
