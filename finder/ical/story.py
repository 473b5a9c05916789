"""What an event tells beside its times, where its style tells all."""

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cache

from finder.exports.shape import Context
from finder.ical.description import brief_description, description
from finder.ical.entries import Entry
from finder.ical.lines import line, text_line
from finder.ical.listed import Listed
from finder.ical.needed import needed_types
from finder.ical.words import is_web_address, location, uri
from finder.languages import gettext as _
from finder.model import Meeting
from finder.register.options import spoken, values

_UNSAFE = re.compile(r"[\s<>\"\\\\\x00-\x20\x7f-\x9f\u2028\u2029]")
_CATEGORIES = 1  # in a large calendar


def story(
    item: Listed, entry: Entry, context: Context, page: str, *, brief: bool
) -> Iterator[bytes]:
    """`page` is the address of the meeting's page; `brief` tells less of all of it."""
    meeting = item.meeting
    words = (brief_description if brief else description)(item, entry.exception, context, page)
    yield text_line("DESCRIPTION", words)
    yield from _location(meeting, entry, brief=brief)
    yield from _point(meeting, entry)
    yield from _conference(meeting, brief=brief)
    if meeting.types:
        yield text_line("CATEGORIES", *_categories(meeting, brief=brief))


def _categories(meeting: Meeting, *, brief: bool) -> Iterable[str]:
    """By label; in a large calendar those that say who may come.

    Without any the one that comes first among our types, which says most.
    """
    shown: Iterable[str] = meeting.types
    if brief:
        order = _order()
        first = sorted(shown, key=lambda value: (order.get(value, len(order)), value))
        shown = meeting.types & needed_types() or first[:_CATEGORIES]
    return sorted(spoken("type", value) for value in shown)


@cache
def _order() -> Mapping[str, int]:
    return {value: number for number, value in enumerate(values("type"))}


def _location(meeting: Meeting, entry: Entry, *, brief: bool) -> Iterator[bytes]:
    place = (entry.exception and entry.exception.place) or location(meeting, brief=brief)
    if place:
        yield text_line("LOCATION", place)


def _point(meeting: Meeting, entry: Entry) -> Iterator[bytes]:
    """An exact one, and only where people really meet there on that date."""
    venue = meeting.venue
    elsewhere = entry.exception is not None and entry.exception.place
    if not meeting.has_point or venue is None or venue.only_near or elsewhere:
        return
    yield line("GEO", f"{_plain(venue.latitude)};{_plain(venue.longitude)}")


def _plain(degrees: float | None) -> str:
    """Digits alone (RFC 5545, 3.3.7): a float close to 0 is shown with an exponent."""
    return f"{Decimal(str(degrees)):f}"


def _conference(meeting: Meeting, *, brief: bool) -> Iterator[bytes]:
    """RFC 7986, 5.11; what is no plain address is left to the description.

    In a large calendar a number beside a link stands in the description alone.
    """
    online = meeting.online
    if online is None:
        return
    if online.url and online.url.startswith("https://") and is_web_address(online.url):
        named = online.provider or (_("Online") if brief else _("Join online"))
        yield line("CONFERENCE", uri(online.url), VALUE="URI", FEATURE="VIDEO", LABEL=named)
        if brief:
            return
    if online.phone and not _UNSAFE.search(online.phone):
        dial = f"tel:{online.phone.replace('#', '%23')}"
        yield line("CONFERENCE", dial, VALUE="URI", FEATURE="PHONE", LABEL=_("Join by phone"))
