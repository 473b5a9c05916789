"""Payloads -> Listing: finds the format, asks for missing parts, reads every row.

Formats are discovered: each module of `importers.formats` with `parse` and `sniff` is one, and its
file's name is its key.
"""

import logging
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from finder.errors import BadFeed, EmptyListing, FetchFailed, NotAListing
from importers import Feed, Listing, Part, Problem, Row
from importers import formats as folder
from importers.clean import collection, json_text
from importers.clean.remembered import make_room
from importers.clean.unlisted import is_empty, what_it_is

MAX_PARTS = 200
MAX_BYTES = 64_000_000

_log = logging.getLogger(__name__)

Get = Callable[[str], Part]
_Perhaps = Callable[[str], Part | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A listing in numbers: rows = used + refused + withheld."""

    format: str
    rows: int
    used: int
    refused: int
    withheld: int
    meetings: int
    problems: Mapping[tuple[str | None, str], int]  # by field and reason, most frequent first


@cache
def formats() -> Mapping[str, ModuleType]:
    """Every format by its key, in alphabetical order."""
    names = sorted(module.name for module in iter_modules(folder.__path__))
    modules = {name: module for name in names if (module := _imported(name)) is not None}
    return {
        name: module
        for name, module in modules.items()
        if hasattr(module, "parse") and hasattr(module, "sniff")
    }


def _imported(name: str) -> ModuleType | None:
    """A format; one that cannot be imported is set aside, so that the others still read."""
    try:
        return import_module(f"{folder.__name__}.{name}")
    except Exception:
        _log.exception("The format %s cannot be used and is set aside.", name)
        return None


def detect(parts: Sequence[Part]) -> str:
    """The key of the one format that recognises these parts; raises NotAListing."""
    found = [key for key, module in formats().items() if any(module.sniff(part) for part in parts)]
    if len(found) == 1:
        return found[0]
    if found:
        raise NotAListing(f"This could be {' or '.join(found)}: say which with the format.")
    raise NotAListing(what_it_is(parts))


def read(
    parts: Sequence[Part],
    feed: Feed,
    get: Get | None = None,
    *,
    max_bytes: int = MAX_BYTES,
    saved: bool = False,
) -> Listing:
    """Reads a listing to its end, asking `get` for the parts its format still wants.

    Without `get` the format reads what it can; so it does of a `saved` listing whose further
    addresses cannot be reached. Elsewhere that is FetchFailed: half a listing is none. Raises
    NotAListing for what is no listing (EmptyListing for one without rows), and BadFeed for one
    that asks for too much.
    """
    try:
        with collection.paused():
            if is_empty(parts):
                raise EmptyListing(what_it_is(parts))
            key = feed.format or detect(parts)
        module = _format(key)
        if feed.columns and not hasattr(module, "READS_COLUMNS"):
            raise NotAListing(f"The format {key} has no columns: take `columns` out of feeds.toml.")
        complete = _with_more(
            module, parts, feed, _patient(get) if saved and get else get, max_bytes
        )
        make_room(sum(len(part.body) for part in complete))
        with collection.paused():
            rows, problems = _read_rows(module.parse(complete, feed))
    finally:
        json_text.forget()
    if not rows:
        raise EmptyListing("The listing is empty: it has no rows.")
    return Listing(format=key, rows=rows, problems=problems)


def summary(listing: Listing) -> Summary:
    """Counts what became of every row."""
    rows = listing.rows
    problems = [*listing.problems, *(problem for row in rows for problem in row.problems)]
    used = sum(row.used for row in rows)
    withheld = sum(row.withheld for row in rows)
    return Summary(
        format=listing.format,
        rows=len(rows),
        used=used,
        refused=len(rows) - used - withheld,
        withheld=withheld,
        meetings=sum(len(row.meetings) for row in rows),
        problems=dict(Counter((item.field, item.reason) for item in problems).most_common()),
    )


def _format(key: str) -> ModuleType:
    if key not in formats():
        raise NotAListing(f"There is no format {key!r}; there are {', '.join(formats())}.")
    return formats()[key]


def _with_more(
    module: ModuleType, parts: Sequence[Part], feed: Feed, get: _Perhaps | None, max_bytes: int
) -> list[Part]:
    """The parts and those the format asks for, one round after the other."""
    complete = list(parts)
    asked = {part.url for part in parts}
    if get is not None and hasattr(module, "more"):
        while wanted := [url for url in module.more(complete, feed) if url not in asked]:
            asked.update(wanted)
            complete.extend(_fetched(wanted, get, complete, max_bytes))
    _check_size(complete, max_bytes)
    return complete


def _fetched(
    wanted: Sequence[str], get: _Perhaps, have: Sequence[Part], max_bytes: int
) -> Iterator[Part]:
    if len(have) + len(wanted) > MAX_PARTS:
        raise BadFeed(f"The listing comes in more than {MAX_PARTS} parts.")
    _check_size(have, max_bytes)
    yield from filter(None, map(get, wanted))


def _patient(get: Get) -> _Perhaps:
    def perhaps(url: str) -> Part | None:
        try:
            return get(url)
        except FetchFailed as error:
            _log.info("%s was not read: %s", url, error)
            return None

    return perhaps


def _check_size(parts: Sequence[Part], max_bytes: int) -> None:
    if sum(len(part.body) for part in parts) > max_bytes:
        raise BadFeed(f"The listing is larger than {max_bytes // 1_000_000} MB.")


def _read_rows(rows: Iterator[Row]) -> tuple[list[Row], list[Problem]]:
    """The rows, and apart from them what is wrong with the listing as a whole (row 0)."""
    everything = list(rows)
    whole = [problem for row in everything if row.number == 0 for problem in row.problems]
    return [row for row in everything if row.number != 0], whole
