"""libical (Debian's `libical3`), by its C functions."""

import ctypes
import ctypes.util
import re
from collections.abc import Iterator
from functools import cache

MISSING = "needs Debian's package libical3"
_ERROR = re.compile(rb"X-LIC-ERROR[^:]*:(.*?)\r?\n(?! )", re.DOTALL)


@cache
def _library() -> ctypes.CDLL | None:
    name = ctypes.util.find_library("ical")
    if name is None:
        return None
    library = ctypes.CDLL(name)
    for function in ("icalparser_parse_string", "icalcomponent_as_ical_string"):
        getattr(library, function).restype = ctypes.c_void_p
    library.icalparser_parse_string.argtypes = [ctypes.c_char_p]
    for function in ("icalcomponent_as_ical_string", "icalcomponent_free"):
        getattr(library, function).argtypes = [ctypes.c_void_p]
    for function in ("icalrestriction_check", "icalcomponent_count_errors"):
        getattr(library, function).argtypes = [ctypes.c_void_p]
        getattr(library, function).restype = ctypes.c_int
    library.icalmemory_free_ring()
    return library


def is_here() -> bool:
    """Whether the library is installed."""
    return _library() is not None


def libical_reads(feed: bytes) -> Iterator[str]:
    """The errors that parsing and the restrictions of RFC 5546 leave in the component.

    The restrictions come first: they add to the errors that are counted after them.
    """
    library = _library()
    assert library is not None
    if b"\0" in feed:
        yield "NUL: it would read only what is before"
        return
    component = library.icalparser_parse_string(feed)
    if not component:
        yield "no calendar"
        return
    try:
        library.icalrestriction_check(component)
        if library.icalcomponent_count_errors(component):
            text = ctypes.string_at(library.icalcomponent_as_ical_string(component))
            found = (re.sub(rb"\r?\n ", b"", error) for error in _ERROR.findall(text))
            yield from sorted({error.decode(errors="replace") for error in found})
    finally:
        library.icalcomponent_free(component)
