"""Pages drawn once for all that are built alike; of each request only its words are filled in."""

from collections.abc import Mapping
from itertools import count
from typing import Any

from markupsafe import Markup

from finder.exports.keeping import Kept
from finder.register.sentences import Tongue, tongue
from finder.web.drawn import Form, build, form, hole, holed
from finder.web.headers import nonce
from finder.web.templates import drawn

_BETWEEN = "\0head\0"  # no page holds it
_Parts = tuple[Form, Form]  # the page's part of the head, and its main part
_MOST = 300  # words: a page of more is hardly asked for again, and its form is long
_pages: Kept[tuple[str, object, Tongue], _Parts] = Kept(256)  # some 10,000 bytes each


def parts(template: str, page: object) -> tuple[bytes, bytes]:
    """The page's own parts of the head and the body, as the template writes them.

    `page` is a dataclass that `drawn.build` takes apart; the template may use nothing beside it.
    """
    words: list[bytes] = []
    key = (template, build(page, words), tongue())
    found = _pages.get(key)
    if found is None:
        found = _drawn(template, page, len(words))
        if len(words) <= _MOST:
            _pages.keep(key, found)
    words.append(nonce().encode())
    filled = tuple(words)
    head, main = found
    return head.filled(filled), main.filled(filled)


def _drawn(template: str, page: Any, size: int) -> _Parts:
    """Behind the page's words comes the mark that its scripts carry."""
    around: Mapping[str, Any] = {
        "framed": lambda head, main: head + Markup(_BETWEEN) + main,  # noqa: S704 - our own
        "nonce": lambda: hole(size),
    }
    html = drawn(template, page=holed(page, count()), frame=None, **around)
    head, _, main = html.partition(_BETWEEN)
    return form(head), form(main)
