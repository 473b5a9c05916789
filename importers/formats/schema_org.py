"""schema.org Events (JSON-LD) in web pages, or in the pages that a sitemap lists.

A row is one event as listed; those of a series share one meeting. Persons (performers, organizers
that are no organization) are not read. https://schema.org/Event, https://schema.org/Schedule
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from importers import Feed, NotAListing, Part, Problem, Row
from importers.clean.folded import finish_series
from importers.clean.json_ld import addresses, is_sitemap, read_nodes
from importers.clean.schema_event import is_event, read_event

_MOST_PAGES = 190  # a listing has at most 200 parts
_WORDS = ("event", "meeting")  # pages of a site that are worth asking for


def sniff(part: Part) -> bool:
    """A sitemap, or anything that carries an Event of schema.org."""
    try:
        named = b"schema.org" in part.body
        return is_sitemap(part.body) or (named and any(map(is_event, read_nodes(part.body).nodes)))
    except NotAListing:
        return False


def more(parts: Sequence[Part], feed: Feed) -> list[str]:
    """The pages of the sitemaps: those that speak of events or meetings, where any do."""
    have = {part.url for part in parts}
    return [url for url in _listed(parts)[:_MOST_PAGES] if url not in have]


def parse(parts: Sequence[Part], feed: Feed) -> Iterator[Row]:
    """Raises NotAListing where no page has events."""
    events: list[Mapping[str, Any]] = []
    for part in parts:
        if is_sitemap(part.body):
            continue
        try:
            page = read_nodes(part.body)
        except NotAListing as error:
            yield _whole("a page could not be read", f"{part.url}: {error}")
            continue
        if page.damaged:
            yield _whole("a script of a page could not be read", part.url)
        found = [node for node in page.nodes if is_event(node)]
        if not found:
            yield _whole("a page without events", part.url)
        events.extend(found)
    if not events:
        raise NotAListing("No page here carries events in the form of schema.org.")
    if more(parts, feed) or len(_listed(parts)) > _MOST_PAGES:
        yield _whole("not all pages are read", None)
    once = {_same(event): event for event in reversed(events)}
    numbered = enumerate(reversed(once.values()), 1)
    dated = (item for row, event in numbered for item in read_event(event, row, feed))
    yield from finish_series(dated, feed)


def _listed(parts: Sequence[Part]) -> list[str]:
    listed = [url for part in parts if is_sitemap(part.body) for url in addresses(part)]
    return [url for url in listed if any(word in url.lower() for word in _WORDS)] or listed


def _whole(reason: str, value: str | None) -> Row:
    return Row(number=0, problems=(Problem(row=0, reason=reason, value=value),))


def _same(event: Mapping[str, Any]) -> str:
    """The same event stands on its own page and on pages that list it."""
    named = ("name", "startDate", "location", "eventSchedule", "url")
    return repr([event.get(name) for name in named])
