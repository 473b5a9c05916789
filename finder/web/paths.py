"""Short ways: words, an address and how many meetings lie there."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words and where they lead."""

    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A link into the list with the number of meetings it finds, where that is known."""

    label: str
    url: str
    count: int | None = None
