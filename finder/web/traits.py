"""What a meeting is like, as names and what is known: its type, access needs, who leads, where."""

from dataclasses import dataclass

from finder.exports.shape import in_order
from finder.languages import gettext as _
from finder.languages import isolated, marked
from finder.model import Facilitation, Meeting
from finder.register.options import spoken

_TITLES = {
    "type": marked("Type"),
    "audience": marked("Meant for"),
    "accessibility": marked("Access needs"),
    "language": marked("Language"),
}
_SHOWN = ("type", "audience", "accessibility", "language")


@dataclass(frozen=True, slots=True, kw_only=True)
class Trait:
    """A name and what is known of it."""

    label: str
    text: str


def traits(meeting: Meeting) -> tuple[Trait, ...]:
    """What is not stated is left out, but for access needs, which are then to be asked for."""
    sets = {
        "type": meeting.types,
        "audience": meeting.audiences,
        "accessibility": meeting.accessibility,
        "language": meeting.languages,
    }
    found = [
        Trait(
            label=_(_TITLES[facet]),
            text=", ".join(spoken(facet, value) for value in in_order(facet, sets[facet])),
        )
        for facet in _SHOWN
        if sets[facet]
    ]
    if not meeting.accessibility and meeting.venue and not meeting.for_children:
        found.append(Trait(label=_("Access needs"), text=_("Not stated: ask the group")))
    if meeting.facilitation is not Facilitation.NOT_STATED:
        facilitation = spoken("facilitation", meeting.facilitation.value)
        found.append(Trait(label=_("Who leads"), text=facilitation))
    if meeting.regions:
        found.append(Trait(label=_("Region"), text=isolated(" › ".join(meeting.regions))))
    return tuple(found)
