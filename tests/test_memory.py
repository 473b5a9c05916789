"""What the C library holds back goes back to the system when it is told."""

import ctypes
import subprocess
import sys

import pytest

from finder.memory import give_back, one_arena

_ASK = """
from pathlib import Path
from finder.memory import give_back, one_arena
def resident():
    return int(Path("/proc/self/statm").read_text().split()[1])
one_arena()
made = [bytearray(20_000) for _ in range(2_000)]
last = bytearray(20_000)
before = resident()
del made
give_back()
print(before - resident())
"""


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_trim"), reason="another C library")
def test_what_was_freed_goes_back() -> None:
    """40 MB under what is still held: without being told, the library keeps them."""
    told = subprocess.run([sys.executable, "-c", _ASK], capture_output=True, text=True, check=True)
    assert int(told.stdout) > 5_000  # pages of 4 KB


def test_where_the_library_knows_neither_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("finder.memory.ctypes.CDLL", lambda _: object())
    one_arena()
    give_back()
