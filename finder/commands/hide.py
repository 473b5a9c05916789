"""`hide`: takes a meeting off within a minute, without a sync."""

from argparse import ArgumentParser, Namespace
from datetime import date

from finder.catalogue import locked
from finder.commands.terminal import Terminal
from finder.config import Config
from finder.errors import BadSettings
from finder.snapshot import Snapshot, open_current
from finder.snapshot.corrected import publish_corrected
from finder.snapshot.corrections import add_correction

NAME = "hide"
HELP = "take a meeting off the site at once, and keep it off"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("id", help="the meeting's id, as in its address")
    parser.add_argument("--reason", default="taken down by the operator")
    parser.add_argument(
        "--until", type=date.fromisoformat, metavar="DATE", help="shown again from then on"
    )


def run(options: Namespace, config: Config, terminal: Terminal) -> int:
    today = terminal.now().date()
    with locked(config.data, "write"):
        snapshot = open_current(config.data, config.corrections, today=today)
        known = _known(snapshot, options.id)
        for listed in snapshot.ids_of(known):  # each by itself, should they ever part
            add_correction(
                config.corrections,
                listed,
                reason=options.reason,
                since=today,
                expires=options.until,
            )
        publish_corrected(config.data, snapshot, config.corrections, today=today)
    terminal.say(f"{known} is off the site; the correction stands in {config.corrections}")
    return 0


def _known(snapshot: Snapshot, id: str) -> str:  # noqa: A002
    """The id it has now; raises BadSettings if it is no meeting's."""
    row = snapshot.row_behind(id)
    if row is None:
        raise BadSettings(f"there is no meeting “{id}” on the site")
    return snapshot.meeting(row).id
