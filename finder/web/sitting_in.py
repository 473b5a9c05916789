"""Where a relative may go instead of a meeting that is not for them: never a bare "no"."""

from finder.errors import BadRequest
from finder.languages import gettext as _
from finder.languages import isolated
from finder.model import Attendance, Meeting
from finder.web.links import Pairs
from finder.web.paths import Path, leading

_FAMILY: Pairs = (("for", "family"),)
_ONLINE = ("attendance", "online")


def instead(meeting: Meeting) -> Path | None:
    """Family groups and open meetings near it, else online; None where neither is listed here."""
    return _near(meeting) or _first(
        _("Family groups and open meetings online"), (*_FAMILY, _ONLINE)
    )


def _near(meeting: Meeting) -> Path | None:
    town = meeting.venue.locality if meeting.venue else None
    if not town or meeting.attendance is Attendance.ONLINE:
        return None
    label = _("Family groups and open meetings near {place}").format(place=isolated(town))
    try:
        return _first(label, (*_FAMILY, ("near", town)))
    except BadRequest:  # no place of that name is known
        return None


def _first(label: str, pairs: Pairs) -> Path | None:
    return next(iter(leading(((label, pairs),))), None)
