"""What narrows every answer on who may come: a group for women or men alone, or its condition.

Said wherever the answer is, for "yes" or "anyone" beside it would be untrue (access.toml).
"""

from collections.abc import Mapping
from typing import Any

from finder.model import Access, Meeting
from finder.register.kept_away import Away, asks_of_all, who_is_kept_away
from finder.register.sentences import sentences

_REST = "{rest}"
_SAYS_SO_ITSELF = {"wfs"}  # whose rule names women already


def only_for(meeting: Meeting) -> str | None:
    """`women` or `men` where the list names one of them: "anyone" would be wrong there."""
    named = meeting.audiences & {"women", "men"}
    if len(named) != 1 or meeting.fellowship in _SAYS_SO_ITSELF:
        return None
    return next(iter(named))


def narrowed_sentence(meeting: Meeting, access: Access, said: str) -> str:
    """The whole sentence of who may come, with whom it is for and the condition it sets."""
    forms = _forms()
    whom = only_for(meeting)
    must = asks_of_all(meeting)
    if whom and access not in (Access.OPEN, Access.RESTRICTED):
        said = _of_those(said, whom, forms)
    elif access is Access.OPEN and not whom and narrowed_openly(meeting):
        return said  # says so itself
    return f"{said} {forms['must']}" if must else said


def narrowed_openly(meeting: Meeting) -> str | None:
    """Which words for an open meeting (access.toml) say its condition; None where it has none.

    One that shuts out those alone who come to study asks nothing of all others.
    """
    if meeting.conditions is None:
        return None
    learners_alone = who_is_kept_away(meeting) == {Away.LEARNERS} and not asks_of_all(meeting)
    return "open_not_learners" if learners_alone else "open_condition"


def narrowed_label(meeting: Meeting, access: Access, said: str) -> str:
    """The label of lists: one for anyone says so itself (access.toml, `label`)."""
    whom = only_for(meeting)
    if whom is None or access in (Access.OPEN, Access.RESTRICTED):
        return said
    return str(_forms()[f"label_{whom}"]).format(said=inside(said.replace(": ", ", ")))


def narrowed_answer(meeting: Meeting, said: str) -> str:
    """What one kind of reader is told: a "yes" holds for women or men, or with the condition."""
    forms = _forms()
    key = "_".join(filter(None, (only_for(meeting), "condition" if asks_of_all(meeting) else None)))
    if not key or not said.startswith((forms["yes"], forms["only"])):
        return said
    return str(forms[f"yes_{key}"]).format(said=inside(said))


def inside(sentence: str) -> str:
    """A sentence as it reads after a colon; none of ours begins with a name."""
    return sentence[:1].lower() + sentence[1:]


def _of_those(said: str, whom: str, forms: Mapping[str, Any]) -> str:
    """What begins "If you …" goes on "are a woman and you …"; others stand after whom it is for."""
    start = forms["if"].partition(_REST)[0]
    if not said.startswith(start):
        return f"{forms[whom]} {said}"
    said = forms[f"if_{whom}"].format(rest=said.removeprefix(start))
    return said if forms["else"] in said else f"{said} {forms['else']}"


def _forms() -> Mapping[str, Any]:
    found: Mapping[str, Any] = sentences("access")["narrowed"]
    return found
