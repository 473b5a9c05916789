"""The commands that need no importer; those that do lie in `importers.commands`.

A command is a module with `NAME`, `HELP`, `arguments(parser)` and `run(options, config, terminal)`,
which returns the exit code: 0 if all is well, 1 if something failed or was held. Mistakes in what
was asked are exceptions; `finder.__main__` turns each into one plain line and exit code 2.
"""

from argparse import ArgumentParser, Namespace
from typing import Protocol

from finder.commands.terminal import Terminal
from finder.config import Config


class Command(Protocol):
    """What a command module has."""

    NAME: str
    HELP: str

    def arguments(self, parser: ArgumentParser) -> None: ...

    def run(self, options: Namespace, config: Config, terminal: Terminal) -> int: ...
