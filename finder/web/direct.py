"""`/meetings.json` answered without Flask, whose own work took a fifth of such an answer's time.

Byte for byte the same, headers and all (`tests/web/test_direct.py`). It answers plain questions
that find something, and says "unchanged"; whatever else is asked, or goes wrong, is Flask's.
"""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import parse_qsl

from flask import Flask

from finder.search.nearby import Lookup
from finder.snapshot import Snapshot
from finder.web import accepted, headers
from finder.web.answering import first_page
from finder.web.asking import read
from finder.web.caching import for_a_minute, tag_at
from finder.web.data import document
from finder.web.door import Environ, Passed, open_door, sent
from finder.web.kept import Kept
from finder.web.reader import country_named
from finder.web.refusals import LONGEST_QUERY, MOST_PARAMETERS
from finder.web.state import Site, kept_of, url_at

_PATH = "/meetings.json"
_TYPE = ("Content-Type", "application/json")
_VARY = "Accept-Encoding"
_ODD = ("HTTP_IF_MATCH", "SCRIPT_NAME")  # what is left to Flask
_LONGEST = 200  # letters of a header that is read once for all who send the same


def install(app: Flask, *, https: bool) -> None:
    """Before all that `app` does itself."""

    def way(environ: Environ) -> Passed | None:
        question = _plain(environ)
        return None if question is None else _answered(app.extensions["finder"], question)

    open_door(app, _PATH, way, https=https)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Question:
    """What of a request the answer depends on. `seen` is the tag that the reader has."""

    asked: str
    pairs: tuple[tuple[str, str], ...]
    scheme: str
    host: str
    encodings: str
    languages: str
    seen: str
    head: bool

    @property
    def about(self) -> headers.About:
        placed = any(name in ("lat", "lon") for name, _ in self.pairs)
        return headers.About(path=_PATH, placed=placed)


def _plain(environ: Environ) -> _Question | None:
    """None for what is for others, or out of the common in any way."""
    if environ["PATH_INFO"] != _PATH or environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        return None
    asked, host = environ.get("QUERY_STRING", ""), environ.get("HTTP_HOST", "")
    texts = [host, *(environ.get(f"HTTP_ACCEPT_{name}", "") for name in ("ENCODING", "LANGUAGE"))]
    if (
        any(environ.get(name) for name in _ODD)
        or not host
        or not asked.isascii()
        or max(map(len, texts)) > _LONGEST
        or len(asked) > LONGEST_QUERY
        or asked.count("&") >= MOST_PARAMETERS
    ):
        return None
    return _Question(
        asked=asked,
        pairs=tuple(parse_qsl(asked, keep_blank_values=True, errors="werkzeug.url_quote")),
        scheme=environ["wsgi.url_scheme"],
        host=host,
        encodings=texts[1],
        languages=texts[2],
        seen=environ.get("HTTP_IF_NONE_MATCH", ""),
        head=environ["REQUEST_METHOD"] == "HEAD",
    )


def _answered(site: Site, question: _Question) -> Passed | None:
    """None where Flask is to say what is wrong, or what else to do."""
    try:
        current, now = site.reader.snapshot(), site.now()
        ready = kept_of(current, _base(site, question), site.config.settings)
        tag = _tag(site, ready, question, now)
        if question.seen:
            known = question.seen in (f'"{tag}"', f'W/"{tag}"')
            return _unchanged(tag, question) if known else None
        text = _text(site, current, ready, question, now)
    except Exception:  # whatever it is: Flask comes upon it again, and says what there is to say
        return None
    return None if text is None else _sent(text, tag, question)


def _text(
    site: Site, current: Snapshot, ready: Kept, question: _Question, now: datetime
) -> bytes | None:
    """The document; None where nothing is found: then ways on are looked for."""

    def lookup(country: str | None) -> Lookup:
        return Lookup(current.index, site.gazetteer, country)

    query = read(question.pairs, "km", site.config.settings, current.index, lookup)
    found = first_page(query, current, now)
    demo = site.config.demo or current.demo
    return document(found, ready, demo=demo) if found.total else None


def _sent(text: bytes, tag: str, question: _Question) -> Passed:
    given, body = sent(
        text,
        tag,
        gzip=accepted.gzip(question.encodings),
        keeping=for_a_minute(question.asked),
        first=[_TYPE],
        vary=_VARY,
        last=headers.OPEN.items(),
    )
    return Passed(given=given, about=question.about, body=b"" if question.head else body)


def _unchanged(tag: str, question: _Question) -> Passed:
    given = [
        ("ETag", f'"{tag}"'),
        ("Cache-Control", for_a_minute(question.asked)),
        ("Vary", _VARY),
        *headers.OPEN.items(),
    ]
    return Passed(status="304 NOT MODIFIED", given=given, about=question.about, body=b"")


def _base(site: Site, question: _Question) -> str:
    if site.config.url:
        return site.config.url
    return url_at(question.scheme, question.host, demo=site.config.demo)


def _tag(site: Site, ready: Kept, question: _Question, now: datetime) -> str:
    country = None
    if question.languages:
        wished = accepted.languages(question.languages)
        country = country_named((tag for tag, _ in wished), site.config.settings)
    return tag_at(now, ready.mark, country, _PATH, question.asked.encode())
