"""What is left of a meeting's words when it has gone: enough to tell whether one was among them.

Hashes without order or number, so that no text can be read from them.
"""

from hashlib import blake2b

from finder.model import Meeting
from finder.search.texts import texts_of

_OCTETS = 4


def trace(word: str) -> str:
    return blake2b(word.encode(), digest_size=_OCTETS).hexdigest()


def traces(meeting: Meeting) -> frozenset[str]:
    """Of every word that a search finds it by."""
    title, rest = texts_of(meeting).document
    return frozenset(trace(word) for _, words in (*title, *rest) for word in words)
