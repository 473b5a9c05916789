"""What every page has round its own part: title, name, navigation, notices."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, partial
from hashlib import sha256

from flask import Response, render_template
from markupsafe import Markup

from finder.languages import direction, isolated, language, marked
from finder.languages import gettext as _
from finder.register.sentences import tongue
from finder.web import alike as drawn_alike
from finder.web import spoken, unproxied
from finder.web.around import TITLE, Around, address_hole
from finder.web.chosen import MOST_SAVED
from finder.web.entries import has_family_side, only
from finder.web.files import content
from finder.web.foot import Foot, foot
from finder.web.kept_language import keeping
from finder.web.leaving import Leave, leave
from finder.web.local import clock_style
from finder.web.reader import home_country
from finder.web.state import is_demo, now, site
from finder.web.theme import logo_address, theme_address

PLACES = (
    ("meetings", marked("Meetings"), "/meetings"),
    ("families", marked("For families"), "/families"),
    ("fellowships", marked("Fellowships"), "/fellowships"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The template `frame.html` may use this and nothing else of the site.

    `nav` is the key of the place the page belongs to; `indexed` whether search engines may list
    it. `style` is the sheet with the operator's own colour in it, `logo` their sign, None for ours.
    `foot` are helplines, `leave` the quick way out, None where there is none. `offline` is whether
    a device may keep pages, `family` whether this one is for relatives, `most_saved` how many
    meetings it may save, `clock` "12" or "24", as a script says times. `title` and the languages'
    addresses are holes: see `around.py`.
    """

    title: str
    name: str
    nav: str | None
    places: tuple[tuple[str, str, str], ...]
    indexed: bool
    demo: bool
    notice: str | None
    contact: str | None
    imprint: str | None
    style: str
    logo: str | None
    script: str
    icon: str
    clock: str
    foot: Foot
    leave: Leave | None
    offline: bool
    family: bool
    most_saved: int
    language: str
    direction: str
    tongues: tuple[spoken.Tongue, ...]


def render(
    template: str,
    page: object,
    *,
    title: str,
    nav: str | None = None,
    indexed: bool = True,
    status: int = 200,
    country: str | None = None,
    lines_of: str | None = None,
    family: bool = False,
    alike: bool = False,
) -> Response:
    """The page as a response: see `written`. What does not answer is for no search engine."""
    indexed = indexed and status == 200
    html = written(
        template,
        page,
        title=title,
        nav=nav,
        indexed=indexed,
        country=country,
        lines_of=lines_of,
        family=family,
        alike=alike,
    )
    response = Response(html, status, mimetype="text/html")
    if not indexed or is_demo():
        response.headers["X-Robots-Tag"] = "noindex"
    return response


def written(
    template: str,
    page: object,
    *,
    title: str,
    nav: str | None,
    indexed: bool,
    country: str | None,
    family: bool,
    alike: bool,
    lines_of: str | None = None,
) -> bytes:
    """The whole page; `page` is the dataclass of what its template may use.

    `country` is that of the place the page is about, `lines_of` whose helplines it has if they are
    another's; `family` whether it is one for relatives.
    `alike` is whether it is drawn once for all such pages: see `alike.py`.
    """
    around = _around(nav, country, lines_of or country, indexed=indexed, family=family)
    fill = partial(around.filled, _whole_title(title), spoken.addresses())
    if alike:
        html = fill(*drawn_alike.parts(template, page))
    else:
        html = render_template(
            template,
            page=page,
            frame=around.frame,
            framed=lambda head, main: fill(head.encode(), main.encode()).decode(),
        ).encode()
    named = spoken.asked()
    return keeping(html.decode(), named).encode() if named else html


def macro(partial: str, name: str) -> Callable[..., Markup]:
    """A macro of `templates/partials`: how one thing is written, wherever it is."""
    found: Callable[..., Markup] = getattr(
        unproxied.app().jinja_env.get_template(f"partials/{partial}").module, name
    )
    return found


def _whole_title(title: str) -> str:
    name = isolated(site().config.settings.name)
    whole = f"{title} · {name}" if title else name
    return _("Demonstration: {title}").format(title=whole) if is_demo() else whole


def _around(
    nav: str | None, country: str | None, lines_of: str | None, *, indexed: bool, family: bool
) -> Around:
    """Kept a day for all pages that have it alike."""
    home, frames = home_country(lines_of), site().frames
    clock = clock_style(country)
    key = (nav, home, clock, indexed, family, is_demo(), logo_address(), tongue(), now().date())
    found: Around | None = frames.get(key)
    if found is None:
        found = Around(_frame(nav, home, clock, indexed=indexed, family=family))
        frames.keep(key, found)
    return found


def _frame(nav: str | None, home: str | None, clock: str, *, indexed: bool, family: bool) -> Frame:
    settings = site().config.settings
    demo = is_demo()
    return Frame(
        title=TITLE,
        name=settings.name,
        nav=nav,
        places=_places(),
        indexed=indexed and not demo,
        demo=demo,
        notice=_notice(),
        contact=settings.contact,
        imprint=settings.imprint,
        style=theme_address() or asset("site.css"),
        logo=logo_address(),
        script=asset("site.js"),
        icon=logo_address() or asset("icon.svg"),
        clock=clock,
        language=language(),
        direction=direction(language()),
        tongues=tuple(
            replace(item, url=address_hole(number)) for number, item in enumerate(spoken.tongues())
        ),
        foot=foot(home),
        leave=leave(family=family or nav == "help"),  # who asks for help may not be alone
        offline=settings.offline,
        family=family,
        most_saved=MOST_SAVED,
    )


def _places() -> tuple[tuple[str, str, str], ...]:
    """Where a site is about one fellowship, that one stands in the place of them all."""
    one = only()
    places = tuple(
        (key, _(label), address)
        for key, label, address in PLACES
        if key != "families" or has_family_side()
    )
    if one is None:
        return places
    about = ("fellowships", _("About {name}").format(name=one.short), f"/fellowships/{one.key}")
    return tuple(about if place[0] == "fellowships" else place for place in places)


def _notice() -> str | None:
    notice = site().config.settings.notice
    if notice is None or (notice.until is not None and now().date() > notice.until):
        return None
    return notice.text


@cache
def asset(name: str) -> str:
    """The address of one of our own files, with its content's hash: it may be kept for ever."""
    return f"/static/{name}?v={sha256(content(name)).hexdigest()[:12]}"
