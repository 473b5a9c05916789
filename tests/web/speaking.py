"""What the tests of languages share: the pages there are, and addresses in a language."""

PAGES = (
    "/",
    "/meetings",
    "/meetings?near=Boston&q=night&within=1",
    "/meetings?q=zzzz",
    "/meetings?q=step+tuesday",
    "/meetings?day=x&access=open",
    "/meetings?near=Nowhereville",
    "/meetings?for=family",
    "/meetings?status=suspended",
    "/meetings?tz=America/New_York&attendance=online",
    "/meetings?fellowship=al-anon&day=mon&time=night&access=open&q=a+b",
    "/meetings?soon=60&feed=city&page=9",
    "/meetings/city_sunday-night",
    "/meetings/city_online?tz=America/New_York",
    "/meetings/city_closed",
    "/meetings/family_teens",
    "/meetings/family_tuesday",
    "/meetings/city_paused",
    "/meetings/city_gone",
    "/meetings/city_never",
    "/families",
    "/families?about=alcohol&whose=both&who=parent&how=online&near=Boston",
    "/fellowships",
    "/fellowships/aa",
    "/fellowships/al-anon",
    "/subscribe",
    "/subscribe?day=today",
    "/subscribe?lat=42.36&lon=-71.06",
    "/subscribe?m=city_closed&title=discreet",
    "/plan",
    "/plan?m=city_closed&m=city_sunday-night&m=city_gone&m=none&q=night",
    "/sources",
    "/help",
    "/help?country=US",
    "/help?country=XX",
    "/privacy",
    "/first-meeting",
    "/saved",
    "/offline",
    "/map",
    "/print?near=Boston",
    "/print?m=city_closed&m=city_gone",
    "/embed?near=Boston",
    "/embed/how?day=mon",
    "/nowhere",
)


CALENDARS = ("/meetings.ics?day=sun", "/meetings/city_closed.ics", "/plan.ics?m=city_closed")


def joined(address: str, more: str) -> str:
    """The address with one more parameter."""
    return f"{address}{'&' if '?' in address else '?'}{more}"
