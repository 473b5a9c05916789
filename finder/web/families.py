"""/families: three questions, each to be skipped, and the groups that answer them with reasons.

What is asked stands in the address alone: nothing is kept, and no cache may keep the answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint, Response, request

from finder.languages import gettext as _
from finder.languages import isolated, marked
from finder.register.families import NOT_SURE, QUESTIONS, Asker, data, matches, services
from finder.search.parameters import zone_name
from finder.web import entries
from finder.web.caching import with_clock_tag
from finder.web.entries import Shelf
from finder.web.families_answers import Answers, answers, code, families_address, field
from finder.web.families_cards import Reader, zone_near
from finder.web.families_groups import Tier, tiers
from finder.web.families_own import own_tiers, own_title, own_ways
from finder.web.families_place import NOWHERE, Whereabouts, suggested, whereabouts_of
from finder.web.families_sitting import Aside, aside, elsewhere, elsewhere_title
from finder.web.families_teens import Teens, known_of, listed_of
from finder.web.frame import asset, render
from finder.web.lines import Line, child_lines, country_ways, lines_for
from finder.web.links import Pairs
from finder.web.local import clock_style
from finder.web.paths import Link, Path, leading
from finder.web.reader import home_country
from finder.web.zones import zone_names, zone_words

routes = Blueprint("families", __name__)
FAMILY = ("for", "family")
Ways = tuple[tuple[str, Pairs], ...]
TITLE = marked("Find a group")  # says nothing about whoever reads it: it stands in the history


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One answer to a question; `field` and `value` are what stands in the address."""

    field: str
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FamiliesPage:
    """`titles` fit whose problem it is (families.toml, `whose`). `questions` are the answers by
    question; `said` sums up those given, empty before, `unknown` are answers that we do not know.
    `zone` is the chosen one of `zones`, `teens` the address for every teenager, `known_teens`
    groups for them that have no list here.

    `place_problem` says that the place is not known, `places` which are, or which else has the name
    of the one it was `taken_for`; there may be `more_places` of that name. For teenagers' groups it
    is `place_unused`. `unserved` is whether no family fellowship is about that trouble;
    `elsewhere` are finders where `aside` is None, under
    `elsewhere_title`. `own_tiers` are groups for the reader's own problem, which stand before those
    for relatives if `own_first`, and `own` lists of them, under `own_title`. `child_lines` are ways
    for a teenager to talk; `countries` lead to the lines of each where the reader's is not known.
    `shelves`, before any answer, hold the family fellowships by trouble.
    """

    titles: Mapping[str, str]
    questions: Mapping[str, tuple[Choice, ...]]
    near: str
    zone: str
    zones: tuple[tuple[str, str], ...]
    said: str
    unknown: tuple[str, ...]
    teens: str
    known_teens: tuple[Teens, ...]
    place_problem: str | None
    taken_for: str
    places: tuple[Link, ...]
    more_places: bool
    place_unused: bool
    teenager: bool
    tiers: tuple[Tier, ...]
    own: tuple[Path, ...]
    own_title: str
    own_tiers: tuple[Tier, ...]
    own_first: bool
    unserved: bool
    aside: Aside | None
    elsewhere: tuple[Link, ...]
    elsewhere_title: str
    first_visit: tuple[str, ...]
    lines: tuple[Line, ...]
    child_lines: tuple[Line, ...]
    countries: tuple[Link, ...]
    style: str
    paths: tuple[Path, ...]
    shelves: tuple[Shelf, ...]


