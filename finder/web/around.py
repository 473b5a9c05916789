"""What stands round a page, drawn once for all that have it alike: few words in it are its own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markupsafe import Markup

from finder.languages import ENGLISH, UNCHECKED, halves, weekday_name
from finder.register.sentences import tongue
from finder.web.drawn import Form, escaped, form, hole
from finder.web.headers import nonce
from finder.web.templates import drawn

if TYPE_CHECKING:
    from finder.web.frame import Frame

_TITLE, _NONCE, _HEAD, _MAIN, _TONGUES = range(5)  # the last and those behind it: addresses
_FROM_SUNDAY = (6, 0, 1, 2, 3, 4, 5)  # the days as scripts count them
_UNCHECKED = UNCHECKED.encode()
_SAYS_SO = b"data-says-so"  # on the note of a page that holds it itself: paper takes it along
TITLE = hole(_TITLE)


def address_hole(number: int) -> str:
    """Where the address of this page in that one of the languages belongs."""
    return hole(_TONGUES + number)


@dataclass(frozen=True, slots=True)
class Around:
    """A frame with holes in the place of what is of one request; its forms hold some 8,000 bytes
    each.
    """

    frame: Frame
    forms: dict[tuple[bool, bool], Form] = field(default_factory=dict)

    def filled(self, title: str, addresses: Iterable[str], head: bytes, main: bytes) -> bytes:
        """The whole page; `head` and `main` are its own parts, drawn."""
        foreign = tongue()[0] != ENGLISH
        how = (foreign and _UNCHECKED in main, foreign and _SAYS_SO in main)
        drawn = self.forms.get(how)
        if drawn is None:
            drawn = self.forms[how] = self._form(unchecked=how[0], noted=how[1])
        return drawn.filled(
            (escaped(title), nonce().encode(), head, main, *map(escaped, addresses))
        )

    def _form(self, *, unchecked: bool, noted: bool) -> Form:
        html = drawn(
            "frame.html",
            frame=self.frame,
            nonce=lambda: hole(_NONCE),
            head=Markup(hole(_HEAD)),  # noqa: S704 - our own
            main=Markup(hole(_MAIN)),  # noqa: S704 - our own
            unchecked=unchecked,
            noted=noted,
            halves=halves(),
            days=[weekday_name(day) for day in _FROM_SUNDAY],
        )
        return form(html)
