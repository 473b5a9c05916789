"""May I come? One short answer for each kind of reader (access.toml, `viewers` and `answers`).

The same meeting is for one and not for another (facts: families-and-access, "Say it per viewer").
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from finder.languages import isolated, told_in
from finder.model import Access, Meeting
from finder.register.access import family_relation, for_others, is_for_children, words
from finder.register.facts import Fact
from finder.register.fellowships import fellowships
from finder.register.kept_away import Away, who_is_kept_away
from finder.register.narrowed import inside, narrowed_answer
from finder.register.open_there import AtOpen, at_open, at_open_of, lets_family_in
from finder.register.rules import rule
from finder.register.together import is_for_both, is_for_the_person_too
from finder.register.weeks import open_weeks, varying_weeks, weeks_phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """`viewer` is self, relative or visitor; `question` who that is, `answer` a short sentence.

    `basis` says what the "yes" to the one it is for rests on, `rule` is the fellowship's own rule
    where it is that. `turned_away` is a relative whom the label does not let in.
    """

    viewer: str
    question: str
    answer: str
    basis: str | None = None
    rule: Fact | None = None
    turned_away: bool = False


def with_answers_of_their_own() -> tuple[str, ...]:
    """Keys of fellowships whose own pages answer, whatever a meeting's label says."""
    return tuple(words()["fellowship"])


def welcomes_the_person(meeting: Meeting) -> bool:
    """Whether a family group tells those who have the problem: yes, this is for you.

    Unless it is restricted, and whatever else its label says.
    """
    special = meeting.fellowship in with_answers_of_their_own()
    return not special and is_for_the_person_too(meeting)


@told_in("access")
def viewer_answers(meeting: Meeting, access: Access) -> tuple[Answer, ...]:
    """May they come, for each kind of reader; whatever is not known says: ask the group."""
    plain = _answers(meeting, access)
    answers = {
        viewer: _with_sign_up(meeting, access, said)
        for viewer, said in _narrowed(meeting, access, plain).items()
    }
    meant = _meant(meeting, access)
    basis, rule = _basis(meeting) if meant else (None, None)
    away = frozenset(_turning_away(meeting))
    if meant and meeting.registration and meeting.registration.required:
        answers[meant] = _narrowed_answer(meeting, meant, words()["basis"]["registration"])
    return tuple(
        Answer(viewer=viewer, question=question, answer=answers[viewer], basis=basis, rule=rule)
        if viewer == meant
        else Answer(
            viewer=viewer,
            question=question,
            answer=answers[viewer],
            turned_away=viewer == "relative"
            and not away.isdisjoint((plain[viewer], answers[viewer])),
        )
        for viewer, question in _questions(meeting, access).items()
    )


def _with_sign_up(meeting: Meeting, access: Access, said: str) -> str:
    """Whoever may come, or may ask to, hears that one has to sign up; who may not does not."""
    asks = meeting.registration is not None and bool(meeting.registration.required)
    if not asks or access is Access.RESTRICTED or is_for_children(meeting):
        return said
    return said if said in _refusals(meeting) else f"{said} {words()['welcome']['sign_up']}"


def _refusals(meeting: Meeting) -> tuple[str, ...]:
    """The answers by which relatives or visitors hear that it is not for them."""
    tables = words()["answers"]
    visitors = (tables[kind]["closed"]["visitor"] for kind in ("problem", "family"))
    return (*_turning_away(meeting), *visitors)


def _questions(meeting: Meeting, access: Access) -> Mapping[str, str]:
    usual: Mapping[str, str] = words()["viewers"]
    if not _is_own(meeting, access):
        return usual
    return {**usual, **words()["own"]["viewers"][meeting.fellowship]}


def _is_own(meeting: Meeting, access: Access) -> bool:
    """Whether it is about the reader's own life, not about a problem to stop."""
    return (
        meeting.fellowship in words()["own"]["viewers"]
        and not is_for_children(meeting)
        and family_relation(meeting, access) != "group"
    )


def _meant(meeting: Meeting, access: Access) -> str | None:
    """The reader it is for by the fellowship's rule, whatever the label; None: the label says."""
    if is_for_children(meeting) or access is Access.RESTRICTED:
        return None
    if family_relation(meeting, access) == "group":
        return "relative"
    return "self" if _is_own(meeting, access) else None


def _narrowed(meeting: Meeting, access: Access, plain: Mapping[str, str]) -> Mapping[str, str]:
    """With the weeks in which it is otherwise, whom alone it is for and its condition."""
    if is_for_children(meeting) or access is Access.RESTRICTED:
        return plain
    first, weeks = open_weeks(meeting)
    if not weeks:
        return {viewer: _narrowed_answer(meeting, viewer, said) for viewer, said in plain.items()}
    apart = sorted(varying_weeks(meeting).items(), key=lambda item: item[0] is not first)
    then = [(weeks, _answers(meeting, other)) for other, weeks in apart]
    return {
        viewer: _in_weeks(
            meeting,
            viewer,
            [(weeks, said[viewer]) for weeks, said in then if said[viewer] != usual],
            usual,
        )
        for viewer, usual in _answers(meeting, meeting.access).items()
    }


