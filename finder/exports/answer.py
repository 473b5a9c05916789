"""An answer as `/meetings.json` gives it: one JSON document, joined of ready parts."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from finder.exports.written import json_text
from finder.search.engine import Answer, Counts, FoundPlace
from finder.search.listing import LONG
from finder.search.query import public


def answer_text(
    snapshot_name: str, found: Answer, records: Iterable[bytes], notice: Mapping[str, str]
) -> bytes:
    """The whole document in UTF-8; `records` are `found.hits` as JSON, `notice` comes first."""
    head = {
        **notice,
        "snapshot": snapshot_name,
        "total": found.total,
        "page": found.query.page,
        "per_page": found.query.per_page,
        "query": public(found.query),
        "place": place(found.place),
    }
    return b'%s,"facets":%s,"meetings":[%s]}' % (
        json_text(head)[:-1],
        _facets(found.facets),
        b",".join(records),
    )


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


def _facets(counts: Mapping[str, Counts]) -> bytes:
    """`{"fellowship": [{"value", "label", "count"} …], …}`."""
    return b"{%b}" % b",".join(
        b'"%b":[%b]' % (name.encode(), _list(name, options)) for name, options in counts.items()
    )


def _list(name: str, options: Counts) -> bytes:
    """Of most facets every answer lists the same options: then only numbers are filled in."""
    values, labels, numbers = options.columns
    if name not in LONG:
        return _form(tuple(values), tuple(labels)) % tuple(numbers)
    begun = map(_begun, values, labels)
    return ",".join([f"{text}{n}}}" for text, n in zip(begun, numbers, strict=True)]).encode()


@lru_cache(maxsize=256)
def _form(values: Sequence[str], labels: Sequence[str]) -> bytes:
    """A facet's options, with a place for each count."""
    pairs = zip(values, labels, strict=True)
    return b",".join(_begun(*pair).encode().replace(b"%", b"%%") + b"%d}" for pair in pairs)


@lru_cache(maxsize=4_096)
def _begun(value: str, label: str) -> str:
    """An option up to its count."""
    text = json.dumps({"value": value, "label": label}, ensure_ascii=False, separators=(",", ":"))
    return f'{text[:-1]},"count":'