@routes.get("/families")
def families() -> Response:
    found, near = answers(request.args), request.args.get("near", "").strip()[:100]
    tz = zone_name(request.args["tz"]) if request.args.get("tz") else None
    answered = found.given or bool(request.args.get("near"))
    teenager = found.asker.who == "teenager"  # their groups are told without a place
    whereabouts = NOWHERE if teenager else whereabouts_of(near)
    response = render(
        "pages/families.html",
        _page(found, near, whereabouts, tz, answered=answered),
        title=_(TITLE),
        nav="families",
        indexed=not answered,
        country=whereabouts.country,
        lines_of=whereabouts.lines_of,
        family=True,
    )
    if not answered:
        return with_clock_tag(response)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def _page(
    given: Answers, near: str, at: Whereabouts, tz: str | None, *, answered: bool
) -> FamiliesPage:
    asker, country = given.asker, home_country(at.lines_of)
    teenager = asker.who == "teenager"
    known = near if at.place else ""
    clock = clock_style(at.country)
    reader = Reader(asker=asker, near=known, tz=tz or zone_near(known), clock=clock)
    found = tuple(matches(asker)) if answered else ()
    mine = own_tiers(reader) if answered else ()
    taken = {group.key for tier in mine for group in tier.groups}
    found = tuple(match for match in found if match.fellowship not in taken)
    beside = listed_of(asker) if answered else ()
    sitting = aside(reader) if answered and asker.whose != "me" else None
    return FamiliesPage(
        titles=data()["whose"][asker.whose],
        questions={name: _choices(name, getattr(asker, name)) for name in _asked_here()},
        near=near,
        zone=tz or "",
        zones=_zones(tz),
        said=_said(asker, "" if teenager else near) if answered else "",
        unknown=given.unknown,
        teens=families_address(Asker(who="teenager")),
        known_teens=known_of(asker) if not found and not mine else (),
        place_problem=at.problem,
        taken_for=(at.place.name if at.place else None) or "",
        places=suggested(at, asker),
        more_places=at.more,
        place_unused=teenager and bool(near),
        teenager=teenager,
        tiers=tiers(found, reader, beside=beside),
        unserved=answered
        and not beside
        and all(services()[match.fellowship].own for match in found),
        own=own_ways(reader),
        own_title=own_title(reader, mine),
        own_tiers=mine,
        own_first=asker.whose == "me" or teenager,
        aside=sitting,
        elsewhere=elsewhere(reader) if answered and not sitting and asker.whose != "me" else (),
        elsewhere_title=elsewhere_title(reader),
        first_visit=tuple(data()["first_visit"]["lines"]),
        lines=lines_for(country, teenager=teenager),
        child_lines=child_lines(country) if teenager else (),
        countries=country_ways(country),
        style=asset("families.css"),
        paths=() if answered else leading(tuple((_(words), pairs) for words, pairs in _WAYS)),
        shelves=() if answered else _shelves(),
    )


def _asked_here() -> tuple[str, ...]:
    """Without what it is about, where the site is about one fellowship alone."""
    return tuple(name for name in QUESTIONS if name != "about" or not entries.only())


def _zones(chosen: str | None) -> tuple[tuple[str, str], ...]:
    names = {**zone_names()}
    if chosen:
        names.setdefault(chosen, zone_words(chosen))
    return tuple(names.items())


def _choices(question: str, chosen: str) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            field=field(question),
            value=code(question, value),
            label=table["label"],
            chosen=value == chosen,
        )
        for value, table in data()[question].items()
    )


def _said(asker: Asker, near: str) -> str:
    """`Drinking · Mother or father · near Boston`; what is not sure is left out."""
    given = ((name, getattr(asker, name)) for name in QUESTIONS)
    labels = [data()[name][value]["label"] for name, value in given if value != NOT_SURE]
    if near:
        labels.append(_("near {place}").format(place=isolated(near)))
    return " · ".join(labels) or _("Not sure yet")


def _shelves() -> tuple[Shelf, ...]:
    items = tuple(item for item in entries.shown() if item.family)
    numbers, every = entries.counts(FAMILY), entries.counts()  # the first without teenagers'
    made = [
        entries.entry(item, every) if item.for_children else entries.entry(item, numbers, FAMILY)
        for item in items
    ]
    return entries.shelves(items, made, "family")


_WAYS: Ways = (
    (marked("Family groups and open meetings you may sit in on"), (FAMILY,)),
    (
        marked("Of these, online within the hour"),
        (FAMILY, ("attendance", "online"), ("soon", "60")),
    ),
    (marked("Of these, today"), (FAMILY, ("day", "today"))),
)
