"""Addresses that say nothing at a glance.

A meeting's own is short and made from its id alone, so that it stands for the same meeting for
ever; only a site that knows the id leads on from there. A calendar's is its query, only written
differently (base64url): whoever opens it, or knows how, can read it. It keeps a shared screen and
a list of calendars silent, no more.
"""

import base64
import binascii
import hashlib
import uuid

MEETINGS = uuid.UUID("6f0c2a1e-3a52-5c41-9d6b-0b8e7a3d9c55")  # the namespace of our UIDs
SHORT = 9  # characters: two of a million meetings are alike once in seventy sites
_OCTETS = 6  # of which 45 bits are shown


def short(meeting_id: str) -> str:
    """Nine small letters and digits (base32) of the hash that the meeting's UID is made of."""
    digest = hashlib.sha1(MEETINGS.bytes + meeting_id.encode(), usedforsecurity=False).digest()
    return base64.b32encode(digest[:_OCTETS])[:SHORT].decode().lower()


def short_link(base_url: str, meeting_id: str) -> str:
    """The meeting's page under an address without its feed and name."""
    return f"{base_url}/m/{short(meeting_id)}"


def opaque(text: str) -> str:
    """Letters, digits, `-` and `_`, the same for the same text."""
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def read_opaque(token: str) -> str | None:
    """The text that `opaque` was given; None for anything else."""
    try:
        text = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)).decode()
    except (binascii.Error, ValueError):
        return None
    return text if opaque(text) == token else None
