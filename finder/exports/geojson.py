"""Meetings with coordinates as GeoJSON (RFC 7946)."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from finder.exports.prepared import Texts, joined
from finder.exports.shape import KEYS
from finder.exports.written import json_text

_ID, _ATTENDANCE, _AUDIENCES, _VENUE = map(KEYS.index, ("id", "attendance", "audiences", "venue"))
_FEATURE = (
    b'{"type":"Feature","id":%b,"geometry":{"type":"Point","coordinates":%b},"properties":%b}'
)


def feature_collection(rows: Iterable[Texts], about: Mapping[str, Any]) -> bytes:
    """Meetings as features, behind what is said `about` them all.

    `omitted` counts those without a point, online ones among them.
    """
    features: list[bytes] = []
    omitted = 0
    for row in rows:
        point = _point(row)
        if point is None:
            omitted += 1
        else:
            features.append(_FEATURE % (row[_ID], point, joined(row)))
    head = json_text({**about, "type": "FeatureCollection", "omitted": omitted})
    return b'%b,"features":[%b]}' % (head[:-1], b",".join(features))


def _point(row: Texts) -> bytes | None:
    """Longitude and latitude."""
    if row[_ATTENDANCE] == b'"online"' or b'"teens"' in row[_AUDIENCES]:
        return None
    venue = json.loads(row[_VENUE]) or {}
    latitude, longitude = venue.get("latitude"), venue.get("longitude")
    if latitude is None or longitude is None:
        return None
    return json_text([longitude, latitude])
