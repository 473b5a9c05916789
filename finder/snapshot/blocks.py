"""The keys by which listings are linked, as files: who shares one is looked up, not searched.

Three files for all listings of a base: their ids, a line each, in alphabetical order; and pairs of
a key and the place of an id, each one number of 64 bits, once in the order of keys, once of ids.
"""

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

_KEY_BITS = 40  # finder.duplicates.keys
_PLACE_BITS = 24
_IDS, _BY_KEY, _BY_ID = "ids.txt", "by-key.bin", "by-id.bin"
MOST = 2**_PLACE_BITS


def write_blocks(folder: Path, keys: Mapping[str, Iterable[int]]) -> None:
    """The keys of each listing by its id, at most `MOST` of them."""
    ids = sorted(keys)
    by_id = [place << _KEY_BITS | key for place, id in enumerate(ids) for key in sorted(keys[id])]  # noqa: A001
    by_key = sorted(_turned(pair) for pair in by_id)
    (folder / _IDS).write_text("\n".join(ids), encoding="utf-8")
    _write(folder / _BY_ID, by_id)
    _write(folder / _BY_KEY, by_key)


class StoredBlocks:
    """Those files, read."""

    def __init__(self, folder: Path) -> None:
        self._ids = (folder / _IDS).read_text(encoding="utf-8").split("\n")
        self._by_key = _read(folder / _BY_KEY)
        self._by_id = _read(folder / _BY_ID)

    def block(self, key: int) -> list[str]:
        """The ids of the listings with that key, in alphabetical order."""
        return [self._ids[place] for place in _behind(self._by_key, key, _PLACE_BITS)]

    def keys_of(self, ids: Iterable[str]) -> set[int]:
        """All keys of these listings; of those that were not there, none."""
        found: set[int] = set()
        for id in ids:  # noqa: A001
            place = bisect_left(self._ids, id)
            if place < len(self._ids) and self._ids[place] == id:
                found.update(_behind(self._by_id, place, _KEY_BITS))
        return found


def _behind(pairs: "array[int]", first: int, bits: int) -> Iterator[int]:
    """The second numbers of the pairs that begin with this one."""
    for number in range(bisect_left(pairs, first << bits), len(pairs)):
        if pairs[number] >> bits != first:
            return
        yield pairs[number] & ((1 << bits) - 1)


def _turned(pair: int) -> int:
    return (pair & ((1 << _KEY_BITS) - 1)) << _PLACE_BITS | pair >> _KEY_BITS


def _write(path: Path, numbers: Iterable[int]) -> None:
    found = array("Q", numbers)
    if sys.byteorder == "big":
        found.byteswap()
    path.write_bytes(found.tobytes())


def _read(path: Path) -> "array[int]":
    found = array("Q")
    found.frombytes(path.read_bytes())
    if sys.byteorder == "big":
        found.byteswap()
    return found
