"""Small worlds to ask; the long series run only when asked for (`-m full`)."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.search.small import Small


@pytest.fixture
def small(tmp_path: Path) -> Callable[..., Small]:
    """`small(meeting("One"), …)` is an index of these meetings that can be asked."""
    return lambda *meetings, **options: Small(tmp_path, meetings, **options)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if "full" in str(config.getoption("markexpr")):
        return
    long = [item for item in items if item.get_closest_marker("full")]
    here = [item for item in long if item.path.parent.name == "search"]
    if here:
        config.hook.pytest_deselected(items=here)
        items[:] = [item for item in items if item not in here]
