"""`facts`: what the register says of each fellowship, and what no person has read there yet."""

from argparse import ArgumentParser, Namespace

from finder.commands.terminal import Terminal
from finder.config import Config
from finder.register.facts import Fact, facts

NAME = "facts"
HELP = "list what is said of each fellowship: read by a person on its page, or not yet"
_HOW = (
    "Facts: {waiting} of {all} not yet read by a person on the page named. The site says so beside "
    "each. Read the page, then set its day and `reviewed = true` in finder/register/facts.toml, or "
    "take the fact out: it is then shown as not stated."
)


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--waiting", action="store_true", help="only those not yet read")


def run(options: Namespace, config: Config, terminal: Terminal) -> int:
    every = [(key, topic, fact) for key, item in facts().items() for topic, fact in item.known()]
    waiting = [entry for entry in every if not entry[2].reviewed]
    terminal.table(
        ("fellowship", "fact", "says", "noted", "state", "page"),
        [_row(*entry) for entry in (waiting if options.waiting else every)],
    )
    if waiting:
        terminal.tell(_HOW.format(waiting=len(waiting), all=len(every)))
    return 0


def _row(key: str, topic: str, fact: Fact) -> tuple[str, ...]:
    state = "read by a person" if fact.reviewed else "not yet read"
    return (key, topic, fact.says, fact.checked.isoformat(), state, fact.source)
