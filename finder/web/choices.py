"""The filters beside a list: every option with the number of meetings it would give."""

from collections.abc import Callable, Collection, Mapping, Sequence, Set
from functools import lru_cache
from itertools import compress, islice
from typing import NamedTuple

from finder.languages import gettext as _
from finder.languages import language, marked, said_in
from finder.register.access_options import access_words
from finder.search.counts import Counts
from finder.search.engine import Answer
from finder.search.listing import LONG
from finder.web.entries import only
from finder.web.links import Pairs
from finder.web.state import kept as kept_here
from finder.web.state import site

SHOWN = 9  # options of a group before "more"
# What stands in the list of filters, in order; the folded ones open on a tap.
GROUPS: tuple[tuple[str, str, bool], ...] = (
    ("day", marked("Day"), False),
    ("time", marked("Time of day"), False),
    ("attendance", marked("In person or online"), False),
    ("fellowship", marked("Fellowship"), False),
    ("access", marked("Who may come"), False),
    ("concern", marked("About"), True),
    ("audience", marked("Meant for"), True),
    ("type", marked("Type of meeting"), True),
    ("language", marked("Language"), True),
    ("accessibility", marked("Access needs"), True),
    ("style", marked("Approach"), True),
    ("facilitation", marked("Led by"), True),
    ("region", marked("Region"), True),
    ("feed", marked("Publisher"), True),
)
SHORT = frozenset({"day", "time"})  # their options stand side by side
# Parameters with a control of their own; whatever else was asked for is kept in hidden fields.
_FACETS = frozenset(name for name, _, _ in GROUPS)
CONTROLS = _FACETS | {
    "q", "near", "within", "for", "tz", "sort", "page",
}  # fmt: skip


class Group(NamedTuple):
    """A facet's options, and by their places, ascending, those in sight: `first`.

    `more` is how many others there are, behind "more". `ticked` are values of them.
    """

    name: str
    title: str
    folded: bool
    short: bool
    ticked: frozenset[str]
    options: Counts
    first: Sequence[int]
    more: int


_NOTHING = Counts((), (), ())
_NONE: frozenset[str] = frozenset()


def pointless() -> frozenset[str]:
    """Parameters that part nothing, where a site is about one fellowship."""
    return frozenset({"fellowship", "concern", "for"} if only() else ())


def groups(answer: Answer, pairs: Pairs) -> tuple[Group, ...]:
    """The groups that have anything to choose; `pairs` are the parameters in force."""
    left_out = pointless()
    chosen: dict[str, set[str]] = {}
    for name, value in pairs:
        chosen.setdefault(name, set()).add(value)
    found = (
        _group(name, title, folded, _counts(name, answer), chosen.get(name))
        for name, title, folded in GROUPS
        if name not in left_out
    )
    return tuple([group for group in found if group is not None])


def _counts(name: str, answer: Answer) -> Counts:
    counts = answer.facets.get(name, _NOTHING)
    if name != "access":
        return counts
    tongue = language(), said_in("access")
    labels = _access_labels(tuple(counts.values), frozenset(listed_alone(answer)), tongue)
    return Counts(counts.values, labels, counts.numbers)


def listed_alone(answer: Answer) -> Collection[str]:
    """The fellowships that nothing else is listed of; none where there may be any."""
    return answer.query.fellowships or site().config.settings.fellowships


@lru_cache(maxsize=512)
def _access_labels(
    values: Sequence[str], keys: frozenset[str], tongue: tuple[str, str]
) -> tuple[str, ...]:
    """Who may come, in words; the same objects for the same options in one language."""
    return tuple(access_words(value, keys) for value in values)


def _group(
    name: str, title: str, folded: bool, counts: Counts, chosen: set[str] | None
) -> Group | None:
    on_show = _OPTIONS.get(name)
    options = on_show(counts) if on_show else counts
    ticked = frozenset(chosen.intersection(options.values)) if chosen else _NONE
    if name in LONG and 0 in options.numbers:
        options = _finding(options, ticked)
    if not ticked and not any(options.numbers):
        return None
    first = _in_sight(options, ticked)
    more = len(options) - len(first)
    return Group(name, _(title), folded, name in SHORT, ticked, options, first, more)


def _finding(options: Counts, ticked: Set[str]) -> Counts:
    """Those that find anything, and the chosen ones."""
    finds = zip(options.values, options.numbers, strict=True)
    return options.only({value for value, number in finds if number or value in ticked})


def _in_sight(options: Counts, ticked: Set[str]) -> Sequence[int]:
    """The first that find anything, and the chosen ones."""
    size, numbers = len(options), options.numbers
    if size <= SHOWN:
        return range(size)
    if ticked:
        return _with_ticked(options, ticked)
    if 0 not in numbers[:SHOWN]:
        return range(SHOWN)
    return tuple(islice(compress(range(size), numbers), SHOWN))


def _with_ticked(options: Counts, ticked: Set[str]) -> list[int]:
    first: list[int] = []
    for place, (value, number) in enumerate(zip(options.values, options.numbers, strict=True)):
        if value in ticked or (number and len(first) < SHOWN):
            first.append(place)
    return first


def _titled(counts: Counts) -> Counts:
    """Feeds by the names of their publishers."""
    (values, keys), ready = counts.known, kept_here()
    # A snapshot lists the same ones all day.
    if ready.titled is None or ready.titled[0] is not values:
        ready.titled = values, tuple(map(ready.titles.get, values, keys))
    return Counts(*ready.titled, counts.numbers, counts.places)


def _on_show(counts: Counts) -> Counts:
    """Of fellowships those that the site is about."""
    keys = site().config.settings.fellowships
    return counts.only(keys) if keys else counts


_OPTIONS: Mapping[str, Callable[[Counts], Counts]] = {"feed": _titled, "fellowship": _on_show}


def kept(pairs: Pairs, answer: Answer) -> Pairs:
    """What was asked for and has no control on the page: it goes along in hidden fields."""
    controls = CONTROLS - pointless()
    return tuple(
        (name, value)
        for name, value in pairs
        if value and name != "page" and (name not in controls or _unseen(name, value, answer))
    )


def _unseen(name: str, value: str, answer: Answer) -> bool:
    return name in _FACETS and value not in answer.facets.get(name, _NOTHING).values
