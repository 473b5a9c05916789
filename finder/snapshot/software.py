"""Which software made something: so that what another version made is not taken for its own."""

import hashlib
from collections.abc import Collection, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_CODE = (".py", ".toml", ".tsv", ".sql", ".gz")


@cache
def software(without: tuple[str, ...]) -> str:
    """Changes whenever the code or data of `finder` does, but for the folders so named."""
    digest = hashlib.sha256()
    for path in _sources(files("finder"), without):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _sources(folder: Traversable, without: Collection[str]) -> Iterator[Traversable]:
    for path in sorted(folder.iterdir(), key=lambda item: item.name):
        if path.is_dir():
            if path.name not in without:
                yield from _sources(path, without)
        elif path.name.endswith(_CODE):
            yield path
