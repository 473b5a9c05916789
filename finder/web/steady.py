"""What a calendar may follow: nothing relative to now, and no position, which others would see."""

from collections.abc import Iterable

from finder.errors import BadRequest
from finder.languages import gettext as _
from finder.languages import marked
from finder.search.query import Query
from finder.web.asking import settled
from finder.web.links import Pairs

_CLOCK = marked("A calendar’s address stays the same for years, so it cannot count from now.")
_POSITION = marked("A position is not put into a calendar’s address, which others may see.")
_RATHER = marked("Leave it out, or give day, after and before.")
_TOWN = marked("A town or postal code in near, and within.")
_INSTEAD = {
    "day": (_CLOCK, marked("A weekday: mon to sun.")),
    "soon": (_CLOCK, _RATHER),
    "on": (_CLOCK, _RATHER),
    "from": (_CLOCK, marked("Leave it out: a calendar shows every date.")),
    "lat": (_POSITION, _TOWN),
    "lon": (_POSITION, _TOWN),
}
RELATIVE_DAYS = ("today", "tomorrow")


def unsteady(pairs: Iterable[tuple[str, str]]) -> list[str]:
    """The parameters that no calendar can follow, each once."""
    found = [
        name
        for name, value in pairs
        if value and name in _INSTEAD and (name != "day" or value in RELATIVE_DAYS)
    ]
    return list(dict.fromkeys(found))


def refuse_unsteady(query: Query, pairs: Pairs) -> None:
    """Raises BadRequest, which names the parameter; also for what was understood of the words."""
    for name in unsteady((*pairs, *settled(query))):
        message, allowed = _INSTEAD[name]
        raise BadRequest(name, _(message), _(allowed))
