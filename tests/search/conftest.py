"""Small worlds to ask."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.search.small import Small


@pytest.fixture
def small(tmp_path: Path) -> Callable[..., Small]:
    """`small(meeting("One"), …)` is an index of these meetings that can be asked."""
    return lambda *meetings, **options: Small(tmp_path, meetings, **options)
