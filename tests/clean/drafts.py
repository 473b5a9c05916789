"""Drafts for the tests of what is common to all formats; every person in them is made up."""

from datetime import time

from finder.model import Weekday
from importers import Code, Draft, Feed
from importers.clean.finish import finish

FEED = Feed(key="feed", urls=("https://example.org/a",), fellowship="aa", timezone="America/Denver")
STREET = "123 Main St, Boston, MA 02110, USA"
BOSTON = {"latitude": 42.35843, "longitude": -71.05977}
ZOOM = "https://us02web.zoom.us/j/123456789"


def draft(row=1, **values):
    """A plain Monday meeting at a street; give what is different."""
    given = {
        "identifier": f"row-{row}",
        "ref": f"row-{row}",
        "name": "Pass It On",
        "weekdays": (Weekday.MONDAY,),
        "start": time(19),
        "address": STREET,
        **BOSTON,
    }
    return Draft(row=row, **given | values)


def codes(*texts, system="tsml:aa"):
    return tuple(Code(text=text, lookups=((system, text), ("tsml", text))) for text in texts)


def rows(*drafts, feed=FEED):
    return list(finish(drafts, feed))


def row(feed=FEED, **values):
    return rows(draft(**values), feed=feed)[0]


def meeting(feed=FEED, **values):
    """The one meeting of a row that is used."""
    [found] = row(feed, **values).meetings
    return found


def reasons(found):
    return {problem.reason for problem in found.problems}
