"""What a handout is printed on: the paper, the size of its letters, what its heading tells."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from finder.errors import BadRequest
from finder.web.links import Pairs

# Where Letter is usual (Unicode CLDR, paperSize: US-Letter); 2026-11-22.
_LETTER = frozenset("US BZ CA CL CO CR GT MX NI PA PH PR SV VE".split())
PARAMETERS = ("paper", "text", "heading")


class Paper(StrEnum):
    """Sizes of paper."""

    A4 = "a4"
    LETTER = "letter"


class Text(StrEnum):
    """Sizes of letters: 10 and 14 points."""

    NORMAL = "normal"
    LARGE = "large"


class Heading(StrEnum):
    """A discreet one does not say what the meetings are about."""

    DISCREET = "discreet"
    FULL = "full"


_Kind = TypeVar("_Kind", Paper, Text, Heading)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """How a handout looks."""

    paper: Paper
    text: Text
    heading: Heading


def sheet(pairs: Pairs, country: str | None) -> Sheet:
    """As asked for, on the paper of the country; raises BadRequest, which names the parameter."""
    given = {name: value for name, value in pairs if value}
    usual = Paper.LETTER if country in _LETTER else Paper.A4
    return Sheet(
        paper=_one_of(Paper, "paper", given, usual),
        text=_one_of(Text, "text", given, Text.NORMAL),
        heading=_one_of(Heading, "heading", given, Heading.DISCREET),
    )


def _one_of(kind: type[_Kind], name: str, given: dict[str, str], usual: _Kind) -> _Kind:
    try:
        return kind(given.get(name, usual))
    except ValueError:
        raise BadRequest(name, f"This is no {name}.", [item.value for item in kind]) from None
