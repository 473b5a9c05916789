"""Every engine beside us gives the same answers as ours: totals, counts and meetings."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from bench import peers
from bench.answers import plain
from bench.ours import Ours
from bench.sheet import Sheet
from bench.workload import SHAPES, questions


@pytest.fixture(scope="module", params=peers.NAMES)
def peer(request: pytest.FixtureRequest, sheet: Sheet) -> Iterator[peers.Peer]:
    """In a folder that another user's server may enter, as pytest's own may not be."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        try:
            found = peers.opened(request.param, sheet, folder / request.param)
        except peers.Unavailable as error:
            pytest.skip(str(error))
        yield found
        found.close()


@pytest.mark.parametrize("shape", SHAPES)
def test_a_peers_answers_are_ours(shape: int, peer: peers.Peer, ours: Ours, sheet: Sheet) -> None:
    for question in questions()[shape][::4]:
        right = ours.plain(ours.ask(ours.read(question)))
        assert plain(peer.answer(question), sheet).differs(right) is None, question


def test_an_engine_that_is_not_there_is_said_plainly(
    monkeypatch: pytest.MonkeyPatch, sheet: Sheet, tmp_path: Path
) -> None:
    def missing(name: str) -> object:
        raise ImportError("No module named 'tantivy'")

    monkeypatch.setattr(peers, "module", missing)
    with pytest.raises(peers.Unavailable, match="pip install -r bench"):
        peers.opened("tantivy", sheet, tmp_path)


def test_a_server_that_is_not_there_is_said_plainly(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from bench.peers import cluster

    monkeypatch.setattr(cluster, "INSTALLED", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(peers.Unavailable, match="apt install postgresql"):
        cluster.programs()
