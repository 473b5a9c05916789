"""Which of the languages offered is nearest to what a reader asks for (RFC 4647, 3.4)."""

from collections.abc import Iterable, Sequence

_LONGEST = 35  # characters of a tag that is looked at (RFC 5646, 4.4.1)
_MOST = 20  # of a browser's wishes


def named(tag: str, offered: Sequence[str]) -> str | None:
    """The language offered that a tag names: `es` for `es-MX`; None where there is none."""
    by_name = {item.casefold(): item for item in offered}
    parts = tag.strip().replace("_", "-").casefold()[:_LONGEST].split("-")
    for length in range(len(parts), 0, -1):
        found = by_name.get("-".join(parts[:length]))
        if found is not None:
            return found
    return None


def best(wished: Iterable[tuple[str, float]], offered: Sequence[str]) -> str:
    """The language of the highest wish that is offered; the first offered where none is.

    `wished` are tags with their quality, from 0 to 1, as a browser sends them; 0 is a refusal.
    """
    wishes = sorted(list(wished)[:_MOST], key=lambda wish: -wish[1])
    for tag, quality in wishes:
        found = offered[0] if tag == "*" else named(tag, offered)
        if found is not None and quality > 0:
            return found
    return offered[0]
