"""Who may come, and what is asked of them: the lines of it that no calendar leaves out."""

from collections.abc import Iterator

from finder.exports.shape import in_order
from finder.languages import checked
from finder.languages import gettext as _
from finder.model import Access, Meeting, Registration
from finder.register.access import BOTH_LABELS, access_label, access_sentence, family_relation
from finder.register.narrowed import only_for
from finder.register.options import spoken
from finder.register.weeks import in_its_weeks, varying_weeks
from finder.register.welcomes import welcome, who_may_come

_NO_CHILDREN = "no_children"  # an audience that is none
_LABEL = 2  # words: so few of a publisher's are a label, which our own sentence explains


def admission(meeting: Meeting, *, brief: bool) -> Iterator[str]:
    """A line each; with `brief` the answer in the few words of cards, and all the rest as it is."""
    access = in_its_weeks(meeting) or meeting.access
    said = _in_few_words(meeting, access) if brief else who_may_come(meeting, access)
    yield said
    own = meeting.access_text
    if own and len(own.split()) > _LABEL and not own.startswith(BOTH_LABELS) and own not in said:
        yield _("In the publisher’s words: {words}").format(words=own)
    yield from _meant_for(meeting, access)
    if meeting.conditions:
        yield _("Conditions: {words}").format(words=meeting.conditions)
    if meeting.registration is not None:
        yield from _registration(meeting.registration)


def _in_few_words(meeting: Meeting, access: Access) -> str:
    """As on cards; whole where it differs by the week, and where the label is no sentence."""
    if varying_weeks(meeting):
        return who_may_come(meeting, meeting.access)
    if yes := welcome(meeting, access):
        return yes.says
    if access is Access.NOT_STATED:
        short = checked("access", "The list does not say who may come: ask.")
        return access_sentence(meeting, access) if only_for(meeting) else short
    return f"{access_label(meeting, access)}."


def _meant_for(meeting: Meeting, access: Access) -> Iterator[str]:
    """By label, without those whom the answer itself names."""
    said = {only_for(meeting), _NO_CHILDREN}
    if family_relation(meeting, access) == "group":
        said.add("family_and_friends")
    whom = in_order("audience", meeting.audiences - said)
    if whom:
        yield _("For: {words}").format(words=", ".join(spoken("audience", each) for each in whom))
    if _NO_CHILDREN in meeting.audiences:
        yield f"{spoken('audience', _NO_CHILDREN)}."


def _registration(asked: Registration) -> Iterator[str]:
    if asked.required:
        yield _("You must register first.")
    if asked.notes:
        yield asked.notes
    if where := asked.url or asked.phone:
        yield _("Register: {words}").format(words=where)