def _narrowed_answer(meeting: Meeting, viewer: str, said: str) -> str:
    """Who is kept away by a condition hears that; it narrows no answer to the others."""
    away = who_is_kept_away(meeting)
    if viewer == "visitor" and Away.LEARNERS in away:
        return said if said in _refusals(meeting) else str(words()["ask"]["visitor"])
    if viewer == "relative" and Away.RELATIVES in away:
        return said if said in _turning_away(meeting) else _turning_away(meeting)[0]
    return narrowed_answer(meeting, said)


def _in_weeks(
    meeting: Meeting, viewer: str, then: Sequence[tuple[tuple[int, ...], str]], usual: str
) -> str:
    """`then` are the weeks in which another answer holds, and that answer."""
    own = viewer == "self" and family_relation(meeting, meeting.access) != "group"
    if not then or (own and meeting.access is not Access.OPEN):  # their own, whoever else may come
        return _narrowed_answer(meeting, viewer, usual)
    forms, parts = words()["weeks"], []
    other = inside(_narrowed_answer(meeting, viewer, usual))
    for at, (weeks, said) in enumerate(then, start=1):
        when = weeks_phrase(weeks, meeting.weekday, forms)
        this = inside(_narrowed_answer(meeting, viewer, said))
        form = forms["answer" if at == len(then) else "part"]
        parts.append(form.format(when=when[:1].upper() + when[1:], this=this, other=other))
    return " ".join(parts)


def _answers(meeting: Meeting, access: Access) -> Mapping[str, str]:
    tables: Mapping[str, Mapping[str, Mapping[str, str]]] = words()["answers"]
    special: Mapping[str, Mapping[str, str]] = words()["fellowship"]
    ask: Mapping[str, str] = words()["ask"]
    if is_for_children(meeting):
        return tables["children"]["own" if _is_for_own_problem(meeting) else "any"]
    if access is Access.RESTRICTED:
        return ask
    if meeting.fellowship in special:
        return special[meeting.fellowship]
    said = for_others(meeting, access)
    if family_relation(meeting, access) == "group":
        answers = tables["family"].get(said, ask)
        if welcomes_the_person(meeting):
            return {**answers, "self": words()["own"]["answer"]}
        return answers
    return _by_purpose(meeting, access, tables["problem"].get(said, ask))


def _is_for_own_problem(meeting: Meeting) -> bool:
    """Of a children's meeting: where it is of no fellowship for families, and not marked as one."""
    known = fellowships().get(meeting.fellowship)
    for_family = known is None or known.family or "family_and_friends" in meeting.audiences
    return not for_family and meeting.fellowship not in words()["own"]["viewers"]


def _by_purpose(meeting: Meeting, access: Access, said: Mapping[str, str]) -> Mapping[str, str]:
    """What the label says, in the words of what the fellowship is for."""
    if access is Access.OPEN:
        said = _where_open(meeting, said)
    if meeting.lets_family_in(access):
        said = words()["answers"]["problem"]["with_family"]
    if is_for_both(meeting, access):
        said = {**said, "relative": words()["own"]["answer"]}
    if _is_own(meeting, access):
        return {**said, "self": words()["own"]["answer"]}
    own = rule(meeting.fellowship)
    if access is not Access.OPEN and own is None and not meeting.lets_family_in(access):
        return {**words()["unknown"], "visitor": said["visitor"]}
    own_answer = said["self"].format(whom=own.whole) if own else words()["unknown"]["self"]
    return {**said, "self": said["self"] if access is Access.OPEN else own_answer}


def _where_open(meeting: Meeting, said: Mapping[str, str]) -> Mapping[str, str]:
    """Of a meeting listed as open: what that lets others do is what its fellowship says of it."""
    found, known = at_open(meeting), fellowships().get(meeting.fellowship)
    if found is AtOpen.LISTEN:
        return said
    theirs = at_open_of(meeting.fellowship)
    forms: Mapping[str, str] = words()["ask"] if theirs is AtOpen.ASK else words()["open_unsaid"]
    others = {viewer: forms[viewer] for viewer in ("relative", "visitor")}
    if found is AtOpen.FAMILY:
        others["relative"] = said["relative"]
    if found is AtOpen.OWN_WORDS and known and known.facts.family:
        others["relative"] = known.facts.family.says
        if known.facts.open:
            others["visitor"] = said["visitor"]
    return {**said, **others}


def _turning_away(meeting: Meeting) -> tuple[str, ...]:
    """The answers by which relatives hear that it is not for them."""
    known = fellowships().get(meeting.fellowship)
    fact = known.facts.family if known and not lets_family_in(meeting.fellowship) else None
    no: str = words()["answers"]["problem"][Access.CLOSED]["relative"]
    return (no, fact.says) if fact else (no,)


def _basis(meeting: Meeting) -> tuple[str, Fact | None]:
    """The register's membership rule, or the publisher's own mark."""
    known = fellowships().get(meeting.fellowship)
    forms: Mapping[str, str] = words()["basis"]
    if known is None or not (known.family or known.key in words()["own"]["viewers"]):
        return forms["publisher"], None
    return forms["fellowship"].format(name=isolated(known.name)), known.facts.welcomes
