"""What a browser says it takes: its headers, each read once for all who send the same."""

from functools import lru_cache

from werkzeug.datastructures import Accept, LanguageAccept
from werkzeug.http import parse_accept_header

_LONGEST = 200  # characters of a header that is kept: browsers send some forty
Wishes = tuple[tuple[str, float], ...]  # what is wanted, and how much, from 0 to 1


def languages(header: str) -> Wishes:
    """Of Accept-Language, the most wanted first."""
    return _languages(header) if len(header) <= _LONGEST else _languages.__wrapped__(header)


def gzip(header: str) -> bool:
    """Whether Accept-Encoding takes it."""
    return _gzip(header) if len(header) <= _LONGEST else _gzip.__wrapped__(header)


@lru_cache(maxsize=256)
def _languages(header: str) -> Wishes:
    return tuple(
        (tag, float(wanted)) for tag, wanted in parse_accept_header(header, LanguageAccept)
    )


@lru_cache(maxsize=256)
def _gzip(header: str) -> bool:
    return parse_accept_header(header, Accept)["gzip"] > 0
