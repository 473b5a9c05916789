"""The long series run only when asked for: `-m full`."""

import pytest


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if "full" in str(config.getoption("markexpr")):
        return
    long = [item for item in items if item.get_closest_marker("full")]
    here = [item for item in long if item.path.parent.name == "search"]
    if here:
        config.hook.pytest_deselected(items=here)
        items[:] = [item for item in items if item not in here]
