"""`rollback`: goes back to the snapshot before the current one."""

from argparse import ArgumentParser, Namespace

from finder.catalogue import locked
from finder.commands.terminal import Terminal
from finder.config import Config
from finder.snapshot import rollback

NAME = "rollback"
HELP = "go back to the snapshot before the current one"


def arguments(parser: ArgumentParser) -> None:
    """None."""


def run(options: Namespace, config: Config, terminal: Terminal) -> int:
    with locked(config.data, "write"):
        name = rollback(config.data, config.corrections, today=terminal.now().date())
    terminal.say(f"readers see {name} now, until the next sync publishes anew")
    return 0
