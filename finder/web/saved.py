"""/saved: the meetings that a reader keeps on the device, and what became of each.

Which they are is known on the device alone. It asks for them by POST, so that no address, log or
history holds them together; nothing is changed or kept here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf
from operator import itemgetter

from flask import Blueprint, Response, render_template, request

from finder.languages import gettext as _
from finder.model import Meeting, Status
from finder.snapshot import Gone, Moved
from finder.web import spoken
from finder.web.answering import next_of
from finder.web.cards import Card, card
from finder.web.chosen import MOST_SAVED
from finder.web.frame import asset, render
from finder.web.kept_language import keeping
from finder.web.local import look
from finder.web.state import now, site, snapshot
from finder.web.wording import full_date

routes = Blueprint("saved", __name__)
_MOST_BYTES = 32_000  # of what is asked: a hundred of the longest ids


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A saved meeting that is listed no longer; `name` is None where the id is not known here."""

    id: str
    name: str | None
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedList:
    """`cards` soonest first. `moved` is the id by which the device knows a meeting, and its own."""

    cards: tuple[Card, ...]
    left: tuple[Left, ...]
    moved: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPage:
    """`offline` is whether pages may be kept on the device."""

    offline: bool
    scripts: tuple[str, ...]


@routes.get("/saved")
def saved() -> Response:
    scripts = tuple(map(asset, ("saved_page.js", "old.js")))
    page = SavedPage(offline=site().config.settings.offline, scripts=scripts)
    title = _("Saved meetings")
    return render("pages/saved.html", page, title=title, nav="saved", indexed=False)


@routes.post("/saved")
def saved_list() -> Response:
    """The list alone, as a part of that page."""
    request.max_content_length = _MOST_BYTES
    found = _list(list(dict.fromkeys(request.form.getlist("m")))[:MOST_SAVED])
    html, named = render_template("partials/saved_list.html", page=found), spoken.asked()
    response = Response(keeping(html, named) if named else html)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _list(ids: Sequence[str]) -> SavedList:
    rows = {key: snapshot().row_behind(key) for key in ids}
    cards: dict[int, tuple[float, Card]] = {}
    moved: dict[str, str] = {}
    for key, row in rows.items():
        if row is None:
            continue
        if row not in cards:
            cards[row] = _card(row, moved=isinstance(snapshot().fate_of(key), Moved))
        if cards[row][1].id != key:
            moved[key] = cards[row][1].id
    return SavedList(
        cards=tuple(made for _start, made in sorted(cards.values(), key=itemgetter(0))),
        left=tuple(_left(key) for key, row in rows.items() if row is None),
        moved=moved,
    )


def _card(row: int, *, moved: bool) -> tuple[float, Card]:
    """With its place in the order: what has no next time comes last."""
    meeting, hit = snapshot().meeting(row), next_of(row)
    seen = look(country=meeting.venue.country if meeting.venue else None, days=True)
    made = card(meeting, hit, snapshot().publishers.get(meeting.feed), seen)
    start = None if meeting.status is Status.SUSPENDED else hit.next_start
    order = start.timestamp() if start else inf
    return order, replace(made, cautions=(*_said(meeting, moved=moved), *made.cautions))


def _said(meeting: Meeting, *, moved: bool) -> Iterator[str]:
    """What one who saved it long ago should hear first; a paused one's card says so itself."""
    today = now().date()
    if moved:
        yield _("Its publisher changed its entry: it has a new address here, which is saved now.")
    if meeting.date_until and meeting.date_until < today:
        yield _("Ended on {day}.").format(day=full_date(meeting.date_until))
    if meeting.date_from and meeting.date_from > today:
        yield _("Begins on {day}.").format(day=full_date(meeting.date_from))


def _left(key: str) -> Left:
    fate = snapshot().fate_of(key)
    if isinstance(fate, Gone):
        said = _("No longer listed since {day}. Its page shows what is near.")
        return Left(id=key, name=fate.name, said=said.format(day=full_date(fate.since)))
    return Left(id=key, name=None, said=_("This site knows this meeting no longer."))
