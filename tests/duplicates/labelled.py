"""The labelled pairs: reads them, and says how the linker does on them.

`python -m tests.duplicates.labelled FOLDER` prints precision and recall of both halves and every
pair that is judged wrongly; FOLDER holds the real listings.
"""

import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from finder.duplicates import clusters
from finder.model import Meeting
from importers.coverage import known, read_known

PAIRS = Path(__file__).with_name("pairs.tsv")


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """`tuned` is the half that the linker was made with; the other was kept from it."""

    one: str
    two: str
    same: bool
    chosen: str

    @property
    def tuned(self) -> bool:
        return sha256(f"{self.one} {self.two}".encode()).digest()[0] % 2 == 0

    @property
    def listings(self) -> tuple[str, str]:
        return self.one.partition("_")[0], self.two.partition("_")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """`wrong` are linked but different, `missed` the same but not linked."""

    right: int
    wrong: tuple[Labelled, ...]
    missed: tuple[Labelled, ...]
    apart: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + len(self.wrong))

    @property
    def recall(self) -> float:
        return self.right / (self.right + len(self.missed))


def labelled() -> list[Labelled]:
    lines = PAIRS.read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [
        Labelled(one=one, two=two, same={"same": True, "different": False}[label], chosen=chosen)
        for one, two, label, chosen in rows
    ]


def read_listings(folder: Path, pairs: Iterable[Labelled]) -> dict[str, dict[str, Meeting]]:
    """The meetings of every listing that a pair names, by id."""
    wanted = {key for pair in pairs for key in pair.listings}
    return {
        entry.feed.key: {
            meeting.id: meeting
            for row in read_known(folder, entry).rows
            for meeting in row.meetings
        }
        for entry in known()
        if entry.feed.key in wanted
    }


def figures(
    pairs: Iterable[Labelled], meetings: Mapping[str, Mapping[str, Meeting]]
) -> dict[Labelled, bool]:
    """Whether each pair is linked: two listings whole, two rows of one as if of two feeds."""
    linked: dict[tuple[str, str], set[str]] = {}
    return {pair: _linked(pair, meetings, linked) for pair in pairs}


def summed(found: Mapping[Labelled, bool]) -> Figures:
    return Figures(
        right=sum(linked and pair.same for pair, linked in found.items()),
        wrong=tuple(pair for pair, linked in found.items() if linked and not pair.same),
        missed=tuple(pair for pair, linked in found.items() if pair.same and not linked),
        apart=sum(not linked and not pair.same for pair, linked in found.items()),
    )


def _linked(
    pair: Labelled,
    meetings: Mapping[str, Mapping[str, Meeting]],
    known_links: dict[tuple[str, str], set[str]],
) -> bool:
    one, two = pair.listings
    if one == two:
        other = replace(meetings[two][pair.two], feed="other")
        return bool(clusters([meetings[one][pair.one], other]))
    if pair.listings not in known_links:
        both = [*meetings[one].values(), *meetings[two].values()]
        known_links[pair.listings] = {" ".join(group) for group in clusters(both)}
    return " ".join(sorted((pair.one, pair.two))) in known_links[pair.listings]


def _report(folder: Path) -> Iterator[str]:
    pairs = labelled()
    found = figures(pairs, read_listings(folder, pairs))
    halves = {"all": found}
    for name, tuned in (("tuned on", True), ("kept apart", False)):
        halves[name] = {pair: linked for pair, linked in found.items() if pair.tuned is tuned}
    for name, half in halves.items():
        sums = summed(half)
        yield (
            f"{name}: {len(half)} pairs, {sums.right + len(sums.missed)} the same; "
            f"precision {sums.precision:.4f} ({len(sums.wrong)} wrong), "
            f"recall {sums.recall:.4f} ({len(sums.missed)} missed)"
        )
    for kind in ("wrong", "missed"):
        for pair in getattr(summed(found), kind):
            half = "tuned on" if pair.tuned else "kept apart"
            yield f"{kind} ({pair.chosen}, {half}): {pair.one} {pair.two}"


if __name__ == "__main__":
    for line in _report(Path(sys.argv[1])):
        sys.stdout.write(line + "\n")
