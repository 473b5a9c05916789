"""/families: the way to groups for relatives and friends."""

from dataclasses import dataclass

from flask import Blueprint, Response

from finder.web import entries
from finder.web.caching import with_clock_tag
from finder.web.entries import Shelf
from finder.web.frame import render
from finder.web.links import Pairs, address
from finder.web.paths import Path, leading

routes = Blueprint("families", __name__)
FAMILY = ("for", "family")


@dataclass(frozen=True, slots=True, kw_only=True)
class FamiliesPage:
    """`shelves` hold the family fellowships by what the other person's trouble is."""

    paths: tuple[Path, ...]
    shelves: tuple[Shelf, ...]
    open_url: str


@routes.get("/families")
def families() -> Response:
    items = tuple(item for item in entries.shown() if item.family)
    numbers = entries.counts(FAMILY)
    made = [entries.entry(item, numbers, FAMILY) for item in items]
    page = FamiliesPage(
        paths=leading(_WAYS),
        shelves=entries.shelves(items, made, "family"),
        open_url=address("/meetings", (("access", "open"), ("sort", "soonest"))),
    )
    title = "For someone I care about"
    return with_clock_tag(render("pages/families.html", page, title=title, nav="families"))


_WAYS: tuple[tuple[str, Pairs], ...] = (
    ("All family groups", (FAMILY,)),
    ("Online, within the hour", (FAMILY, ("attendance", "online"), ("soon", "60"))),
    ("Today", (FAMILY, ("day", "today"))),
)
