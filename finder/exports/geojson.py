"""Meetings with coordinates as GeoJSON (RFC 7946)."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from finder.exports.written import json_text

_FEATURE = (
    b'{"type":"Feature","id":%b,"geometry":{"type":"Point","coordinates":%b},"properties":%b}'
)


def feature_collection(rows: Iterable[bytes], about: Mapping[str, Any]) -> bytes:
    """Meetings, each a JSON object, as features, behind what is said `about` them all.

    `omitted` counts those without a point, online ones among them.
    """
    features: list[bytes] = []
    omitted = 0
    for text in rows:
        row = json.loads(text)
        point = _point(row)
        if point is None:
            omitted += 1
        else:
            features.append(_FEATURE % (json_text(row["id"]), point, text))
    head = json_text({**about, "type": "FeatureCollection", "omitted": omitted})
    return b'%b,"features":[%b]}' % (head[:-1], b",".join(features))


def _point(row: Mapping[str, Any]) -> bytes | None:
    """Longitude and latitude."""
    if row["attendance"] == "online" or "teens" in row["audiences"]:
        return None
    venue = row["venue"] or {}
    latitude, longitude = venue.get("latitude"), venue.get("longitude")
    if latitude is None or longitude is None:
        return None
    return b"[%r,%r]" % (longitude, latitude)
