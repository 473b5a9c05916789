"""Whom to ask whether one may come: the publisher's page and helpline, the fellowship's own site.

Nobody is told to ask without a way that works: nearest to the group first, then whoever runs this
site. Where a list gives none of these, the page says so (`NO_WAY`) instead of sending people on.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote, urlsplit

from finder.languages import gettext as _
from finder.languages import isolated, marked
from finder.model import Meeting, Publisher
from finder.register.access import is_for_children
from finder.register.fellowships import fellowships
from finder.register.options import spoken
from finder.web.paths import Link

NO_WAY = marked("The list gives no way to ask this group.")
_NUMBER = re.compile(r"\+?[\d(][\d() .-]{2,}\d")


def ways_to_ask(
    meeting: Meeting, publisher: Publisher | None, operator: str | None = None
) -> tuple[Link, ...]:
    """Pages to open and numbers to call; a children's meeting leads to its fellowship alone, and
    without one to its publisher's front page, never to a page of its own.

    `operator` is the contact of this site, an e-mail or web address: the last resort.
    """
    ways = [*_publisher(meeting, publisher), *_fellowship(meeting), *_site(publisher)]
    if is_for_children(meeting):
        bare = replace(meeting, source_url=None, website=None)
        ways = [*_fellowship(meeting)] or [*_publisher(bare, publisher), *_site(publisher)]
    found: dict[str, Link] = {}
    for way in ways:
        found.setdefault(way.url, way)
    if found or not operator:
        return tuple(found.values())
    return (Link(label=_("Ask who runs this site"), url=_written(operator)),)


def _publisher(meeting: Meeting, publisher: Publisher | None) -> Iterator[Link]:
    """Its page of the meeting, else its site; the group's own site; its helpline and finder."""
    name = publisher.title if publisher else meeting.feed
    page = meeting.source_url or (publisher and publisher.website)
    if page:
        yield Link(label=_("Page of {name}").format(name=isolated(name)), url=page)
    if meeting.website:
        yield Link(label=_("The group’s website"), url=meeting.website)
    line = helpline(publisher)
    if line:
        yield line
    if publisher and publisher.official_finder:
        yield Link(
            label=_("Finder of {name}").format(name=isolated(name)), url=publisher.official_finder
        )


def _site(publisher: Publisher | None) -> Iterator[Link]:
    """Where no site of it is known: the front page of the one its list was read from."""
    parts = urlsplit((publisher and publisher.url) or "")
    if publisher and parts.hostname and not publisher.website:
        url = f"{parts.scheme}://{parts.hostname}/"  # never what may stand before it: a login
        label = _("Where the list of {name} comes from").format(name=isolated(publisher.title))
        yield Link(label=label, url=url)


def helpline(publisher: Publisher | None) -> Link | None:
    """A helpline as its publisher wrote it, if there is a number in it."""
    words = publisher.helpline if publisher else None
    found = _NUMBER.search(words or "")
    if words is None or found is None:
        return None
    digits = "".join(c for c in found[0] if c.isdigit() or c == "+")
    label = _("Call {number}").format(number=isolated(words))
    return Link(label=label, url=f"tel:{quote(digits, safe='+')}")


def _fellowship(meeting: Meeting) -> Iterator[Link]:
    known = fellowships().get(meeting.fellowship)
    url = known and (known.finder or known.website)
    if known and url:
        yield Link(label=_("Site of {name}").format(name=spoken("fellowship", known.key)), url=url)


def _written(contact: str) -> str:
    is_page = urlsplit(contact).scheme in ("http", "https")
    return contact if is_page else f"mailto:{quote(contact, safe='@')}"
