"""The plain pages: helplines, privacy, the first meeting."""

from dataclasses import dataclass

from flask import Blueprint, Response, request

from finder.errors import BadRequest
from finder.languages import country, isolated
from finder.languages import gettext as _
from finder.register.helplines import countries
from finder.register.places.regions import country_name
from finder.web.frame import render
from finder.web.leaving import Leave, leave
from finder.web.lines import Line, line, listed_for
from finder.web.state import site

routes = Blueprint("texts", __name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineShelf:
    """The lines of one country, or those for everywhere."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpPage:
    """`country` is the one chosen, or empty: then every country's lines are here."""

    country: str
    countries: tuple[tuple[str, str], ...]
    shelves: tuple[LineShelf, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivacyPage:
    """`contact` is the operator's. `offline` is whether a device may keep pages, `leave` the way
    out of a page, None where none has one; `tiles` the host of the map's pictures, if there is one.
    """

    contact: str | None
    offline: bool
    leave: Leave | None
    tiles: str | None


@routes.get("/help")
def help_now() -> Response:
    given = request.args.get("country")
    known = countries(site().config.settings.helplines)
    if given and given.upper() not in known:
        raise BadRequest(
            "country",
            _("We know no lines for “{country}”.").format(country=isolated(given[:60])),
            list(known),
        )
    chosen = given.upper() if given else _own(known) if given is None else ""
    page = HelpPage(
        country=chosen,
        countries=tuple(
            sorted(
                ((code, country(code, country_name(code))) for code in known),
                key=lambda pair: pair[1],
            )
        ),
        shelves=_shelves((chosen,) if chosen else known),
    )
    return render("pages/help.html", page, title=_("Talk to someone now"), nav="help")


def _own(known: tuple[str, ...]) -> str:
    country = site().config.settings.country
    return country if country in known else ""


def _shelves(codes: tuple[str, ...]) -> tuple[LineShelf, ...]:
    """The lines of these countries, and those for everywhere last."""
    found = [
        (country(code, country_name(code)), [x for x in listed_for(code) if x.country])
        for code in codes
    ]
    everywhere = [(_("Any other country"), list(listed_for(None)))]
    return tuple(
        LineShelf(title=title, lines=tuple(line(item) for item in lines))
        for title, lines in (*found, *everywhere)
    )


@routes.get("/privacy")
def privacy() -> Response:
    settings = site().config.settings
    page = PrivacyPage(
        contact=settings.contact,
        offline=settings.offline,
        leave=leave(family=True),
        tiles=settings.tiles.host if settings.tiles else None,
    )
    return render("pages/privacy.html", page, title=_("Privacy"))


@routes.get("/first-meeting")
def first_meeting() -> Response:
    return render("pages/first_meeting.html", None, title=_("Your first meeting"))
