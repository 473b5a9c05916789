"""`/meetings` answered without Flask, whose own work took a tenth of a page's time.

What its hooks and response objects do is done in a row here. Byte for byte the same, headers and
all (`tests/web/test_direct_list.py`): plain questions are answered here, and whatever else is
asked, or goes wrong, is Flask's.
"""

from flask import Flask

from finder.languages import language
from finder.web import compress, headers, spoken, unproxied
from finder.web.caching import for_a_minute, page_tag
from finder.web.door import Environ, Passed, open_door, sent
from finder.web.meetings import NOT_INDEXED, PATH, html
from finder.web.refusals import LONGEST_QUERY, MOST_PARAMETERS

_TYPE = ("Content-Type", "text/html; charset=utf-8")
_VARY = "Accept-Encoding, Accept-Language"
_ODD = ("HTTP_IF_MATCH", "HTTP_IF_NONE_MATCH", "SCRIPT_NAME")  # what is left to Flask


def install(app: Flask, *, https: bool) -> None:
    """Before all that `app` does itself."""
    open_door(app, PATH, lambda it: _answered(app, it) if _is_plain(it) else None, https=https)


def _is_plain(environ: Environ) -> bool:
    """Whether it is for us, and nothing about it is out of the common."""
    if environ["PATH_INFO"] != PATH or environ["REQUEST_METHOD"] != "GET":
        return False
    asked = environ.get("QUERY_STRING", "")
    return (
        len(asked) <= LONGEST_QUERY
        and asked.count("&") < MOST_PARAMETERS
        and bool(environ.get("HTTP_HOST"))
        and not any(environ.get(name) for name in _ODD)
    )


def _answered(app: Flask, environ: Environ) -> Passed | None:
    """None where Flask is to say what is wrong; it begins anew."""
    with unproxied.asking(unproxied.Request(app=app, environ=environ, path=PATH)):
        try:
            spoken.speak()
            return _sent(html())
        except Exception:  # whatever it is, Flask comes upon it again and says it
            return None
        finally:
            spoken.fall_silent()


def _sent(page: bytes) -> Passed:
    """The page with the headers that are its own."""
    given, body = sent(
        page,
        page_tag(NOT_INDEXED),
        gzip=compress.is_taken(),
        keeping=for_a_minute(unproxied.request().query_string),
        first=[_TYPE, *NOT_INDEXED.items()],
        vary=_VARY,
        last=[("Content-Language", language())],
    )
    args = unproxied.request().args
    placed = "lat" in args or "lon" in args
    about = headers.About(path=PATH, placed=placed, nonce=headers.nonce_so_far())
    return Passed(given=given, about=about, body=body)
