"""Addresses that are somebody's own: with a key, or made so that nobody else knows them.

A sharing permission given to one recipient, somebody's API key, a one-time number, a signature of
a store; and a plugin's cache file, whose name a page betrays (facts: meeting-guide 6, sources).
"""

import re
from urllib.parse import parse_qsl

_NAMES = frozenset(
    "key keys apikey tsmlkey hapikey nonce wpnonce token auth authorization password passwd pass"
    " pwd secret sig signature signed jwt bearer credential credentials session sessionid"
    " sid".split()
)
_ENDINGS = (
    *("apikey", "accesskey", "accesskeyid", "secretkey", "subscriptionkey", "authkey"),
    *("token", "nonce", "password", "secret", "signature", "credential"),
)
_STORES = ("xamz", "xgoog", "xoss", "xms")  # what their signed addresses begin with
_PAGES = frozenset(("pagetoken", "nextpagetoken", "nexttoken", "continuationtoken"))
_CACHE = "tsml-cache"


def carries_key(query: str) -> bool:
    """Whether a parameter of a query string is a key by its name."""
    names = (name for name, _ in parse_qsl(query, keep_blank_values=True))
    return any(map(_is_key, names))


def is_cache(path: str) -> bool:
    """Whether a path leads to a plugin's cache file."""
    return _CACHE in path.lower()


def _is_key(name: str) -> bool:
    plain = re.sub(r"[^a-z0-9]", "", name.lower())
    if plain in _PAGES:
        return False
    return plain in _NAMES or plain.endswith(_ENDINGS) or plain.startswith(_STORES)
