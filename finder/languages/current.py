"""Which language this request is answered in."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_LANGUAGE: ContextVar[str] = ContextVar("language", default="en")


def language() -> str:
    """The BCP 47 tag of the language spoken now; `en` where nobody said otherwise."""
    return _LANGUAGE.get()


@contextmanager
def speaking(tag: str) -> Iterator[None]:
    """Whatever is written within is written in `tag`."""
    token = _LANGUAGE.set(tag)
    try:
        yield
    finally:
        _LANGUAGE.reset(token)
