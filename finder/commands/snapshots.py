"""`snapshots`: lists what can be gone back to."""

from argparse import ArgumentParser, Namespace

from finder.commands.terminal import Terminal
from finder.config import Config
from finder.snapshot import snapshots

NAME = "snapshots"
HELP = "list the snapshots that are kept"


def arguments(parser: ArgumentParser) -> None:
    """None."""


def run(options: Namespace, config: Config, terminal: Terminal) -> int:
    found = snapshots(config.data)
    if not found:
        terminal.tell("Nothing has been published yet: run `python -m finder sync`.")
        return 0
    rows = [
        (
            item.name,
            item.published.strftime("%Y-%m-%d %H:%M UTC"),
            item.meetings,
            "current" if item.current else "",
        )
        for item in found
    ]
    terminal.table(("snapshot", "published", "meetings", ""), rows)
    return 0
