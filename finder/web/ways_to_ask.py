"""Whom to ask whether one may come: the publisher's page and helpline, the fellowship's own site.

Nobody is told to ask without a way to do it: the last resort is our page on that publisher.
"""

import re
from urllib.parse import quote

from finder.model import Meeting, Publisher
from finder.register.access import is_for_children
from finder.register.fellowships import fellowships
from finder.web.paths import Link

_NUMBER = re.compile(r"\+?[\d(][\d() .-]{2,}\d")


def ways_to_ask(meeting: Meeting, publisher: Publisher | None) -> tuple[Link, ...]:
    """At least one, nearest to the group first; a children's meeting leads to its fellowship."""
    ways = () if is_for_children(meeting) else (*_page(meeting, publisher), *_helpline(publisher))
    ways = (*ways, *_fellowship(meeting))
    return ways or (Link(label="Where this listing comes from", url="/sources"),)


def _page(meeting: Meeting, publisher: Publisher | None) -> tuple[Link, ...]:
    url = meeting.source_url or (publisher and publisher.website)
    name = publisher.title if publisher else meeting.feed
    return (Link(label=f"Page of {name}", url=url),) if url else ()


def _helpline(publisher: Publisher | None) -> tuple[Link, ...]:
    """A helpline as its publisher wrote it, if there is a number in it."""
    words = publisher.helpline if publisher else None
    found = _NUMBER.search(words or "")
    if words is None or found is None:
        return ()
    digits = "".join(c for c in found[0] if c.isdigit() or c == "+")
    return (Link(label=f"Call {words}", url=f"tel:{quote(digits, safe='+')}"),)


def _fellowship(meeting: Meeting) -> tuple[Link, ...]:
    known = fellowships().get(meeting.fellowship)
    url = known and (known.finder or known.website)
    return (Link(label=f"Site of {known.name}", url=url),) if known and url else ()
