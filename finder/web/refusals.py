"""Requests we cannot answer: a page that says what to change, or the same as JSON."""

import logging
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from flask import Flask, Response, jsonify, request
from werkzeug.exceptions import HTTPException

from finder.errors import BadRequest, NoSnapshot
from finder.languages import gettext as _
from finder.languages import isolated, marked, whole
from finder.web import spoken, unproxied
from finder.web.after_refusal import after_refusal
from finder.web.frame import render
from finder.web.links import LANG, Pairs, address, with_value, without
from finder.web.long_plans import is_plan, refuse_the_long, shorter_plans
from finder.web.offers import Way
from finder.web.paths import Link
from finder.web.wrong_field import Field, wrong_field

_log = logging.getLogger("finder.web")
DATA_ENDINGS = (".json", ".ics", ".csv", ".geojson")
LONGEST_QUERY = 8_000  # bytes
MOST_PARAMETERS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalPage:
    """`allowed` are the values that would do, or a sentence; `ways` lead on from here.

    `offers` are ways too, with the number of meetings they find. `field` is what was typed.
    """

    heading: str
    message: str
    allowed: str | None = None
    ways: tuple[Link, ...] = ()
    offers: tuple[Way, ...] = ()
    field: Field | None = None


def install(app: Flask) -> None:
    """Every error of `app` becomes an answer that helps."""
    app.register_error_handler(BadRequest, bad_request)
    app.register_error_handler(NoSnapshot, no_snapshot)
    app.register_error_handler(HTTPException, http_error)
    app.register_error_handler(Exception, unexpected)
    app.before_request(refuse_the_huge)


def refuse_the_huge() -> None:
    """No search needs as much; refusing early costs nothing."""
    if is_plan():
        refuse_the_long(LONGEST_QUERY)
        return
    if len(request.query_string) > LONGEST_QUERY:
        raise BadRequest(
            None,
            _("This address is too long."),
            _("At most {n} bytes.").format(n=whole(LONGEST_QUERY)),
        )
    if request.query_string.count(b"&") >= MOST_PARAMETERS:
        raise BadRequest(
            None, _("There are too many parameters."), _("At most {n}.").format(n=MOST_PARAMETERS)
        )


def wants_data() -> bool:
    """Whether the address asked for is that of data, not of a page."""
    return request.path.endswith(DATA_ENDINGS)


def error_json(error: BadRequest, status: int = 400) -> Response:
    """The error as `error.schema.json` has it; suggestions, perhaps none, for an unknown place."""
    allowed = error.allowed
    content: dict[str, Any] = {
        "parameter": error.parameter,
        "message": str(error),
        "allowed": allowed if isinstance(allowed, str) or allowed is None else list(allowed),
    }
    unknown_place = error.parameter == "near" and not allowed
    if unknown_place or error.suggestions:
        content["suggestions"] = list(error.suggestions)
    response = jsonify({"error": content})
    response.status_code = status
    return response


def bad_request(error: BadRequest) -> Response:
    """400: names the parameter and what is allowed, and keeps the person's other choices."""
    if wants_data():
        return error_json(error)
    given = _given() if error.parameter else ()
    offers = after_refusal(error, given) if request.path == "/meetings" else ()
    page = RefusalPage(
        heading=_("That did not work"),
        message=str(error),
        allowed=_allowed_words(error.allowed),
        ways=_uncounted(_ways(error), offers),
        offers=offers,
        field=wrong_field(error, given) if request.path == "/meetings" else None,
    )
    return render("pages/refusal.html", page, title=_("That did not work"), status=400)


def _uncounted(links: Sequence[Link], offers: Sequence[Way]) -> tuple[Link, ...]:
    """Beside offers only the places that may have been meant, where nothing like this is near."""
    if not offers:
        return tuple(links)
    said = {
        near for offer in offers for near in parse_qs(urlsplit(offer.url).query).get("near", ())
    }
    return tuple(link for link in links[:-1] if link.label not in said)


def _allowed_words(allowed: Sequence[str] | str | None) -> str | None:
    if not allowed:
        return None
    if isinstance(allowed, str):
        return allowed
    return _("Allowed are: {values}.").format(values=isolated(", ".join(allowed)))


def _ways(error: BadRequest) -> tuple[Link, ...]:
    if error.parameter == LANG:
        return tuple(Link(label=one.name, url=one.url) for one in spoken.tongues())
    if error.parameter == "m":
        return shorter_plans()
    if error.parameter is None or not request.path.startswith("/meetings"):
        return (Link(label=_("Search all meetings"), url="/meetings"),)
    given = _given()
    near_misses = [
        Link(label=text, url=address("/meetings", with_value(given, error.parameter, text)))
        for text in error.suggestions
    ]
    rest = without(given, error.parameter)
    form = _("Search without “{name}”")
    if rest:
        form = _("Search without “{name}”, with the rest as it was")
    without_it = form.format(name=isolated(error.parameter))
    return (*near_misses, Link(label=without_it, url=address("/meetings", rest)))


def no_snapshot(error: NoSnapshot) -> Response:
    """503: nothing has been published yet, or nothing that this version can read."""
    _log.error("no snapshot: %s", error)
    heading = _("No listings yet")
    message = _("They are not ready: come back later.")
    if wants_data() or request.path == "/healthz":
        response = error_json(BadRequest(None, f"{heading}. {message}"), 503)
    else:
        page = RefusalPage(heading=heading, message=message)
        response = render("pages/refusal.html", page, title=heading, status=503)
    response.headers["Retry-After"] = "60"
    return response


_SAID = {
    404: (
        marked("There is nothing at this address"),
        marked("It may have been mistyped, or it is no longer used."),
    ),
    405: (
        marked("That cannot be done here"),
        marked("This site only answers questions: it changes nothing."),
    ),
}
_OTHERWISE = (
    marked("That did not work"),
    marked("Something about the request could not be understood."),
)


def http_error(error: HTTPException) -> Response:
    """404, 405 and the rest of HTTP's own errors."""
    status = error.code or 500
    heading, message = map(_, _SAID.get(status, _OTHERWISE))
    if wants_data():
        response = error_json(BadRequest(None, f"{heading}."), status)
    else:
        page = RefusalPage(heading=heading, message=message, ways=_on())
        response = render("pages/refusal.html", page, title=heading, status=status)
    allow = dict(error.get_headers()).get("Allow")
    if allow:
        response.headers["Allow"] = allow
    return response


def _on() -> tuple[Link, ...]:
    return (
        Link(label=_("Search for a meeting"), url="/meetings"),
        Link(label=_("Start page"), url="/"),
    )


def unexpected(error: Exception) -> Response:
    """500: our mistake. The log says where it happened, never what was asked for."""
    unproxied.own()["failed"] = True
    frames = "".join(traceback.format_tb(error.__traceback__))
    _log.error("%s in %s\n%s", type(error).__name__, request.url_rule, frames)
    heading = _("Something went wrong on our side")
    message = _("It is not your fault. Please try again.")
    if wants_data():
        return error_json(BadRequest(None, f"{heading}."), 500)
    page = RefusalPage(heading=heading, message=message, ways=_on())
    return render("pages/refusal.html", page, title=heading, status=500)


def _given() -> Pairs:
    """What was asked for; the language of the page stays in its links by itself."""
    return without(tuple(request.args.items(multi=True)), LANG)
