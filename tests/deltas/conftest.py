"""The places on board are compiled once, not for every catalogue."""

import pytest

from finder.register.gazetteer import Gazetteer


@pytest.fixture(autouse=True)
def _one_gazetteer(monkeypatch: pytest.MonkeyPatch, gazetteer: Gazetteer) -> None:
    monkeypatch.setattr("finder.snapshot.publishing.open_gazetteer", lambda _: gazetteer)
