"""What stands round a page, drawn once for all that have it alike: few words in it are its own."""

from dataclasses import replace

from flask import Flask, render_template
from markupsafe import Markup, escape

from finder.exports.keeping import Kept
from finder.languages import UNCHECKED, halves, weekday_name
from finder.register.sentences import Tongue, tongue
from finder.web.drawn import Form, form, hole
from finder.web.frame import Frame
from finder.web.headers import nonce

_TITLE, _NONCE, _HEAD, _MAIN, _TONGUES = range(5)  # the last and those behind it: addresses
_FROM_SUNDAY = (6, 0, 1, 2, 3, 4, 5)  # the days as scripts count them
_SAYS_SO = "data-says-so"  # on the note of a page that holds it itself: paper takes it along
_forms: Kept[tuple[Frame, Tongue, bool, bool], Form] = Kept(256)  # some 8,000 bytes each


def install(app: Flask) -> None:
    """`base.html` gives the page's own parts to `framed`."""
    app.jinja_env.globals["framed"] = framed


def framed(frame: Frame, head: Markup, main: Markup) -> Markup:
    """The whole page; `head` and `main` are its own parts, drawn."""
    addresses = [str(escape(item.url)) for item in frame.tongues]
    words = (str(escape(frame.title)), nonce(), head, main, *addresses)
    drawn = _form(_alike(frame), UNCHECKED in main, _SAYS_SO in main)
    return Markup(drawn.filled(words))  # noqa: S704


def _alike(frame: Frame) -> Frame:
    """The frame with holes in the place of what is of this one request."""
    numbered = enumerate(frame.tongues, _TONGUES)
    tongues = tuple(replace(item, url=hole(number)) for number, item in numbered)
    return replace(frame, title=hole(_TITLE), tongues=tongues)


def _form(frame: Frame, unchecked: bool, noted: bool) -> Form:
    key = (frame, tongue(), unchecked, noted)
    found = _forms.get(key)
    if found is None:
        html = render_template(
            "frame.html",
            frame=frame,
            nonce=lambda: hole(_NONCE),
            head=Markup(hole(_HEAD)),  # noqa: S704 - our own
            main=Markup(hole(_MAIN)),  # noqa: S704 - our own
            unchecked=unchecked,
            noted=noted,
            halves=halves(),
            days=[weekday_name(day) for day in _FROM_SUNDAY],
        )
        found = form(html)
        _forms.keep(key, found)
    return found
