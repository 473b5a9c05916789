"""An answer as `/meetings.json` gives it."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from finder.exports.shape import Context, shape
from finder.model import Meeting
from finder.search.engine import Answer, FacetCount, FoundPlace
from finder.search.query import public


def answer(
    snapshot_name: str, found: Answer, meetings: Sequence[Meeting], context: Context
) -> dict[str, Any]:
    """The whole document; `meetings` are those of `found.hits`, in the same order."""
    return {
        "snapshot": snapshot_name,
        "total": found.total,
        "page": found.query.page,
        "per_page": found.query.per_page,
        "query": public(found.query),
        "place": place(found.place),
        "facets": facets(found.facets),
        "meetings": [
            shape(meeting, hit, context, whole=False)
            for meeting, hit in zip(meetings, found.hits, strict=True)
        ],
    }


def place(found: FoundPlace | None) -> dict[str, Any] | None:
    """Where the query looked; `within_km` in kilometres whatever unit was asked."""
    if found is None:
        return None
    return {
        "name": found.name,
        "country": found.country,
        "latitude": found.latitude,
        "longitude": found.longitude,
        "within_km": found.within_km,
        "alternatives": [
            {
                "name": other.name,
                "region": other.region,
                "country": other.country,
                "latitude": other.latitude,
                "longitude": other.longitude,
            }
            for other in found.alternatives
        ],
    }


def facets(counts: Mapping[str, Sequence[FacetCount]]) -> dict[str, list[dict[str, Any]]]:
    """`{"fellowship": [{"value", "label", "count"} …], …}`."""
    return {name: [asdict(option) for option in options] for name, options in counts.items()}
