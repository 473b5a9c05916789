"""Meeting Guide JSON: an array of meetings, or `{"meetings": […]}` of the sheets service.

Specification: https://github.com/code4recovery/spec; facts: meeting-guide, sections 1 to 4.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from importers import Draft, Feed, NotAListing, Part, Row
from importers.clean.day_order import Order, in_order, order_of
from importers.clean.finish import finish
from importers.clean.headings import fields, is_withheld, known
from importers.clean.json_text import load
from importers.clean.meeting_guide_row import draft_of
from importers.clean.records import opened
from importers.clean.unpublished import is_unpublished

READS_COLUMNS = True  # a feed may name its headings

_OWN = frozenset(("day", "time", "formatted_address", "address", "conference_url", "regions"))
_FOREIGN = frozenset(
    (
        "_id",
        "groupID",
        "id_bigint",
        "weekday_tinyint",
        "schedule",
        "utcStart",
        "fields",
        "serviceBodyId",
    )
)
_LOOKED_AT = 20  # rows that are enough to recognise another format


def sniff(part: Part) -> bool:
    """A row has a slug, or a name and when or where it is, and no first row is another format's."""
    try:
        rows = _rows(part)
    except NotAListing:
        return False
    foreign = any(isinstance(row, dict) and _FOREIGN & row.keys() for row in rows[:_LOOKED_AT])
    return not foreign and any(_is_ours(row) for row in rows)


def parse(parts: Sequence[Part], feed: Feed) -> Iterator[Row]:
    """All parts are listings, read one after the other. Raises NotAListing."""
    rows = [row for part in parts for row in _rows(part)]
    order = order_of(row.get("updated") for row in rows if isinstance(row, dict))
    return finish((_draft(row, number, feed, order) for number, row in enumerate(rows, 1)), feed)


def _draft(row: object, number: int, feed: Feed, order: Order | None) -> Draft:
    draft = opened(row, number)
    if draft.refused or not isinstance(row, dict):
        return draft
    ours = fields(row, feed.columns)
    if order and "updated" in ours:
        ours = {**ours, "updated": in_order(ours["updated"], order)}
    draft = draft_of(ours, number, feed)
    draft.withheld = is_withheld(ours, feed.columns) or is_unpublished(row, feed.columns)
    return draft


def _rows(part: Part) -> list[Any]:
    value = load(part.body)
    rows = value.get("meetings") if isinstance(value, dict) else value
    if isinstance(rows, list):
        return rows
    if isinstance(value, dict) and ("error" in value or value.get("code") == "feed_restricted"):
        raise NotAListing("The site restricts its feed: ask the publisher to open sharing.")
    raise NotAListing("This is JSON, but not a list of meetings.")


def _is_ours(row: object) -> bool:
    if not isinstance(row, dict):
        return False
    named = known(row, {})
    return "slug" in row or ("name" in named and bool(_OWN & named))
