"""Addresses that say nothing at a glance.

The characters are only written differently (base64url): whoever opens the link, or knows how,
can read it. It keeps a shared screen and a list of calendars silent, no more.
"""

import base64
import binascii


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


def opaque_link(base_url: str, meeting_id: str) -> str:
    """The meeting's page under an address without its feed and name."""
    return f"{base_url}/m/{opaque(meeting_id)}"
