"""Which language this request is answered in."""

from collections.abc import Iterator, Set
from contextlib import contextmanager
from contextvars import ContextVar

ENGLISH = "en"
_LANGUAGE: ContextVar[str] = ContextVar("language", default=ENGLISH)
_REVIEWED: ContextVar[Set[str]] = ContextVar("reviewed", default=frozenset())


def language() -> str:
    """The BCP 47 tag of the language spoken now; `en` where nobody said otherwise."""
    return _LANGUAGE.get()


def reviewed_here() -> Set[str]:
    """The areas whose sentences the operator has had read in the language spoken now."""
    return _REVIEWED.get()


@contextmanager
def speaking(tag: str, *, reviewed: Set[str] = frozenset()) -> Iterator[None]:
    """Whatever is written within is written in `tag`.

    `reviewed` are areas that a person has read in it, beside those of `reviewed.toml`.
    """
    spoken, read = _LANGUAGE.set(tag), _REVIEWED.set(reviewed)
    try:
        yield
    finally:
        _REVIEWED.reset(read)
        _LANGUAGE.reset(spoken)
