"""What all tests share: the real listings where they are, and a wall round the machine."""

import ipaddress
import os
import socket
from pathlib import Path

import pytest

from finder.register.gazetteer import Gazetteer, open_gazetteer

PROJECT = Path(__file__).resolve().parents[1]


def listings_folder() -> Path | None:
    """The folder of real listings: FINDER_LISTINGS, else beside the project; None if absent."""
    given = os.environ.get("FINDER_LISTINGS")
    folder = Path(given) if given else PROJECT.parent / "shared" / "feeds"
    return folder if folder.is_dir() else None


@pytest.fixture(scope="session")
def listings() -> Path:
    folder = listings_folder()
    if folder is None:
        pytest.skip("the real listings are not here: set FINDER_LISTINGS to their folder")
    return folder


@pytest.fixture(scope="session")
def gazetteer(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """The places on board; making their file takes seconds, so it is made once."""
    return open_gazetteer(tmp_path_factory.mktemp("gazetteer"))


def _is_local(address: object) -> bool:
    if not isinstance(address, tuple):
        return True  # a Unix socket
    host = str(address[0])
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reaches further than this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        if not _is_local(address):
            raise AssertionError(f"a test tried to reach {address!r}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The whole of a long series runs only when asked for (`-m full`); a tenth of it always."""
    if "full" in str(config.getoption("markexpr")):
        return
    whole = [item for item in items if item.get_closest_marker("full")]
    if whole:
        config.hook.pytest_deselected(items=whole)
        items[:] = [item for item in items if not item.get_closest_marker("full")]


_skipped_for_a_tool: list[str] = []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Remembers tests that did not run because a program was missing."""
    if report.skipped and isinstance(report.longrepr, tuple) and "needs " in report.longrepr[2]:
        _skipped_for_a_tool.append(f"{report.nodeid}: {report.longrepr[2]}")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """With FINDER_NO_SKIPS set (as in .ci/run) a missing tool is a failure, not a skip."""
    if os.environ.get("FINDER_NO_SKIPS") and _skipped_for_a_tool:
        print("\nskipped for want of a tool:", *_skipped_for_a_tool, sep="\n  ")  # noqa: T201
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
