"""A meeting in a list, prepared: what the hour, the place and the site say is filled in.

Prepared is what `shape` gives, in English, as the JSON text of each value: lists of every kind are
made of these. A meeting whose access varies by week, or that other feeds list too, is not prepared
but shaped anew.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from json.encoder import encode_basestring
from operator import itemgetter
from typing import Any

from finder.exports.shape import KEYS, Context, shape, utc
from finder.exports.written import json_text
from finder.model import Meeting, Publisher
from finder.search.engine import Hit

Texts = tuple[bytes, ...]  # the JSON text (UTF-8) of each value, in the order of `KEYS`
NOT_PREPARED = b""
_MOMENTS = 2_048  # some 250 bytes each
_BETWEEN = b"\0"  # no JSON holds it
_OPEN = ("next_start", "next_end", "distance_km", "url", "sources")
_FIXED = tuple(key for key in KEYS if key not in _OPEN)
_ALL = b"{%b}" % b",".join(b'"%b":%%b' % key.encode() for key in KEYS)
# Behind the fixed values come those of the open keys, in their order.
_IN_ORDER = itemgetter(*((*_FIXED, *_OPEN).index(key) for key in KEYS))
_ID = _FIXED.index("id")


def prepared(meeting: Meeting, publisher: Publisher | None, *, linked: bool) -> bytes:
    """For `Filling`; nothing where it cannot be prepared. `linked`: other feeds list it too."""
    if linked or meeting.access_weeks:
        return NOT_PREPARED
    publishers = {publisher.key: replace(publisher, website=None)} if publisher else {}
    context = Context(publishers=publishers, fetched={}, base_url="")
    shaped = shape(meeting, Hit(0, None, None, meeting.access), context, whole=False)
    rule = _rule(publisher, shaped["access"])
    own = shaped["sources"][0]["url"]
    values = [_text(shaped[key]) for key in _FIXED]
    return _BETWEEN.join([rule, meeting.feed.encode(), _text(own), *values])


def texts_of(shaped: Mapping[str, Any]) -> Texts:
    """A shape, value by value."""
    return tuple([_text(shaped[key]) for key in KEYS])


def joined(texts: Texts) -> bytes:
    """The whole JSON object, as `json_text` of the shape gives it."""
    whole: bytes = _ALL % texts
    return whole


def distance_text(far: float | None) -> bytes:
    """Of kilometres, with 2 decimals."""
    return b"null" if far is None else b"%r" % round(float(far), 2)


class Filling:
    """Fills in what was left open, for one snapshot and site."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._base = encode_basestring(context.base_url)[1:-1].encode()
        self._moments: dict[int, tuple[datetime, bytes]] = {}

    def texts(self, text: bytes, hit: Hit) -> Texts | None:
        """All values; None where it was prepared for another rule or access than now."""
        rule, feed, own, *values = text.split(_BETWEEN)
        policy, before, website, behind = self._feeds[feed]
        if rule != policy + hit.access.value.encode():
            return None
        start, end = hit.next_start, hit.next_end
        found: Texts = _IN_ORDER(
            (
                *values,
                self._moment(start) if start else b"null",
                self._moment(end) if end else b"null",
                distance_text(hit.distance_km),
                b'"%b/meetings/%b' % (self._base, values[_ID][1:]),
                b"[%b%b%b]" % (before, website if own == b"null" else own, behind),
            )
        )
        return found

    def _moment(self, moment: datetime) -> bytes:
        """Many start at once, and are given as the same object: told by that, not by its value,
        since an instant has as many texts as there are zones.
        """
        known = self._moments.get(id(moment))
        if known is not None and known[0] is moment:
            return known[1]
        if len(self._moments) >= _MOMENTS:
            self._moments.clear()
        text = b'"%b"' % moment.isoformat(timespec="seconds").encode()
        self._moments[id(moment)] = moment, text
        return text

    @cached_property
    def _feeds(self) -> Mapping[bytes, tuple[bytes, bytes, bytes, bytes]]:
        return _Feeds(self._context)


class _Feeds(dict[bytes, tuple[bytes, bytes, bytes, bytes]]):
    """By feed: its rule, and a source's JSON before its address, the website, and behind."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def __missing__(self, feed: bytes) -> tuple[bytes, bytes, bytes, bytes]:
        key = feed.decode()
        publisher = self._context.publishers.get(key)
        fetched = self._context.fetched.get(key)
        about = {"feed": key, "publisher": publisher.title if publisher else None}
        found = self[feed] = (
            _rule(publisher, ""),
            json_text(about)[:-1] + b',"url":',
            _text(publisher.website if publisher else None),
            b',"fetched":%b}' % _text(utc(fetched) if fetched else None),
        )
        return found


def _rule(publisher: Publisher | None, access: str) -> bytes:
    """What of a publisher's terms decides about the text, and the access it holds for."""
    details = publisher is not None and publisher.join_details
    contacts = publisher is not None and publisher.contacts
    return f"{details:d}{contacts:d}{access}".encode()


def _text(value: Any) -> bytes:
    """As `json_text`; most values are nothing or a word, of which this makes less work."""
    if value is None:
        return b"null"
    if isinstance(value, str):
        return encode_basestring(value).encode()
    return b"[]" if value == [] else json_text(value)
