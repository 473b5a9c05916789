"""Run by itself (`python -m tests.security.fetching BASE PATH...`), so that its memory is its own.

Fetches each path of a server on this machine and prints one line of JSON for each: how many bytes
it gave or why it was refused, and by how many MB the process grew at its largest meanwhile.
"""

import json
import sys
from pathlib import Path

from urllib3.util.retry import Retry

from finder.errors import FetchFailed
from importers.fetch import web


def memory(name: str) -> float:
    """In MB; `VmRSS` is now, `VmHWM` the most since it was reset."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(name)) / 1024


def outcome(url: str) -> dict[str, object]:
    try:
        found = web.get(
            url, agent="x", private=True, seen=None, resolver=lambda host, port: ["127.0.0.1"]
        )
    except FetchFailed as error:
        return {"refused": str(error)}
    return {"bytes": len(found.part.body) if found.part else 0}


def main(base: str, *paths: str) -> None:
    Retry.sleep = lambda *_: None  # type: ignore[method-assign,assignment]
    for path in paths:
        Path("/proc/self/clear_refs").write_text("5")
        before = memory("VmRSS")
        found = outcome(base + path)
        line = {"path": path, "grown": memory("VmHWM") - before, **found}
        print(json.dumps(line), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])
