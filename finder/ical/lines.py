"""Content lines (RFC 5545, 3.1): name, parameters, value, folded at 75 octets.

Ours, not the icalendar package's: writing lines is what a feed of a thousand meetings spends its
time on, and that package turns a backslash before an N into a new line.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from finder.ical.words import clean

_LONGEST = 75  # octets
_UTC = "UTC"
_LAST_SECOND = 86_399  # of a day


def line(name: str, value: str, **parameters: str) -> bytes:
    """Value as it is to stand there; parameters in their order, quoted where they must be."""
    if not parameters:  # as nearly always
        return folded(f"{name}:{value}".encode())
    head = name + "".join(f";{key}={_quoted(text)}" for key, text in parameters.items())
    return folded(f"{head}:{value}".encode())


def text_line(name: str, *texts: str) -> bytes:
    """TEXT values, escaped, without control characters."""
    return line(name, ",".join(_escaped(clean(text)) for text in texts))


def time_line(name: str, moment: datetime, zone: str) -> bytes:
    """A wall time with its zone; UTC is written as such."""
    return times_line(name, [moment], zone)


def times_line(name: str, moments: Iterable[datetime], zone: str) -> bytes:
    """Several of them in one property."""
    mark = "Z" if zone == _UTC else ""
    walls = ",".join(f"{moment:%Y%m%dT%H%M%S}{mark}" for moment in moments)
    return line(name, walls) if mark else line(name, walls, TZID=zone)


@lru_cache(maxsize=4096)
def stamp_line(name: str, day: date, changes: int) -> bytes:
    """A moment of that day, in UTC: as many seconds into it as there were changes.

    So that two changes of one day have two stamps, the later one after the earlier.
    """
    seconds = timedelta(seconds=min(changes, _LAST_SECOND))
    return line(name, f"{datetime.combine(day, time()) + seconds:%Y%m%dT%H%M%S}Z")


def component(name: str, lines: Iterable[bytes]) -> bytes:
    return b"".join((f"BEGIN:{name}\r\n".encode(), *lines, f"END:{name}\r\n".encode()))


def folded(content: bytes) -> bytes:
    """With CRLF at its end, and no character cut in two."""
    if len(content) <= _LONGEST:
        return content + b"\r\n"
    pieces, begin, room = [], 0, _LONGEST
    while begin < len(content):
        end = begin + room
        while end < len(content) and content[end] & 0xC0 == 0x80:  # inside a character
            end -= 1
        pieces.append(content[begin:end])
        begin, room = end, _LONGEST - 1
    return b"\r\n ".join(pieces) + b"\r\n"


def _escaped(text: str) -> str:
    """RFC 5545, 3.3.11."""
    for plain, written in (("\\", r"\\"), (";", r"\;"), (",", r"\,"), ("\n", r"\n")):
        text = text.replace(plain, written)
    return text


@lru_cache(maxsize=1024)  # the names of zones, and a few labels
def _quoted(text: str) -> str:
    bare = clean(text).replace('"', "'").replace("\n", " ")
    return f'"{bare}"' if any(sign in bare for sign in ",;:") else bare
