"""What a card says below its answer on who may come: what it rests on, and the condition."""

from textwrap import shorten

from finder.languages import gettext as _
from finder.languages import isolated, told_in
from finder.model import Meeting
from finder.register.access import by_weeks
from finder.register.own_words import own_words
from finder.register.weeks import varying_weeks
from finder.register.welcomes import Welcome
from finder.search.engine import Hit

_LONGEST = 160  # characters of a condition


def basis(meeting: Meeting, hit: Hit, yes: Welcome) -> str:
    """What the yes rests on, and what holds for visitors, in each week."""
    visitors = yes.visitors
    if varying_weeks(meeting):
        with told_in("access"):
            visitors = by_weeks(meeting, hit.access, None, visitors)
    return f"{yes.basis} {visitors}"


def in_own_words(meeting: Meeting) -> tuple[str, ...]:
    """What its publisher says of who may come, where the card does not say so already."""
    said = own_words(meeting)
    return (_("In the publisher’s words: {words}").format(words=isolated(said)),) if said else ()


def asked_of_all(meeting: Meeting) -> tuple[str, ...]:
    """What it asks of all who come, in its publisher's words, and whether one must register."""
    asked = [_told(_("Condition: {words}"), meeting.conditions)]
    first = meeting.registration
    if first and first.required:
        asked.append(_("You must register first."))
    elif first and first.required is None:  # to write for a link, say
        asked.append(_told(_("To get in: {words}"), first.notes))
    return tuple(words for words in asked if words)


def _told(form: str, words: str | None) -> str | None:
    if not words:
        return None
    return form.format(words=isolated(shorten(words, _LONGEST, placeholder=" …")))
