"""A source's codes -> our vocabulary: what each means by its own system, the first that knows it.

A code means something only together with its system (facts: meeting-guide 7, families 3), so a
code that none of its look-ups knows stays as the source wrote it and is counted.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from finder.register.vocabulary import Meaning, meaning
from importers import Code, Draft
from importers.clean.beside_children import without_children
from importers.clean.children import CHILDREN_TYPES
from importers.clean.privacy import scrub, scrub_name
from importers.clean.remembered import remembered
from importers.clean.text import line
from importers.clean.weeks import in_order

MOST = 100
_LONGEST = 100  # characters of one code that are kept


_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Labels:
    """What a row's codes say, by facet; `texts` are the codes themselves, in order.

    `access_texts` are those of `texts` that say who may come. `unknown` have no meaning in the
    vocabulary. `weeks` are those of the month in which it meets at all, `open_weeks` those in
    which it is open `fellowship` is that whose meeting a code makes it, where one does.
    `for_children` are the texts that must not stand on a row for adults, `told_adults` and
    `told_children` those that may stand on a row of the kind. Rows of the same codes share one,
    so that it is compared by being the same.
    """

    facets: Mapping[str, frozenset[str]] = field(default_factory=dict)
    texts: tuple[str, ...] = ()
    access_texts: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    weeks: tuple[int, ...] = ()
    open_weeks: tuple[int, ...] = ()
    fellowship: str | None = None
    for_children: frozenset[str] = frozenset()
    told_adults: tuple[str, ...] = ()
    told_children: tuple[str, ...] = ()

    def values(self, facet: str) -> frozenset[str]:
        return self.facets.get(facet, _NONE)


def labels(draft: Draft) -> Labels:
    """Reads the draft's codes; unknown ones, and those past the hundredth, become problems."""
    found = _labels(tuple(draft.codes[:MOST]))
    if len(draft.codes) > MOST:
        draft.problem("types", "more types than are read", len(draft.codes))
    for text in found.unknown:
        draft.problem("types", "type not known", text)
    return found


@remembered
def _labels(codes: tuple[Code, ...]) -> Labels:
    known = [(text, _meanings(code)) for code in codes if (text := line(code.text[:_LONGEST]))]
    meanings = [item for _, found in known for item in found]
    texts = tuple(dict.fromkeys(text for text, _ in known))
    unknown = tuple(dict.fromkeys(text for text, found in known if not found))
    for_children = frozenset(_texts_where(known, lambda item: item.value in CHILDREN_TYPES))
    return Labels(
        facets=_by_facet(meanings),
        texts=texts,
        access_texts=_texts_where(known, lambda item: item.facet == "access"),
        unknown=unknown,
        weeks=_weeks(known, "nth_week_only"),
        open_weeks=_weeks(known, "open_nth_week"),
        fellowship=next((item.fellowship for item in meanings if item.fellowship), None),
        for_children=for_children,
        told_adults=_for_adults(texts, unknown, for_children),
        told_children=tuple(text for text in texts if text not in unknown),
    )


def _for_adults(
    texts: tuple[str, ...], unknown: tuple[str, ...], for_children: frozenset[str]
) -> tuple[str, ...]:
    """What the source said, verbatim but for persons and children in what is no code at all."""
    if not unknown and not for_children:
        return texts
    told = (text for text in texts if text not in for_children)
    safe = (without_children(scrub_name(scrub(text))) if text in unknown else text for text in told)
    return tuple(text for text in safe if text)


def _meanings(code: Code) -> tuple[Meaning, ...]:
    for system, text in code.lookups:
        if found := meaning(system, text):
            return found
    return ()


def _by_facet(meanings: Iterable[Meaning]) -> dict[str, frozenset[str]]:
    facets: dict[str, set[str]] = {}
    for item in meanings:
        facets.setdefault(item.facet, set()).add(item.value)
    return {facet: frozenset(values) for facet, values in facets.items()}


def _texts_where(
    known: Iterable[tuple[str, tuple[Meaning, ...]]], wanted: Callable[[Meaning], bool]
) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text, found in known if any(map(wanted, found))))


def _weeks(known: Iterable[tuple[str, tuple[Meaning, ...]]], value: str) -> tuple[int, ...]:
    meanings = (item for _, found in known for item in found if item.value == value)
    return in_order(week for item in meanings for week in item.weeks)
