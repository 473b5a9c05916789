"""May I come? One short answer for each kind of reader (access.toml, `viewers` and `answers`).

The same meeting is for one and not for another (facts: families-and-access, "Say it per viewer").
"""

from collections.abc import Mapping
from dataclasses import dataclass

from finder.model import Access, Meeting
from finder.register.access import family_relation, is_for_children, words
from finder.register.facts import Fact
from finder.register.fellowships import fellowships


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`viewer` is self, relative or visitor; `question` who that is, `answer` a short sentence.

    `basis` says what a relative's "yes" in a family group rests on, `rule` is the fellowship's own
    rule where it is that.
    """

    viewer: str
    question: str
    answer: str
    basis: str | None = None
    rule: Fact | None = None


def viewer_answers(meeting: Meeting, access: Access) -> tuple[Answer, ...]:
    """May they come, for each kind of reader; whatever is not known says: ask the group."""
    answers = dict(_answers(meeting, access))
    basis, rule = _basis(meeting, access)
    if basis and meeting.registration and meeting.registration.required:
        answers["relative"] = words()["basis"]["registration"]
    return tuple(
        Answer(viewer=viewer, question=question, answer=answers[viewer], basis=basis, rule=rule)
        if viewer == "relative"
        else Answer(viewer=viewer, question=question, answer=answers[viewer])
        for viewer, question in words()["viewers"].items()
    )


def _answers(meeting: Meeting, access: Access) -> Mapping[str, str]:
    tables: Mapping[str, Mapping[str, Mapping[str, str]]] = words()["answers"]
    special: Mapping[str, Mapping[str, str]] = words()["fellowship"]
    ask: Mapping[str, str] = words()["ask"]
    if is_for_children(meeting):
        return tables["children"]["any"]
    if meeting.fellowship in special and access is not Access.RESTRICTED:
        return special[meeting.fellowship]
    circle = "family" if family_relation(meeting, access) == "group" else "problem"
    return tables[circle].get(access, ask)


def _basis(meeting: Meeting, access: Access) -> tuple[str | None, Fact | None]:
    """The register's membership rule, or the publisher's own mark."""
    if is_for_children(meeting) or family_relation(meeting, access) != "group":
        return None, None
    known = fellowships().get(meeting.fellowship)
    forms: Mapping[str, str] = words()["basis"]
    if known is None or not known.family:
        return forms["publisher"], None
    return forms["fellowship"].format(name=known.name), known.facts.welcomes
