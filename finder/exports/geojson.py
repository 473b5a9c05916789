"""Meetings with coordinates as GeoJSON (RFC 7946)."""

from collections.abc import Iterable, Mapping
from typing import Any


def feature_collection(rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Shapes as features; `omitted` counts those without a point, online ones among them."""
    features: list[dict[str, Any]] = []
    omitted = 0
    for row in rows:
        point = _point(row)
        if point is None:
            omitted += 1
        else:
            features.append(_feature(row, point))
    return {"type": "FeatureCollection", "omitted": omitted, "features": features}


def _point(row: Mapping[str, Any]) -> list[float] | None:
    venue = row["venue"] or {}
    latitude, longitude = venue.get("latitude"), venue.get("longitude")
    nowhere = row["attendance"] == "online" or "teens" in row["audiences"]
    if nowhere or latitude is None or longitude is None:
        return None
    return [longitude, latitude]


def _feature(row: Mapping[str, Any], point: list[float]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": row["id"],
        "geometry": {"type": "Point", "coordinates": point},
        "properties": dict(row),
    }
