"""A meeting in a list, prepared: what the hour, the place and the site say is filled in.

Prepared is the JSON text of what `shape` gives, in English, cut where something is open: an answer
joins its pieces. A meeting whose access varies by week, or that other feeds list too, is not
prepared but shaped anew.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from json.encoder import encode_basestring
from typing import Any, NamedTuple

from finder.exports.shape import KEYS, Context, shape, utc
from finder.exports.written import json_text
from finder.model import Access, Meeting, Publisher
from finder.search.engine import Hit

NOT_PREPARED = b""
_MOMENTS = 8_192  # some 300 bytes each: as many as the search keeps at hand
_BETWEEN = b"\0"  # no JSON holds it
_NEVER = b'null,"next_end":null'
_NEXT, _FAR, _URL, _BEHIND = map(KEYS.index, ("next_start", "distance_km", "url", "who_may_come"))


def prepared(meeting: Meeting, publisher: Publisher | None, *, linked: bool) -> bytes:
    """For `Filling`; nothing where it cannot be prepared. `linked`: other feeds list it too."""
    if linked or meeting.access_weeks:
        return NOT_PREPARED
    publishers = {publisher.key: replace(publisher, website=None)} if publisher else {}
    context = Context(publishers=publishers, fetched={}, base_url="")
    shaped = shape(meeting, Hit(0, None, None, meeting.access), context, whole=False)
    head = f"{_rule(publisher)} {shaped['access']} {meeting.feed}".encode()
    pieces = (
        b'{%b,"next_start":' % _pairs(shaped, KEYS[:_NEXT]),
        b',%b,"distance_km":' % _pairs(shaped, KEYS[_NEXT + 2 : _FAR]),
        b',%b,"url":"' % _pairs(shaped, KEYS[_FAR + 1 : _URL]),
        b'/meetings/%b","sources":[' % encode_basestring(meeting.id)[1:-1].encode(),
        b"],%b}" % _pairs(shaped, KEYS[_BEHIND:]),
    )
    return _BETWEEN.join([head, _text(shaped["sources"][0]["url"]), *pieces])


class _Terms(NamedTuple):
    """What a publisher's terms say of a text prepared for one `access`, None where they are others
    now; and its source's JSON before the address, the address unless it has its own, and behind.
    """

    access: Access | None
    before: bytes
    website: bytes
    behind: bytes


class Filling:
    """Fills in what was left open, for one snapshot and site."""

    def __init__(self, context: Context) -> None:
        self._base = encode_basestring(context.base_url)[1:-1].encode()
        self._terms = _Known(context)
        self._moments: dict[int, tuple[datetime, datetime | None, bytes]] = {}

    def filled(self, text: bytes, hit: Hit) -> bytes | None:
        """The whole JSON object; None where it was prepared for other terms or access than now."""
        head, own, first, second, third, fourth, last = text.split(_BETWEEN)
        access, before, website, behind = self._terms[head]
        if access is not hit.access:
            return None
        far = hit.distance_km
        return b"".join(
            (
                first,
                self._when(hit.next_start, hit.next_end),
                second,
                b"null" if far is None else distance_text(far),
                third,
                self._base,
                fourth,
                before,
                website if own == b"null" else own,
                behind,
                last,
            )
        )

    def _when(self, start: datetime | None, end: datetime | None) -> bytes:
        """Both moments. Many start at once, and are given as the same objects: told by that, not
        by their value, since an instant has as many texts as there are zones.
        """
        if start is None:
            return _NEVER
        known = self._moments.get(id(start))
        if known is not None and known[0] is start and known[1] is end:
            return known[2]
        if len(self._moments) >= _MOMENTS:
            self._moments.clear()
        text = b'%b,"next_end":%b' % (_moment(start), _moment(end) if end else b"null")
        self._moments[id(start)] = start, end, text
        return text


class _Known(dict[bytes, _Terms]):
    """By what a prepared text begins with."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def __missing__(self, head: bytes) -> _Terms:
        rule, access, feed = head.decode().split(" ")
        publisher = self._context.publishers.get(feed)
        fetched = self._context.fetched.get(feed)
        about = {"feed": feed, "publisher": publisher.title if publisher else None}
        found = self[head] = _Terms(
            Access(access) if rule == _rule(publisher) else None,
            json_text(about)[:-1] + b',"url":',
            _text(publisher.website if publisher else None),
            b',"fetched":%b}' % _text(utc(fetched) if fetched else None),
        )
        return found


def distance_text(far: float) -> bytes:
    """Of kilometres, with 2 decimals."""
    return b"%r" % round(float(far), 2)


def _rule(publisher: Publisher | None) -> str:
    """What of a publisher's terms decides about the text."""
    details = publisher is not None and publisher.join_details
    contacts = publisher is not None and publisher.contacts
    return f"{details:d}{contacts:d}"


def _moment(moment: datetime) -> bytes:
    return b'"%b"' % moment.isoformat(timespec="seconds").encode()


def _pairs(shaped: Mapping[str, Any], keys: Iterable[str]) -> bytes:
    """Keys and values as they stand within an object."""
    return b",".join([b'"%b":%b' % (key.encode(), _text(shaped[key])) for key in keys])


def _text(value: Any) -> bytes:
    """As `json_text`; most values are nothing or a word, of which this makes less work."""
    if value is None:
        return b"null"
    if isinstance(value, str):
        return encode_basestring(value).encode()
    return b"[]" if value == [] else json_text(value)
