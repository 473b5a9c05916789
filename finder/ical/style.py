"""How much an event tells whoever else sees the calendar."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from finder.errors import BadRequest
from finder.languages import gettext as _
from finder.languages import isolated

PARAMETERS = ("title", "alarm", "street")
LONGEST_ALARM = 1440  # minutes


class Title(StrEnum):
    """What stands as the event's title."""

    PLAIN = "plain"
    DISCREET = "discreet"
    INITIALS = "initials"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """`alarm` is minutes before the start. `street` puts the address into a discreet event."""

    title: Title = Title.PLAIN
    alarm: int | None = None
    street: bool = False

    @property
    def tells_all(self) -> bool:
        """Whether the event says what it is."""
        return self.title is Title.PLAIN


PLAIN = Style()


def style_of(pairs: Iterable[tuple[str, str]]) -> Style:
    """The style that an address asks for; raises BadRequest, which names the parameter."""
    given: dict[str, str] = {}
    for name, value in pairs:
        if name in PARAMETERS and value:
            if name in given:
                raise BadRequest(name, _("Give {name} only once.").format(name=isolated(name)))
            given[name] = value
    return Style(
        title=_title(given.get("title", Title.PLAIN)),
        alarm=_alarm(given.get("alarm")),
        street=_street(given.get("street", "no")),
    )


def _title(value: str) -> Title:
    try:
        return Title(value)
    except ValueError:
        message = _("This is not a kind of title.")
        raise BadRequest("title", message, [item.value for item in Title]) from None


def _alarm(value: str | None) -> int | None:
    if value is None:
        return None
    if not (value.isascii() and value.isdecimal() and len(value) <= 4):
        raise BadRequest("alarm", _("The alarm is no number of minutes."), _alarms())
    if int(value) > LONGEST_ALARM:
        raise BadRequest("alarm", _("The alarm is too long before the start."), _alarms())
    return int(value)


def _street(value: str) -> bool:
    if value not in ("yes", "no"):
        raise BadRequest("street", _("Say yes or no."), ["yes", "no"])
    return value == "yes"


def _alarms() -> str:
    return _("Whole minutes before the start, 0 to {most}.").format(most=LONGEST_ALARM)
