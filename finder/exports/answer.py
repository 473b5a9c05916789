"""An answer as `/meetings.json` gives it: one JSON document, joined of ready parts."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any

from finder.exports.written import json_text
from finder.search.engine import Answer, Counts, FoundPlace
from finder.search.listing import LONG
from finder.search.query import public

Columns = tuple[Sequence[str], Sequence[str]]  # a facet's values and labels


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
    short = [name for name in counts if name not in LONG]
    columns = [counts[name].columns for name in short]
    form = _form(tuple(short), tuple([(tuple(column[0]), tuple(column[1])) for column in columns]))
    filled = form % tuple(chain.from_iterable([numbers for _, _, numbers in columns]))
    longs = [_long(name, counts[name]) for name in LONG if name in counts]
    return b"{%b}" % b",".join([*([filled] if short else []), *longs])


def _long(name: str, options: Counts) -> bytes:
    begun = map(_begun, *options.columns[:2])
    listed = ",".join([f"{text}{n}}}" for text, n in zip(begun, options.numbers, strict=True)])
    return f'"{name}":[{listed}]'.encode()


@lru_cache(maxsize=64)
def _form(names: Sequence[str], facets: Sequence[Columns]) -> bytes:
    """Facets' options, with a place for each count: most answers list the same ones."""
    lists = (
        b",".join(
            _begun(*pair).encode().replace(b"%", b"%%") + b"%d}"
            for pair in zip(*columns, strict=True)
        )
        for columns in facets
    )
    return b",".join(
        b'"%b":[%b]' % (name.encode(), one) for name, one in zip(names, lists, strict=True)
    )


@lru_cache(maxsize=4_096)
def _begun(value: str, label: str) -> str:
    """An option up to its count."""
    text = json.dumps({"value": value, "label": label}, ensure_ascii=False, separators=(",", ":"))
    return f'{text[:-1]},"count":'
