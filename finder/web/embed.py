"""/embed: a list inside another site's page, and how to put it there in one line of HTML.

Which sites may do so is `embed` of settings.toml; the browser asks them by `frame-ancestors`.
"""

from dataclasses import dataclass
from enum import StrEnum

from flask import Blueprint, Response, make_response, render_template, request
from markupsafe import Markup

from finder.errors import BadRequest
from finder.languages import direction, isolated, language, marked, ngettext, whole
from finder.languages import gettext as _
from finder.register.options import spoken, values
from finder.search.engine import Answer
from finder.web.answering import answered
from finder.web.asking import asked
from finder.web.caching import with_clock_tag, with_content_tag
from finder.web.cards import Card, card
from finder.web.files import STATIC
from finder.web.frame import asset, render
from finder.web.links import LANG, Pairs, address, without
from finder.web.local import look
from finder.web.paths import Link
from finder.web.sharing import has_position, in_place_of_position, nearest_town
from finder.web.state import base_url, is_demo, site, snapshot
from finder.web.theme import theme_address
from finder.web.turning import Turns, turns

routes = Blueprint("embed", __name__)
PARAMETERS = ("look", "box")
_PER_PAGE = "10"  # what fits beside the rest of somebody else's page
_HEIGHT = 640  # pixels of a frame that nothing resizes
_IN_LINE = marked("Your position is not in this line: it says {town} instead.")
_IN_FRAME = marked("A position is not kept on another site: this is the list near {town}.")


