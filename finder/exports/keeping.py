"""What is dear to make and asked for again: kept a while, and never more than so much."""

from typing import Generic, TypeVar

_Key = TypeVar("_Key")
_Made = TypeVar("_Made")


class Kept(Generic[_Key, _Made]):
    """Up to twice `most` things; what was not asked for lately goes first.

    Two shelves: when the new one is full it becomes the old one, whose things are dropped unless
    they are asked for in time. Threads share it without a lock: at worst a thing is made twice.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._new: dict[_Key, _Made] = {}
        self._old: dict[_Key, _Made] = {}

    def __len__(self) -> int:
        return len(self._new) + len(self._old)

    def get(self, key: _Key) -> _Made | None:
        """None for what was never kept, or is not any more."""
        found = self._new.get(key)
        if found is None:
            found = self._old.get(key)
            if found is not None:
                self.keep(key, found)
        return found

    def keep(self, key: _Key, made: _Made) -> None:
        if len(self._new) >= self._most:
            self._old, self._new = self._new, {}
        self._new[key] = made
