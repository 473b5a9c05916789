"""The register's fellowships as entries of a page, each with the number of meetings here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from finder.languages import checked, pgettext
from finder.languages import gettext as _
from finder.register.fellowships import Fellowship, fellowships
from finder.register.options import spoken, values
from finder.register.rules import rule
from finder.web.answering import answered
from finder.web.asking import asked
from finder.web.links import address
from finder.web.state import site

_FAMILY = "family"
_GREW_UP = "grew_up"  # no concern of the query: about the reader's own past, not someone else now


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A fellowship in a list; `finder` is its own official one.

    `whom` says that it is for relatives or for teenagers, and is empty for all others.
    """

    key: str
    name: str
    about: str
    welcomes: str
    whom: str
    url: str
    count: int
    meetings_url: str
    finder: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Entries under one heading."""

    title: str
    entries: tuple[Entry, ...]


def shown() -> tuple[Fellowship, ...]:
    """Those that this site shows: all, or the operator's choice."""
    chosen = site().config.settings.fellowships
    return tuple(item for item in fellowships().values() if not chosen or item.key in chosen)


def only() -> Fellowship | None:
    """The one that this site is about, where the operator chose no more than one."""
    chosen = site().config.settings.fellowships
    return fellowships()[chosen[0]] if len({*chosen}) == 1 else None


def has_family_side() -> bool:
    """Whether relatives find groups of their own among those that this site shows."""
    return any(item.family for item in shown())


def counts(*pairs: tuple[str, str]) -> Mapping[str, int]:
    """Fellowship -> number of meetings of the query."""
    answer = answered(asked(tuple(pairs)), facets=True)
    return {item.value: item.count for item in answer.facets.get("fellowship", ())}


def entry(item: Fellowship, numbers: Mapping[str, int], *pairs: tuple[str, str]) -> Entry:
    """`pairs` are further parameters of the link to its meetings."""
    return Entry(
        key=item.key,
        name=item.name,
        about=item.about,
        welcomes=welcoming(item),
        whom=_whom(item),
        url=f"/fellowships/{item.key}",
        count=numbers.get(item.key, 0),
        meetings_url=address("/meetings", (*pairs, ("fellowship", item.key))),
        finder=item.finder or item.website,
    )


def _whom(item: Fellowship) -> str:
    if item.for_children:
        return _("For teenagers")
    return _("For family and friends") if item.family else ""


def welcoming(item: Fellowship) -> str:
    """The register's "You, if …" as a sentence: `You are welcome if …`; others as they are."""
    own = rule(item.key)
    form = checked("access", "You are welcome if {whom}")
    return form.format(whom=own.whole) if own else item.welcomes


def shelves(
    items: Sequence[Fellowship], entries: Iterable[Entry], passed_over: str | None = None
) -> tuple[Shelf, ...]:
    """Entries under their first concern, in the register's order of concerns.

    `passed_over` is a concern that does not count as the first.
    """
    by_concern: dict[str, list[Entry]] = {}
    for item, made in zip(items, entries, strict=True):
        concerns = [name for name in item.concerns if name != passed_over] or list(item.concerns)
        first = concerns[0] if concerns else ""
        of_own_past = first == _FAMILY and not item.family
        by_concern.setdefault(_GREW_UP if of_own_past else first, []).append(made)
    order = (*values("concern"), _GREW_UP, "")
    return tuple(
        Shelf(title=_title(name), entries=tuple(by_concern[name]))
        for name in order
        if name in by_concern
    )


def _title(name: str) -> str:
    if name == _GREW_UP:
        return pgettext("concern", "The home I grew up in")
    return spoken("concern", name) if name else pgettext("concern", "More")