class Appearance(StrEnum):
    """As the reader's device has it, or as the page round it is always."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedPage:
    """The frame's whole document: it has nothing of `base.html` round it.

    `kept` are the fields of its one form, `box` whether that has one for words. `hosts` are the
    sites that may hold it, which its script tells its height. `said` is what was changed in what
    was asked for.
    """

    name: str
    language: str
    direction: str
    demo: bool
    look: Appearance
    style: str
    icon: str
    own_style: str
    script: str
    hosts: tuple[str, ...]
    base: str
    said: str | None
    total: str
    cards: tuple[Card, ...]
    days: Pairs
    day: str
    box: bool
    q: str
    kept: Pairs
    turns: Turns | None
    whole: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HowPage:
    """`line` is the one to copy, `frame` another for sites that take no script; `said` tells what
    was changed in the list. `allowed` is whether any other site may show lists of this one.
    """

    summary: str
    allowed: bool
    everywhere: bool
    hosts: tuple[str, ...]
    line: str
    frame: str
    said: str | None
    hidden: Pairs
    look: Appearance
    box: bool
    preview: str
    back: Link


@routes.get("/embed")
def embed() -> Response:
    given = tuple(request.args.items(multi=True))
    pairs, said = _steady(_asked_for(given), _IN_FRAME)
    if not any(name == "per_page" for name, _value in pairs):
        pairs = (*pairs, ("per_page", _PER_PAGE))
    page = _page(answered(asked(pairs)), pairs, given, said)
    response = make_response(render_template("pages/embed.html", page=page))
    response.headers["X-Robots-Tag"] = "noindex"
    return with_clock_tag(response)


@routes.get("/embed.js")
def script() -> Response:
    """What turns the link into the frame, at an address that stays."""
    content = (STATIC / "embed.js").read_bytes()
    return with_content_tag(Response(content, mimetype="application/javascript"))


@routes.get("/embed/how")
def how() -> Response:
    page = _how(tuple(request.args.items(multi=True)))
    title = _("Put this list on your site")
    return with_clock_tag(render("pages/embed_how.html", page, title=title, indexed=False))


def _asked_for(given: Pairs) -> Pairs:
    return tuple(pair for pair in given if pair[0] not in (*PARAMETERS, LANG) and pair[1])


def _page(found: Answer, pairs: Pairs, given: Pairs, said: str | None) -> EmbedPage:
    query, settings, look = found.query, site().config.settings, _look(given)
    style = tuple(pair for pair in given if pair[0] in (*PARAMETERS, LANG))
    chosen = [value for name, value in pairs if name == "day"]
    box = _box(given)
    taken = ("day", "page", *(["q"] if box else []))
    return EmbedPage(
        name=settings.name,
        language=language(),
        direction=direction(language()),
        demo=is_demo(),
        look=look,
        style=(theme_address() if look == "auto" else None) or asset("site.css"),
        icon=asset("icon.svg"),
        own_style=asset("embed.css"),
        script=asset("embed_frame.js"),
        hosts=settings.embed,
        base=base_url(),
        said=said,
        total=_total(found.total),
        cards=_cards(found),
        days=tuple((value, spoken("day", value)) for value in values("day")),
        day=chosen[0] if len(chosen) == 1 else "",
        box=box,
        q=query.q or "",
        kept=tuple(pair for pair in (*pairs, *style) if pair[0] not in taken),
        turns=turns(found, "/embed", (*pairs, *style)),
        whole=base_url() + address("/meetings", without(pairs, "per_page")),
    )


def _cards(found: Answer) -> tuple[Card, ...]:
    seen, publishers = look(found.query, days=True), snapshot().publishers
    meetings = snapshot().meetings(hit.row for hit in found.hits)
    return tuple(
        card(meeting, hit, publishers.get(meeting.feed), seen)
        for meeting, hit in zip(meetings, found.hits, strict=True)
    )


def _total(number: int) -> str:
    if not number:
        return _("No meetings found")
    return ngettext("{number} meeting", "{number} meetings", number).format(number=whole(number))


def _look(given: Pairs) -> Appearance:
    value = dict(given).get("look") or Appearance.AUTO
    try:
        return Appearance(value)
    except ValueError:
        raise BadRequest("look", "This is no look.", [item.value for item in Appearance]) from None


def _box(given: Pairs) -> bool:
    return dict(given).get("box") == "yes"


def _how(given: Pairs) -> HowPage:
    """The line for the list; a position in it is replaced by the name of a town."""
    appearance, box, settings = _look(given), _box(given), site().config.settings
    pairs, said = _steady(without(_asked_for(given), "page"), _IN_LINE)
    colours = () if appearance is Appearance.AUTO else (("look", appearance.value),)
    style = (*colours, *((("box", "yes"),) if box else ()))
    found = answered(asked(pairs))
    return HowPage(
        summary=_total(found.total),
        allowed=bool(settings.embed),
        everywhere="*" in settings.embed,
        hosts=settings.embed,
        line=_line(pairs, style),
        frame=_frame(pairs, style),
        said=said,
        hidden=pairs,
        look=appearance,
        box=box,
        preview=address("/embed", (*pairs, *style)),
        back=Link(label=_("Back to the list"), url=address("/meetings", pairs)),
    )


def _steady(pairs: Pairs, words: str) -> tuple[Pairs, str | None]:
    """The list without a position, and what is then said of it: `words` with the town's name."""
    if not has_position(pairs):
        return pairs, None
    town = nearest_town(asked(pairs))
    if town is None:
        said = _("A position is not put on another site.")
        raise BadRequest("lat", said, _("Type a town instead."))
    return in_place_of_position(pairs, town), _(words).format(town=isolated(town))


def _line(pairs: Pairs, style: Pairs) -> str:
    """A link that works alone, and the script that puts the frame in its place."""
    look_of = "".join(f' data-{name}="{value}"' for name, value in style)
    return Markup('<a href="{}" data-open-chair{}>{}</a><script src="{}" async></script>').format(
        base_url() + address("/meetings", pairs),
        Markup(look_of),  # noqa: S704 (values of ours)
        _("Meetings at {name}").format(name=site().config.settings.name),
        f"{base_url()}/embed.js",
    )


def _frame(pairs: Pairs, style: Pairs) -> str:
    """The same without any script: of one height, with the link inside."""
    link = _("Meetings at {name}").format(name=site().config.settings.name)
    shown = base_url() + address("/embed", (*pairs, *style))
    return Markup(
        '<iframe src="{}" title="{}" width="100%" height="{}" loading="lazy"></iframe>'
        '<p><a href="{}">{}</a></p>'
    ).format(shown, link, _HEIGHT, base_url() + address("/meetings", pairs), link)
