"""`helplines`: which crisis lines the site shows, and which of them no person has reviewed yet."""

from argparse import ArgumentParser, Namespace

from finder.commands.terminal import Terminal
from finder.config import Config
from finder.register.helplines import Helpline, every_line

NAME = "helplines"
HELP = "list the crisis lines: reviewed by a person, or not yet"


def arguments(parser: ArgumentParser) -> None:
    """None."""


def run(options: Namespace, config: Config, terminal: Terminal) -> int:
    lines = every_line(config.settings.helplines)
    terminal.table(
        ("key", "label", "number", "checked", "state", "official page"),
        [_row(line, terminal) for line in lines],
    )
    word = waiting(config, terminal)
    if word:
        terminal.tell(word)
    return 0


def waiting(config: Config, terminal: Terminal) -> str:
    """How many lines wait for a person, and what to do; empty if none."""
    lines = every_line(config.settings.helplines)
    unseen = [line for line in lines if not line.reviewed]
    old = [line for line in lines if line.expired(terminal.now().date())]
    if not unseen and not old:
        return ""
    return (
        f"Helplines: {len(unseen)} of {len(lines)} not yet reviewed by a person, {len(old)} to be "
        "checked again. Call each or read its official page, then write its key and the day into "
        "settings.toml: [helplines.KEY] reviewed = YYYY-MM-DD (or withdrawn = true). "
        "`python -m finder helplines` lists them."
    )


def _row(line: Helpline, terminal: Terminal) -> tuple[str, ...]:
    state = "reviewed" if line.reviewed else "not yet reviewed"
    if line.expired(terminal.now().date()):
        state = "check it again"
    number = line.phone or line.sms or line.chat or "–"
    return (line.key, line.label, number, line.checked.isoformat(), state, line.source)
