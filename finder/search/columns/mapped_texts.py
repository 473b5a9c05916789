"""A list of texts as two files that all processes share: the octets, and where each begins.

Texts are UTF-8 as octets: what looks one up encodes what it looks for, and decodes what it found.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import overload

import numpy as np
from numpy.typing import NDArray

from finder.search.columns.files import Files, Octets, save

__all__ = ["MappedTexts", "mapped_texts", "octets_of", "read", "write"]


@dataclass(frozen=True, slots=True, eq=False)
class MappedTexts(Sequence[bytes]):
    """`octets` holds all of them, `bounds` where each begins and the last one ends."""

    octets: Octets
    bounds: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.bounds) - 1

    @overload
    def __getitem__(self, number: int) -> bytes: ...
    @overload
    def __getitem__(self, number: slice) -> list[bytes]: ...
    def __getitem__(self, number: int | slice) -> bytes | list[bytes]:
        if isinstance(number, slice):
            return [self[each] for each in range(len(self))[number]]
        if not 0 <= number < len(self):
            raise IndexError(number)
        # Looking a text up takes a dozen of these: plain integers are much less than NumPy's.
        return self.octets[self.bounds.item(number) : self.bounds.item(number + 1)]


def octets_of(text: str) -> bytes:
    """As texts are written; half a pair, which no file has, is no other text."""
    return text.encode("utf-8", "surrogatepass")


def mapped_texts(texts: Iterable[bytes]) -> MappedTexts:
    """Those in memory."""
    found = list(texts)
    return MappedTexts(b"".join(found), np.cumsum([0, *map(len, found)]).astype(np.int64))


def write(folder: Path, name: str, texts: MappedTexts) -> None:
    """Writes `<name>.txt` and `<name>-bounds.npy`."""
    (folder / f"{name}.txt").write_bytes(texts.octets[:])
    save(folder, f"{name}-bounds", texts.bounds)


def read(files: Files, name: str) -> MappedTexts:
    """Opens what `write` wrote."""
    return MappedTexts(files.load_bytes(f"{name}.txt"), files.load(f"{name}-bounds"))
