"""Arrays and lists as files of a snapshot: `<name>.npy`, memory-mapped when opened, and JSON."""

import json
import mmap
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

Octets = bytes | mmap.mmap  # both give octets by place
_SMALL = 4096  # octets below which mapping a file costs more than reading it


@dataclass(frozen=True, slots=True)
class Files:
    """The files of one folder, by name."""

    folder: Path

    def load(self, name: str) -> NDArray[Any]:
        """One column, read-only: mapped, or read where it is small."""
        return load(self.folder, name)

    def load_list(self, name: str) -> Any:
        """Plain values."""
        return load_list(self.folder, name)

    def load_bytes(self, name: str) -> Octets:
        """A file as it is: mapped, or read where it is small."""
        return load_bytes(self.folder, name)


def save(folder: Path, name: str, array: NDArray[Any]) -> None:
    """Writes one column."""
    np.save(folder / f"{name}.npy", array, allow_pickle=False)


def save_padded(
    folder: Path, name: str, values: ArrayLike, kind: Any, capacity: int, filling: int | float
) -> None:
    """Writes a column of one value a row, so many rows long; the spare ones hold `filling`."""
    found = np.asarray(values, dtype=kind)
    column = np.full((capacity, *found.shape[1:]), filling, dtype=kind)
    column[: len(found)] = found
    save(folder, name, column)


def load(folder: Path, name: str) -> NDArray[Any]:
    """One column: mapped, or read where it is small (an empty one cannot be mapped).

    A mapped one is shared by all processes until it is written to: then the page is this
    process's own, and the file stays as it is. (Arrays that can only be read are slower to hand to
    compiled loops.)
    """
    path = folder / f"{name}.npy"
    mode: Literal["c"] | None = "c" if path.stat().st_size > _SMALL else None
    return np.asarray(np.load(path, mmap_mode=mode, allow_pickle=False))


def load_bytes(folder: Path, name: str) -> Octets:
    """A file as it is: mapped, so that all processes share it, or read where it is small."""
    path = folder / name
    if path.stat().st_size <= _SMALL:
        return path.read_bytes()
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def save_list(folder: Path, name: str, items: Any) -> None:
    """Writes plain values (lists, dicts, text, numbers)."""
    text = json.dumps(items, ensure_ascii=False, allow_nan=False)
    (folder / f"{name}.json").write_text(text, encoding="utf-8")


def load_list(folder: Path, name: str) -> Any:
    """The inverse of `save_list`."""
    return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
