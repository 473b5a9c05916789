"""Short ways: words, an address and how many meetings lie there."""

from collections.abc import Sequence
from dataclasses import dataclass

from finder.web.answering import answered
from finder.web.asking import asked
from finder.web.links import Pairs, address


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Words and where they lead."""

    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A link into the list with the number of meetings it finds."""

    label: str
    url: str
    count: int


def leading(ways: Sequence[tuple[str, Pairs]]) -> tuple[Path, ...]:
    """Those of the labelled queries that find any meeting."""
    paths = (
        Path(
            label=label,
            url=address("/meetings", pairs),
            count=answered(asked(pairs)).total,
        )
        for label, pairs in ways
    )
    return tuple(path for path in paths if path.count)
