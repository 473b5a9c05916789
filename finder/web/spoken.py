"""The language of an answer: `lang` of the address, else what the browser asks for. No cookie.

Data and machines' addresses stay English, whoever asks; a calendar speaks what its address names.
"""

from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass

from flask import Flask, Response

from finder.errors import BadRequest
from finder.languages import ENGLISH, best, direction, language, named, own_name, speaking
from finder.languages import gettext as _
from finder.web import accepted, unproxied
from finder.web.links import LANG, Pairs, address, without
from finder.web.state import site

_NAMED, _SPOKEN = "lang", "spoken"  # what the request keeps
_MACHINES = ("/healthz", "/robots.txt", "/sitemap.xml")
_DATA = (".json", ".csv", ".geojson")
# Whoever fetches these sends any language or none: they speak the one that their address names.
_BY_ADDRESS = (".ics", "/map.json")
_ELSEWHERE = "/embed"


def install(app: Flask) -> None:
    """Before `app` says anything it knows in which language; afterwards none is left set."""
    app.before_request(speak)
    app.after_request(say_so)
    app.teardown_request(fall_silent)


def offered() -> tuple[str, ...]:
    """The languages of this site; the first is spoken to those who ask for none of them."""
    return site().config.settings.languages


def asked() -> str | None:
    """The language that this address names, or None: then links say nothing of it either."""
    found: str | None = unproxied.own().get(_NAMED)
    return found


def speak() -> None:
    """Sets the language of the request; raises BadRequest for an unknown `lang`."""
    request = unproxied.request()
    path, said = request.path, request.args.getlist(LANG)
    if path.endswith(_BY_ADDRESS):
        _speak(calendar_language(said))
        return
    if path.endswith(_DATA) or path in _MACHINES:
        return
    ours, wanted = offered(), request.environ.get("HTTP_ACCEPT_LANGUAGE", "")
    given = dict.fromkeys(value for value in said if value.strip())
    known = [named(value, ours) for value in given]
    lang = known[0] if known and None not in known and len(set(known)) == 1 else None
    request.own[_NAMED] = lang
    _speak(lang or best(accepted.languages(wanted), ours))
    if given and lang is None:
        raise BadRequest(LANG, _("This site does not speak that language."), list(offered()))


def calendar_language(given: Iterable[str]) -> str:
    """The language of what programs fetch by an address made years ago: nothing of it fails it."""
    known = [named(value, offered()) for value in given]
    return known[0] or ENGLISH if known else ENGLISH


def calendar_pairs() -> Pairs:
    """What the address of a calendar in the language of this page says of it."""
    return ((LANG, language()),) if language() != ENGLISH else ()


def _speak(tag: str) -> None:
    reviewed = site().config.settings.reviewed.get(tag, ())
    spoken = unproxied.own()[_SPOKEN] = ExitStack()
    spoken.enter_context(speaking(tag, reviewed=frozenset(reviewed)))


def fall_silent(_: BaseException | None = None) -> None:
    """What `speak` has set is set no more."""
    spoken: ExitStack | None = unproxied.own().pop(_SPOKEN, None)
    if spoken is not None:
        spoken.close()


def say_so(response: Response) -> Response:
    """What the answer's headers say of its language, and on what it depends."""
    if response.mimetype == "text/html":
        response.headers["Content-Language"] = language()
        depends_on(response, "Accept-Language")
    return response


def depends_on(response: Response, header: str) -> None:
    """Says that the answer is another where this header of the request is another."""
    known = response.headers.get("Vary")
    response.headers["Vary"] = f"{known}, {header}" if known else header


@dataclass(frozen=True, slots=True, kw_only=True)
class Tongue:
    """A language this page may be had in: its tag, its own name, and where."""

    tag: str
    name: str
    url: str
    direction: str
    spoken: bool


def tongues() -> tuple[Tongue, ...]:
    """Those offered, in order; none where there is no choice."""
    return tuple(
        Tongue(
            tag=tag,
            name=own_name(tag),
            url=url,
            direction=direction(tag),
            spoken=tag == language(),
        )
        for tag, url in zip(offered(), addresses(), strict=False)
    )


def addresses() -> tuple[str, ...]:
    """Those of this page in each language; none where there is no choice."""
    if len(offered()) < 2:
        return ()
    request = unproxied.request()
    rest = _kept(request.path, without(tuple(request.args.items(multi=True)), LANG))
    bare = address(request.path, rest)
    joined = "?" if bare == request.path else "&"
    return tuple([f"{bare}{joined}{address('', ((LANG, tag),))[1:]}" for tag in offered()])


def _kept(path: str, pairs: Pairs) -> Pairs:
    """What goes along: no position within the page of another site, where links are passed on."""
    if not path.startswith(_ELSEWHERE):
        return pairs
    return tuple(pair for pair in pairs if pair[0] not in ("lat", "lon"))
