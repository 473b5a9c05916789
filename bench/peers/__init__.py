"""Other engines that answer the workload: one module each, found by its name.

A module has `TITLE`, `NEEDS` (what to install) and `opened(sheet, folder)`, which fills an empty
folder at the first time and finds it filled later. It raises ImportError or Unavailable where the
engine is not there.
"""

from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from bench.sheet import Found, Sheet
from bench.workload import Question

NAMES = ("tantivy", "sqlite", "postgres", "duckdb")


class Unavailable(Exception):
    """The engine is not on this machine; the text says how to get it."""


class Peer(Protocol):
    """An engine, filled and warm to be asked."""

    def answer(self, question: Question) -> Found:
        """The whole answer: total, a page of rows, and the counts of all facets."""

    def close(self) -> None:
        """Leaves nothing running."""


def module(name: str) -> Any:
    """The module of that engine."""
    return import_module(f"bench.peers.{name}")


def opened(name: str, sheet: Sheet, folder: Path) -> Peer:
    """That engine with this sheet in it; raises Unavailable."""
    try:
        found: Peer = module(name).opened(sheet, folder)
    except ImportError as error:
        raise Unavailable(f"{name}: {error}; pip install -r bench/requirements.txt") from error
    return found
