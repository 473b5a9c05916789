"""What the register says of a fellowship, in words, each with its pages and the day it was read."""

from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from finder.languages import checked, told_in
from finder.languages import gettext as _
from finder.model import Access, Facilitation, Meeting
from finder.register.facts import Fact, Unanswered
from finder.register.families import data, services
from finder.register.fellowships import Fellowship
from finder.register.options import spoken
from finder.register.viewers import viewer_answers
from finder.register.welcomes import welcome as welcoming
from finder.web import entries
from finder.web.paths import Link, Path
from finder.web.sitting_in import instead
from finder.web.wording import full_date, listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where something was read: `pages` to open, else the words of a list or label.

    `when` says the day and whether a person has read it there since; `reviewed` is that alone.
    """

    pages: tuple[Link, ...]
    words: str
    when: str
    reviewed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A question or label and its answer; `looked_at` is where none was found."""

    label: str
    text: str
    source: Source | None = None
    looked_at: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """A kind of reader, whether they may come, and what that rests on.

    `way` is where to go instead, for whom the meeting is not.
    """

    question: str
    answer: str
    basis: str | None
    source: Source | None
    way: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Yes:
    """A family group's answer to relatives and friends, what it rests on, and to visitors."""

    says: str
    basis: str
    source: Source | None
    visitors: str


def welcome(item: Fellowship) -> tuple[Term, ...]:
    """Its way, whom it is for, and among relatives whom, as the families' questions know it."""
    rule = (*_manner(item), _term(_("For whom"), item.facts.welcomes, says=entries.welcoming(item)))
    served = services().get(item.key)
    if served is None or served.own or not served.who:
        return rule
    with told_in("access"):
        named = listed([str(data()["who"][who]["many"]) for who in served.who])
        said = checked("access", "It is for {people}.").format(people=named)
    read = source(served.source, served.checked)
    return (*rule, Term(label=_("Among relatives"), text=said, source=read))


def _manner(item: Fellowship) -> tuple[Term, ...]:
    """`Twelve steps · Led by members`, as far as it is known."""
    known = [spoken("style", style) for style in item.styles]
    if item.facilitation is not Facilitation.NOT_STATED:
        known.append(spoken("facilitation", item.facilitation.value))
    read = source(item.source, item.checked)
    return (Term(label=_("Its way"), text=" · ".join(known), source=read),) if known else ()


def meanings(item: Fellowship) -> tuple[Term, ...]:
    """What its labels mean to the reader; the word "closed" only as the label it is."""
    known = item.facts
    if known.open is None and known.closed is None:
        both = _term(_("What “open” and “closed” mean there"), None, known.unanswered)
        return (both, _unlabelled(item))
    other = _("At other meetings (lists call them “closed”)")
    return (
        _term(_("At an open meeting"), known.open, known.unanswered),
        _term(other, known.closed, known.unanswered),
        _unlabelled(item),
    )


def _unlabelled(item: Fellowship) -> Term:
    """Who may come where a list gives no label."""
    question = _("Where a list says nothing")
    if item.default_access is not Access.NOT_STATED:
        said = item.closed_label or spoken("access", item.default_access.value)
        return Term(label=question, text=f"{said}.", source=source(item.source, item.checked))
    if item.family:
        rule = item.facts.welcomes
        said = checked(
            "access", "Family and friends may come. If you only want to visit, ask the group."
        )
        return Term(label=question, text=said, source=_of(rule))
    return Term(label=question, text=checked("access", "Ask the group."))


def before(item: Fellowship) -> tuple[Term, ...]:
    """What people ask before they go; said to be not stated where nobody told us."""
    known = item.facts
    return (
        _term(_("May family and friends come?"), known.family, known.unanswered),
        _term(_("May people under 18 come?"), known.minors, known.unanswered),
        _term(_("What does it cost?"), known.cost, known.unanswered),
        _term(_("Must I speak?"), known.speak, known.unanswered),
    )


def viewers(meeting: Meeting, access: Access) -> tuple[Viewer, ...]:
    """May they come, for each kind of reader."""
    return tuple(
        Viewer(
            question=answer.question,
            answer=answer.answer,
            basis=answer.basis,
            source=_of(answer.rule) if answer.rule else None,
            way=instead(meeting) if answer.turned_away else None,
        )
        for answer in viewer_answers(meeting, access)
    )


def yes(meeting: Meeting, access: Access) -> Yes | None:
    """What stands first on a family group's page; None of other groups."""
    found = welcoming(meeting, access)
    if found is None:
        return None
    rule = found.rule
    return Yes(
        says=found.says,
        basis=found.by,
        source=_of(rule) if rule else None,
        visitors=found.visitors,
    )


def source(words: str, day: date, *, reviewed: bool = False) -> Source:
    """Of the register's words for a source: addresses, or the name of a list.

    `reviewed` is whether a person has read it there, on `day`.
    """
    parts = words.split("; ")
    pages = [Link(label=_site(url), url=url) for url in parts if url.startswith("http")]
    return Source(pages=tuple(pages), words=words, when=noted(day, reviewed), reviewed=reviewed)


def noted(day: date, reviewed: bool) -> str:
    """Honest about who has looked: nobody, until a person has read the page itself."""
    form = _("read by a person on {date}") if reviewed else _("noted on {date}")
    return form.format(date=full_date(day))


def _on(day: date) -> str:
    return _("on {date}").format(date=full_date(day))


def _of(fact: Fact) -> Source:
    return source(fact.source, fact.checked, reviewed=fact.reviewed)


def _site(url: str) -> str:
    return urlsplit(url).netloc.removeprefix("www.")


def _term(
    question: str, fact: Fact | None, none: Unanswered | None = None, *, says: str | None = None
) -> Term:
    if fact is not None:
        return Term(label=question, text=says or fact.says, source=_of(fact))
    if none is None:
        return Term(label=question, text=checked("access", "Not stated: ask the group."))
    looked = source(none.source, none.checked)
    if not looked.pages:  # our own entry: it has no pages to look at
        return Term(
            label=question, text=checked("access", "Not stated: ask the group."), source=looked
        )
    said = checked("access", "We found no answer on its own pages: ask the group.")
    return Term(label=question, text=said, looked_at=replace(looked, when=_on(none.checked)))
