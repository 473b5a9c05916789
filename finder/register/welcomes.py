"""Yes, this is for you: what a family group says to the relative or friend it serves.

That rests on the fellowship's own rule of whom it is for, whatever the label of the meeting, which
decides for visitors alone. Children's and restricted groups keep their own answer.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from finder.model import Access, Meeting
from finder.register.access import access_sentence, family_relation, is_for_children, words
from finder.register.facts import Fact
from finder.register.fellowships import fellowships

_RULE = "You, if "  # how a fellowship's rule begins (facts.toml, `welcomes`)


@dataclass(frozen=True, slots=True, kw_only=True)
class Welcome:
    """`says` is to the reader it is for, `basis` what that rests on, `rule` the fellowship's own.

    `visitors` is a short sentence on people who only want to look on.
    """

    says: str
    basis: str
    rule: Fact | None
    visitors: str


def welcome(meeting: Meeting, access: Access) -> Welcome | None:
    """Of a group for relatives and friends; None of every other, and of children's groups."""
    if is_for_children(meeting) or family_relation(meeting, access) != "group":
        return None
    forms: dict[str, Any] = words()["welcome"]
    name, rule = _rule(meeting)
    by = forms["by"].format(name=name, site=rule.site, date=_day(rule.checked)) if rule else ""
    return Welcome(
        says=_says(meeting, rule, forms),
        basis=by or forms["by_publisher"],
        rule=rule,
        visitors=forms["visitors"].get(access, forms["visitors"]["ask"]),
    )


def who_may_come(meeting: Meeting, access: Access, *, day: date | None = None) -> str:
    """The sentence for data: for whom it is and why, then what the label says to others."""
    sentence = access_sentence(meeting, access, day=day)
    found = welcome(meeting, access)
    if found is None:
        return sentence
    return f"{found.says} {found.basis} {words()['welcome']['others'].format(sentence=sentence)}"


def _rule(meeting: Meeting) -> tuple[str, Fact | None]:
    """Of a family fellowship; another's family meeting is one by its publisher's mark alone."""
    known = fellowships().get(meeting.fellowship)
    if known is None or not known.family:
        return "", None
    return known.short, known.facts.welcomes


def _says(meeting: Meeting, rule: Fact | None, forms: dict[str, Any]) -> str:
    """The first sentence of the rule; what follows it there stands on the fellowship's page."""
    first = rule.says.partition(". ")[0].rstrip(".") if rule else ""
    said: str = forms["yes"]
    if first.startswith(_RULE):
        said = forms["yes_if"].format(whom=first.removeprefix(_RULE))
    must = meeting.registration is not None and meeting.registration.required
    return f"{said} {forms['sign_up']}" if must else said


def _day(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"
