"""Picks ideas that find something, none of them twice under two names."""

from collections.abc import Iterable
from dataclasses import dataclass

from finder.search.engine import Answer
from finder.web.idea import Idea
from finder.web.links import Pairs
from finder.web.trials import Trials

_HOW_FAR = frozenset({"within", "unit", "sort", "page", "per_page"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """An idea and how many it finds; the lowest `rank` stands first."""

    rank: int
    idea: Idea
    total: int


class Picked:
    """The ideas taken so far; `pairs` are those of `answer`, which no idea may repeat."""

    def __init__(self, answer: Answer, pairs: Pairs, trials: Trials) -> None:
        self._trials = trials
        self._asked = (_core(pairs), answer.total)
        self._taken: list[Tried] = []
        self._passed: list[Tried] = []

    def __len__(self) -> int:
        return len(self._taken)

    def add(self, rank: int, idea: Idea | None) -> None:
        """Takes an idea that finds something which no other leads to."""
        total = self._trials.total(idea.pairs) if idea else 0
        if idea is None or not total:
            return
        tried = Tried(rank=rank, idea=idea, total=total)
        if idea.name != "page" and self._is_known(tried):
            self._passed.append(tried)
        else:
            self._taken.append(tried)

    def fill(self, ideas: Iterable[tuple[int, Idea | None]], size: int | None = None) -> None:
        """Takes ideas until there are so many, or all; what comes later is not even tried."""
        if size is not None and len(self) >= size:
            return
        for rank, idea in ideas:
            self.add(rank, idea)
            if len(self) == size:
                return

    def fill_again(self, size: int) -> None:
        """Where there is too little else: the same meetings under another name."""
        for tried in self._passed:
            if len(self) >= size:
                return
            if not any(_same(tried.idea, other.idea) for other in self._taken):
                self._taken.append(tried)

    def ranked(self, most: int) -> list[Tried]:
        """The taken ones in the order in which they help, the first `most` that were taken."""
        return sorted(self._taken[:most], key=lambda tried: tried.rank)

    def _is_known(self, tried: Tried) -> bool:
        """As many meetings under filters that include each other are the same meetings."""
        core, total = _core(tried.idea.pairs), tried.total
        known = [self._asked, *((_core(t.idea.pairs), t.total) for t in self._taken)]
        return any(total == count and (core <= other or other <= core) for other, count in known)


def _core(pairs: Pairs) -> frozenset[tuple[str, str]]:
    return frozenset(pair for pair in pairs if pair[0] not in _HOW_FAR)


def _same(one: Idea, other: Idea) -> bool:
    return sorted(one.pairs) == sorted(other.pairs)
