"""The directory of a zip archive -> whether it is a trap, before anything of it is unpacked.

Nothing here is ever written to a disk; a file that tries to lead out of itself was still not made
by a program for tables. Parts that share their bytes unpack to far more than the file holds.
"""

import re
import stat
from collections.abc import Sequence
from itertools import pairwise
from zipfile import ZipInfo

_HEAD = 30  # bytes before a part, at least: its local header


def is_trap(parts: Sequence[ZipInfo]) -> bool:
    """Whether a part leads elsewhere, is a link, stands twice, or shares its bytes with another."""
    names = {part.filename.casefold() for part in parts}
    return len(names) < len(parts) or _overlap(parts) or any(map(_leads_away, parts))


def _leads_away(part: ZipInfo) -> bool:
    steps = re.split(r"[/\\]", part.filename)
    return steps[0] == "" or ".." in steps or stat.S_ISLNK(part.external_attr >> 16)


def _overlap(parts: Sequence[ZipInfo]) -> bool:
    ordered = sorted(parts, key=lambda part: part.header_offset)
    return any(
        part.header_offset + _HEAD + part.compress_size > following.header_offset
        for part, following in pairwise(ordered)
    )
