"""The name of a snapshot: a hash of its logical content, however it lies on disk.

Each entry is hashed by itself and the hashes are added up modulo 2^256, so that the sum of a
changed snapshot is that of the one before, less the old entries and with the new. A sum is a sound
hash of a set: each entry has its kind and id in it, so none stands there twice, and equal contents
have equal sums in whatever order. To make two contents of one sum on purpose takes no fewer than
the 2^32 trials after which two names of 16 digits meet anyhow; and names only keep readers from
mixing snapshots up, they are no signature.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict

from finder.model import Publisher
from finder.snapshot.contents import Contents
from finder.snapshot.entries import Entries, Entry, Kind, Patch, entries_of, lines

_DIGITS = 16
_MODULUS = 2**256


def name_of(contents: Contents) -> str:
    """16 hex digits over the meetings by id, their dates, publishers and fates.

    The times of fetching and the order in which the meetings are given change nothing.
    """
    return named(sum_of(entries_of(contents)), contents.publishers, demo=contents.demo)


def named(total: int, publishers: Mapping[str, Publisher], *, demo: bool) -> str:
    """The name of what has this sum of entries."""
    about = [_json(["publisher", asdict(publishers[key])]) for key in sorted(publishers)]
    text = "\n".join([_json(["demo", demo]), *about, f"{total:064x}"])
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def sum_of(entries: Entries) -> int:
    return _sum(lines(entries))


def changed_sum(total: int, before: Entries, patch: Patch) -> int:
    """The sum after a patch; `before` has at least the entries that it puts aside."""
    aside = (
        (kind, key, old)
        for kind in Kind
        for key in patch.of(kind)
        if (old := before[kind].get(key)) is not None
    )
    return (total - _sum(aside) + _sum(lines(patch.entries))) % _MODULUS


def _sum(items: Iterable[tuple[Kind, str, Entry]]) -> int:
    return sum(_number(kind, key, entry) for kind, key, entry in items) % _MODULUS


def _number(kind: Kind, key: str, entry: Entry) -> int:
    text = _json([kind.value, key, *entry])
    return int.from_bytes(hashlib.sha256(text.encode()).digest(), "big")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, allow_nan=False)
