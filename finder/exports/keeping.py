"""What is dear to make and asked for again: kept a while, and never more than so much."""

from collections import OrderedDict
from typing import Generic, TypeVar

_Key = TypeVar("_Key")
_Made = TypeVar("_Made")


class Kept(Generic[_Key, _Made]):
    """Up to `most` things; what was not asked for the longest goes first.

    Threads share it without a lock: each step on the dictionary is one of its own, and at worst a
    thing is made twice.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._things: OrderedDict[_Key, _Made] = OrderedDict()

    def __len__(self) -> int:
        return len(self._things)

    def get(self, key: _Key) -> _Made | None:
        """None for what was never kept, or is not any more."""
        found = self._things.get(key)
        if found is not None:
            try:
                self._things.move_to_end(key)
            except KeyError:  # it went a moment ago, for another thread's
                self.keep(key, found)
        return found

    def keep(self, key: _Key, made: _Made) -> None:
        self._things[key] = made
        self._leave(self._most)

    def make_room(self) -> None:
        """For one that is about to be made, where each takes so much that one more is too many."""
        self._leave(self._most - 1)

    def _leave(self, most: int) -> None:
        while len(self._things) > most:
            try:
                self._things.popitem(last=False)
            except KeyError:  # another thread has emptied it
                return
