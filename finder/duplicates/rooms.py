"""The room of an online meeting: its conference's number, or its own link without the passcode."""

import re
from urllib.parse import urlsplit

from finder.model import Online
from finder.register.providers import provider_of

_IN_PATH = re.compile(r"/(?:j|w|wc|join|s)/(?:join/)?(\d{8,12})(?!\d)")
_IN_QUERY = re.compile(r"(?:^|&)confno=(\d{8,12})(?!\d)")
_DIALLED = re.compile(r",+\s*(\d{8,12})#?")
_SHORTEST_PATH = 5


def rooms_of(online: Online | None) -> frozenset[str]:
    """Empty where nothing says which room it is: a page about many meetings is none."""
    if online is None:
        return frozenset()
    dialled = _DIALLED.search(online.phone or "")
    found = {_of_link(online.url) if online.url else None, dialled[1] if dialled else None}
    return frozenset(room for room in found if room)


def _of_link(url: str) -> str | None:
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return None
    if provider_of(host) is None:
        return None
    number = _IN_PATH.search(parts.path) or _IN_QUERY.search(parts.query)
    if number:
        return number[1]
    path = parts.path.rstrip("/")
    return f"{host.removeprefix('www.')}{path}" if len(path) >= _SHORTEST_PATH else None
