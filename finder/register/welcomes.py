"""Yes, this is for you: what a family group says to the relative or friend it serves.

That rests on the fellowship's own rule of whom it is for, whatever the label of the meeting, which
decides for visitors alone. Children's and restricted groups keep their own answer.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from finder.languages import full_date, isolated, told_in
from finder.model import Access, Meeting
from finder.register.access import (
    access_sentence,
    by_weeks,
    family_relation,
    for_visitors,
    is_for_children,
    words,
)
from finder.register.facts import Fact
from finder.register.fellowships import fellowships
from finder.register.kept_away import asks_of_all
from finder.register.narrowed import only_for
from finder.register.rules import rule
from finder.register.weeks import varying_weeks


@dataclass(frozen=True, slots=True, kw_only=True)
class Welcome:
    """`says` is to the reader it is for, `by` who says so, `rule` the fellowship's own.

    `basis` is `by` with the rule's site and day in one short sentence, `visitors` another on
    people who only want to look on.
    """

    says: str
    by: str
    basis: str
    rule: Fact | None
    visitors: str


@told_in("access")
def welcome(meeting: Meeting, access: Access) -> Welcome | None:
    """Of a group for relatives and friends; None of every other, and of children's groups."""
    if is_for_children(meeting) or family_relation(meeting, access) != "group":
        return None
    forms: dict[str, Any] = words()["welcome"]
    name, fact = _fact(meeting)
    by = forms["by"].format(name=isolated(name)) if fact else forms["by_publisher"]
    read = _read(forms, by, fact) if fact else ""
    return Welcome(
        says=_says(meeting, forms),
        by=by,
        basis=read or f"{by}.",
        rule=fact,
        visitors=for_visitors(meeting, access),
    )


def _read(forms: dict[str, Any], by: str, fact: Fact) -> str:
    told = {"by": by, "site": isolated(fact.site), "date": full_date(fact.checked)}
    return str(forms["read"]).format(**told)


@told_in("access")
def who_may_come(meeting: Meeting, access: Access, *, day: date | None = None) -> str:
    """The sentence for data: for whom it is and why, then what the label says to visitors."""
    found = welcome(meeting, access)
    if found is None:
        return access_sentence(meeting, access, day=day)
    visitors = found.visitors
    if varying_weeks(meeting):
        visitors = by_weeks(meeting, access, day, visitors.replace(": ", ", "))
    return f"{found.says} {found.basis} {visitors}"


@told_in("access")
def told_in_data(meeting: Meeting, access: Access, *, day: date | None = None) -> str:
    """The same, with the registration that it asks of all: data has no line of its own for it."""
    said = who_may_come(meeting, access, day=day)
    sign_up: str = words()["welcome"]["sign_up"]
    asks = meeting.registration is not None and bool(meeting.registration.required)
    if not asks or sign_up in said or access is Access.RESTRICTED or is_for_children(meeting):
        return said
    return f"{said} {sign_up}"


def _fact(meeting: Meeting) -> tuple[str, Fact | None]:
    """Of a family fellowship; another's family meeting is one by its publisher's mark alone."""
    known = fellowships().get(meeting.fellowship)
    if known is None or not known.family:
        return "", None
    return isolated(known.short), known.facts.welcomes


def _says(meeting: Meeting, forms: dict[str, Any]) -> str:
    """The rule's first sentence and what one must be; the rest is on the fellowship's page."""
    own = rule(meeting.fellowship) if _fact(meeting)[1] else None
    ending = f"_{whom}" if (whom := only_for(meeting)) else ""
    form = str(forms[f"yes_if{ending}" if own else f"yes{ending}"])
    said = [form.format(whom=own.whom) if own else form]
    if own and own.must:
        said.append(own.must)
    if meeting.registration is not None and meeting.registration.required:
        said.append(forms["sign_up"])
    if asks_of_all(meeting):
        said.append(words()["narrowed"]["must"])
    return " ".join(said)
