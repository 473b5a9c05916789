"""The command line as a person meets it: arguments in, text and an exit code out."""

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from finder.__main__ import main
from finder.commands.terminal import Terminal
from tests.made import NOW
from tests.sync.conftest import rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


def runner(data: Path, now: datetime = NOW) -> Run:
    """Runs a command in that folder at that hour; argparse's own exits count too."""

    def run(*arguments: object) -> Ran:
        out, err = io.StringIO(), io.StringIO()
        terminal = Terminal(out=out, err=err, now=lambda: now)
        environ = {"FINDER_DATA": str(data)}
        code = main([str(item) for item in arguments], environ, terminal)
        return Ran(code=code, out=out.getvalue(), err=err.getvalue())

    return run


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return runner(tmp_path / "data")


@pytest.fixture
def listing(tmp_path: Path) -> Path:
    """Eight rows: seven good ones, and one whose day is none."""
    path = tmp_path / "aa-test.json"
    odd = [{"name": "Odd", "slug": "odd", "day": "someday", "time": "19:00"}]
    path.write_text(json.dumps(rows(7) + odd))
    return path


@pytest.fixture(scope="session")
def demo_run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Commands on the demonstration, built once; none of its tests changes it."""
    data = tmp_path_factory.mktemp("demo")
    ran = runner(data)("demo", "--build-only")
    assert (ran.code, ran.err) == (0, "")
    return runner(data / "demo")
