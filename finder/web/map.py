"""/map: a query's list with a map beside it, which the browser draws from /map.json."""

from dataclasses import asdict, dataclass

from flask import Blueprint, Response, request

from finder.exports.written import json_text
from finder.languages import gettext as _
from finder.languages import language, marked, whole
from finder.search.engine import Answer
from finder.tiles import Tiles
from finder.web.answering import answered
from finder.web.asking import asked, settled
from finder.web.caching import with_clock_tag
from finder.web.chips import chips
from finder.web.data import MOST_ROWS, refuse_too_many
from finder.web.for_family import Sections
from finder.web.frame import asset, render
from finder.web.headers import widened
from finder.web.leaving import asks_for_relatives
from finder.web.links import Pairs, address, with_value, without
from finder.web.local import look
from finder.web.mapped import mapped
from finder.web.meetings import sections
from finder.web.off_the_map import said
from finder.web.state import site
from finder.web.towns import towns_round
from finder.web.turning import Turns, turns

routes = Blueprint("map", __name__)
OUTLINE = "outline/world.json"
_TOOLS = (
    ("in", "+", marked("Zoom in")),
    ("out", "−", marked("Zoom out")),
    ("all", "⤢", marked("Show all places")),
    ("up", "↑", marked("Move up")),
    ("left", "←", marked("Move left")),
    ("right", "→", marked("Move right")),
    ("down", "↓", marked("Move down")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """Where the query looked: degrees and kilometres."""

    latitude: float
    longitude: float
    km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPage:
    """What `pages/map.html` may use.

    `data` is the address of the places, `again` that of this page without its place: a search of
    the part in view adds its own. `tools` are key, sign and name. `number` is the list's page.
    `tiles` is None where the operator set up no streets.
    """

    heading: str
    total: int
    total_words: str
    chosen: tuple[str, ...]
    back: str
    data: str
    again: str
    outline: str
    circle: Circle | None
    unit: str
    tiles: Tiles | None
    tools: tuple[tuple[str, str, str], ...]
    sections: Sections
    number: int
    turns: Turns | None
    style: str
    script: str


@routes.get("/map")
def map_page() -> Response:
    query = asked(tuple(request.args.items(multi=True)))
    found = answered(query)
    page = _page(found, settled(query))
    family = asks_for_relatives(query)
    heading = _("Meetings") if family else page.heading  # the title stands in the history
    title = f"{heading} ({whole(found.total)})"
    response = render(
        "pages/map.html", page, title=title, nav="meetings", indexed=False, family=family
    )
    return with_clock_tag(_guarded(response, page.tiles))


@routes.get("/map.json")
def map_json() -> Response:
    """The places of the whole answer and what the map says of it; its address may change."""
    found = answered(asked(tuple(request.args.items(multi=True))), everything=True)
    refuse_too_many("map", found.total, MOST_ROWS)
    places, left = mapped(found, look(found.query, days=True))
    document = {
        "places": [asdict(place) for place in places],
        "said": said(found.total, left),
        "towns": towns_round(places),
    }
    return with_clock_tag(Response(json_text(document), mimetype="application/json"))


def _guarded(response: Response, tiles: Tiles | None) -> Response:
    """Pictures may come from the operator's tile server too, on this page alone.

    They are asked for without the cookies that server may have set elsewhere.
    """
    if tiles:
        response.headers["Content-Security-Policy"] = widened(img_src=(tiles.origin,))
        response.headers["Cross-Origin-Embedder-Policy"] = "credentialless"
    return response


def _page(found: Answer, pairs: Pairs) -> MapPage:
    query = found.query
    rest = without(pairs, "page")
    return MapPage(
        heading=_heading(found),
        total=found.total,
        total_words=whole(found.total),
        chosen=tuple(chip.label for chip in chips(found)),
        back=address("/meetings", pairs),
        data=address("/map.json", with_value(rest, "lang", language())),
        again=address("/map", without(without(rest, "near"), "lat")),
        outline=asset(OUTLINE),
        circle=_circle(found),
        unit=query.unit,
        tiles=site().config.settings.tiles,
        tools=tuple((key, sign, _(label)) for key, sign, label in _TOOLS),
        sections=sections(found),
        number=query.page,
        turns=turns(found, "/map", pairs),
        style=asset("map.css"),
        script=asset("map.js"),
    )


def _heading(found: Answer) -> str:
    if found.place is None:
        return _("Meetings on a map")
    if not found.place.name:
        return _("Meetings near you on a map")
    return _("Meetings near {place} on a map").format(place=found.place.name)


def _circle(found: Answer) -> Circle | None:
    place = found.place
    if place is None:
        return None
    return Circle(latitude=place.latitude, longitude=place.longitude, km=place.within_km)
