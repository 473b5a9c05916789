"""What became of a meeting that is not listed under its address: moved, shown as another, gone."""

from dataclasses import dataclass

from flask import Response, abort, request

from finder.errors import BadRequest
from finder.ical.style import PARAMETERS as STYLE
from finder.languages import gettext as _
from finder.snapshot import Gone, Linked, Moved
from finder.web.cards import Card
from finder.web.frame import render
from finder.web.links import Pairs, address
from finder.web.local import look
from finder.web.nearby import near_point
from finder.web.paths import Link
from finder.web.refusals import error_json
from finder.web.state import snapshot
from finder.web.wording import full_date

_TAKEN_ALONG = {*STYLE, "date", "tz"}  # what a meeting's page and files understand
ONLINE_NOW: Pairs = (("attendance", "online"), ("on", "60"))


@dataclass(frozen=True, slots=True, kw_only=True)
class GonePage:
    """A meeting that is listed no longer, with what is near where it was."""

    name: str
    since: str
    near: tuple[Card, ...]
    ways: tuple[Link, ...]


def elsewhere(id: str, ending: str) -> Response:  # noqa: A002
    """Moved: 301 to where it is. Listed twice: 302 to the one shown, as long as that holds.
    Gone: 410 with what is near. Never known: 404.
    """
    fate = snapshot().fate_of(id)
    if isinstance(fate, Moved | Linked):
        known = [pair for pair in request.args.items(multi=True) if pair[0] in _TAKEN_ALONG]
        place = address(f"/meetings/{fate.id}{ending}", known)
        status = 301 if isinstance(fate, Moved) else 302
        return Response(status=status, headers={"Location": place})
    if isinstance(fate, Gone):
        return _gone(fate, ending)
    if not ending:
        abort(404)
    return error_json(BadRequest("id", "No meeting has this id."), 404)


def _gone(gone: Gone, ending: str) -> Response:
    if ending:
        message = f"This meeting has not been listed since {gone.since.isoformat()}."
        return error_json(BadRequest("id", message), 410)
    seen = look(days=True)
    near: tuple[Card, ...] = ()
    if gone.latitude is not None and gone.longitude is not None:
        near = near_point(gone.latitude, gone.longitude, seen)
    page = GonePage(
        name=gone.name,
        since=full_date(gone.since),
        near=near,
        ways=(
            Link(label=_("Search for a meeting"), url="/meetings"),
            Link(label=_("Online, now or within the hour"), url=address("/meetings", ONLINE_NOW)),
        ),
    )
    return render("pages/gone.html", page, title=_("No longer listed"), nav="meetings", status=410)
