"""`backup`: catalogue, feeds, settings, corrections and what calendars were told in one file."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from finder.catalogue import copy_catalogue, has_catalogue, locked
from finder.catalogue.archive import CATALOGUE, FILES, TOLD, write_archive
from finder.catalogue.leftovers import work_folder
from finder.commands.terminal import Terminal
from finder.config import Config
from finder.errors import BadSettings

NAME = "backup"
HELP = "write catalogue, feeds, settings and corrections into one .tar.gz"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")


def run(options: Namespace, config: Config, terminal: Terminal) -> int:
    if not has_catalogue(config.data):
        raise BadSettings(f"there is no catalogue in {config.data} to make a backup of")
    with (
        locked(config.data, "write", wait=60),
        work_folder(config.data, "backup") as folder,
    ):
        copy_catalogue(config.data, Path(folder, CATALOGUE))
        beside = {name: config.feeds.with_name(name) for name in FILES}
        beside |= {"feeds.toml": config.feeds, TOLD: config.data / TOLD}
        present = {name: path for name, path in beside.items() if path.exists()}
        files = {CATALOGUE: Path(folder, CATALOGUE), **present}
        write_archive(options.file.absolute(), files, terminal.now())
    terminal.say(f"{options.file}: {', '.join(files)}")
    return 0
