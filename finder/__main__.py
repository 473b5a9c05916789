"""The command line: the one place that knows both finder and importers."""

import os
import sqlite3
import sys
from argparse import ArgumentParser, Namespace, RawDescriptionHelpFormatter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from finder.commands import (
    Command,
    backup,
    export,
    facts,
    helplines,
    hide,
    rollback,
    search,
    serve,
    snapshots,
)
from finder.commands.terminal import Terminal
from finder.config import load_config
from finder.errors import BadRequest, Busy, FinderError, NoSnapshot
from importers.commands import add, check, demo, feeds, restore, sync

COMMANDS: tuple[Command, ...] = (
    demo, check, add, sync, feeds, hide, serve, search, export, snapshots, rollback,
    backup, restore, helplines, facts,
)  # fmt: skip
_EXAMPLES = """examples:
  python -m finder demo
  python -m finder check meetings.json --fellowship aa
  python -m finder add https://example.org/meetings.json --key aa-example --fellowship aa
  python -m finder sync
  python -m finder search big book --near Boston --day mon
  python -m finder serve --port 8000

Data lives in FINDER_DATA (default instance/), feeds in FINDER_FEEDS (default feeds.toml there);
FINDER_URL is the address that links are made from."""


def main(arguments: Sequence[str], environ: Mapping[str, str], terminal: Terminal) -> int:
    """The exit code: 0 well, 1 something failed or was held, 2 what was asked cannot be done."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.command is None:
        terminal.say(parser.format_help().rstrip())
        return 0
    try:
        return _run(options, environ, terminal)
    except (Busy, NoSnapshot) as error:
        terminal.tell(_plain(error))
        return 1
    except FinderError as error:
        terminal.tell(_plain(error))
        return 2
    except BrokenPipeError:  # whoever read us has gone, as `head` does
        raise
    except OSError as error:
        terminal.tell(f"That did not work: {error.strerror or error} ({error.filename or 'disk'}).")
        return 1
    except sqlite3.Error as error:
        terminal.tell(f"The catalogue could not be written: {error}.")
        return 1


def _run(options: Namespace, environ: Mapping[str, str], terminal: Terminal) -> int:
    command: Command = options.module
    return command.run(options, load_config(environ, terminal.now().date()), terminal)


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="python -m finder",
        description="Open Chair: a directory and finder of recovery and support-group meetings.",
        epilog=_EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for module in COMMANDS:
        own = commands.add_parser(
            module.NAME, help=module.HELP, description=module.HELP, allow_abbrev=False
        )
        module.arguments(own)
        own.set_defaults(module=module)
    return parser


def _plain(error: FinderError) -> str:
    """One line: the sentence, and what would do instead."""
    text = " ".join(str(error).split())
    if isinstance(error, BadRequest):
        hints = _hints(error)
        named = error.parameter is None or error.parameter in text
        text = text if named else f"{error.parameter}: {text}"
        text = "; ".join([text.rstrip("."), *hints]) if hints else text
    return text[:1].upper() + text[1:]


def _hints(error: BadRequest) -> list[str]:
    allowed = error.allowed or ()
    values = allowed if isinstance(allowed, str) else ", ".join(allowed)
    hints = [f"allowed: {values}"] if values else []
    near = ", ".join(error.suggestions)
    return [*hints, f"did you mean {near}?"] if near else hints


if __name__ == "__main__":
    try:
        code = main(
            sys.argv[1:],
            os.environ,
            Terminal(out=sys.stdout, err=sys.stderr, now=lambda: datetime.now(UTC)),
        )
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code)
