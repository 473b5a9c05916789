"""The filters beside a list: every option with the number of meetings it would give."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from finder.languages import gettext as _
from finder.languages import marked
from finder.search.engine import Answer, FacetCount
from finder.web.entries import only
from finder.web.links import Pairs
from finder.web.state import site, snapshot

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
CONTROLS = frozenset(name for name, _, _ in GROUPS) | {
    "q", "near", "within", "for", "tz", "sort", "page",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A facet's options: `first` in sight, `rest` behind "more"; `ticked` are values of them."""

    name: str
    title: str
    folded: bool
    short: bool
    ticked: frozenset[str]
    first: tuple[FacetCount, ...]
    rest: tuple[FacetCount, ...]


_Options = tuple[FacetCount, ...]


def pointless() -> frozenset[str]:
    """Parameters that part nothing, where a site is about one fellowship."""
    return frozenset({"fellowship", "concern", "for"} if only() else ())


def groups(answer: Answer, pairs: Pairs) -> tuple[Group, ...]:
    """The groups that have anything to choose; `pairs` are the parameters in force."""
    left_out = pointless()
    found = (
        _group(
            name,
            title,
            folded,
            answer.facets.get(name, ()),
            frozenset(value for given, value in pairs if given == name),
        )
        for name, title, folded in GROUPS
        if name not in left_out
    )
    return tuple(group for group in found if group is not None)


def _group(
    name: str, title: str, folded: bool, counts: Sequence[FacetCount], chosen: frozenset[str]
) -> Group | None:
    options = _OPTIONS.get(name, _as_counted)(counts)
    ticked = frozenset(item.value for item in options if item.value in chosen) if chosen else chosen
    first, rest = _parted(options, ticked)
    if not any(item.count or item.value in ticked for item in first):
        return None
    return Group(
        name=name,
        title=_(title),
        folded=folded,
        short=name in SHORT,
        ticked=ticked,
        first=first,
        rest=rest,
    )


def _parted(options: Sequence[FacetCount], ticked: frozenset[str]) -> tuple[_Options, _Options]:
    """Those in sight: the first that find anything, and the chosen ones; and those behind them."""
    if len(options) <= SHOWN:
        return tuple(options), ()
    first: list[FacetCount] = []
    rest: list[FacetCount] = []
    for place, item in enumerate(options):
        if len(first) >= SHOWN and not ticked:
            rest += options[place:]
            break
        in_sight = item.value in ticked or (item.count and len(first) < SHOWN)
        (first if in_sight else rest).append(item)
    return tuple(first), tuple(rest)


def _titled(counts: Sequence[FacetCount]) -> list[FacetCount]:
    """Feeds by the names of their publishers."""
    publishers = snapshot().publishers
    return [
        FacetCount(value, publishers[value].title if value in publishers else label, count)
        for value, label, count in counts
    ]


def _on_show(counts: Sequence[FacetCount]) -> Sequence[FacetCount]:
    """Of fellowships those that the site is about."""
    keys = site().config.settings.fellowships
    return [item for item in counts if item.value in keys] if keys else counts


def _as_counted(counts: Sequence[FacetCount]) -> Sequence[FacetCount]:
    return counts


_OPTIONS: Mapping[str, Callable[[Sequence[FacetCount]], Sequence[FacetCount]]] = {
    "feed": _titled,
    "fellowship": _on_show,
}


def kept(pairs: Pairs, answer: Answer) -> Pairs:
    """What was asked for and has no control on the page: it goes along in hidden fields."""
    controls = CONTROLS - pointless()
    return tuple(
        (name, value)
        for name, value in pairs
        if value and name != "page" and (name not in controls or _unseen(name, value, answer))
    )


def _unseen(name: str, value: str, answer: Answer) -> bool:
    facet = any(name == group for group, _, _ in GROUPS)
    return facet and all(value != option.value for option in answer.facets.get(name, ()))
