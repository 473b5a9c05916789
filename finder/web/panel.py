"""The filters beside a list as HTML: written once each, then only their counts change."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from finder.exports.keeping import Kept
from finder.languages import ENGLISH, isolated, language, whole
from finder.register.options import spoken
from finder.search.engine import FacetCount
from finder.search.listing import LONG
from finder.web.choices import Group
from finder.web.frame import macro

_COUNT = 9_999_999_999  # more meetings than there are: where this stands, a count belongs
_HOLE = f'<span class="count">{_COUNT:,}'
_FIRST, _REST = Markup("\0first\0"), Markup("\0rest\0")  # no page holds these
_Frame = tuple[str, str | None, str]
_frames: Kept[tuple[object, ...], _Frame] = Kept(512)
_lists: Kept[tuple[str, str], dict[tuple[str, str], tuple[str, str, str]]] = Kept(256)
_MOST = 8_192  # options of one group, some 600 bytes each: a world has thousands of regions


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One checkbox, as the macro `option` may use it; `disabled` where it would find nothing."""

    value: str
    label: str
    count: int
    chosen: bool
    disabled: bool


def panel(groups: Iterable[Group]) -> Markup:
    """As the macros of `partials/options.html` write them."""
    tag = language()
    parts: list[str] = []
    for item in groups:
        before, between, behind = _frame(item, tag)
        parts += (before, _written(item, item.first, tag))
        if between is not None:
            parts += (between, _written(item, item.rest, tag))
        parts.append(behind)
    return Markup("".join(parts))  # noqa: S704 - the macros have escaped it


def _frame(group: Group, tag: str) -> _Frame:
    """A group's HTML before its first options, between them and the rest, and behind all."""
    shape = (group.name, group.title, group.folded, group.short)
    key = (*shape, len(group.ticked), len(group.rest), tag)
    found = _frames.get(key)
    if found is None:
        text = str(macro("options.html", "group")(group, _FIRST, _REST))
        before, _, rest = text.partition(_FIRST)
        between, has_rest, behind = rest.partition(_REST)
        found = (before, between, behind) if has_rest else (before, None, between)
        _frames.keep(key, found)
    return found


def _written(group: Group, options: Iterable[FacetCount], tag: str) -> str:
    """A page has hundreds of them: what does not change is looked up, the rest joined."""
    known, name, ticked = _known(group.name, tag), group.name, group.ticked
    figure = "{:,}".format if tag == ENGLISH else whole
    parts: list[str] = []
    for value, label, count in options:
        ready = known.get((value, label))
        if ready is None:
            ready = known[value, label] = _unticked(name, value, label)
        if ticked and value in ticked:
            parts.append(figure(count).join(_ticked(name, value, label, tag)))
        elif count:
            parts += (ready[0], figure(count), ready[1])
        else:
            parts.append(ready[2])
    return "".join(parts)


def _known(name: str, tag: str) -> dict[tuple[str, str], tuple[str, str, str]]:
    """Those of a group that are written already, by value and label."""
    found = _lists.get((name, tag))
    if found is None or len(found) > _MOST:
        found = {}
        _lists.keep((name, tag), found)
    return found


def _unticked(name: str, value: str, label: str) -> tuple[str, str, str]:
    """An option before and behind its count, and where it would find nothing."""
    before, behind = _option(name, value, label, chosen=False, finds=True)
    return before, behind, "0".join(_option(name, value, label, chosen=False, finds=False))


@lru_cache(maxsize=1_024)
def _ticked(name: str, value: str, label: str, tag: str) -> tuple[str, str]:
    """An option that is chosen, before and behind its count; `tag` is the language spoken now."""
    return _option(name, value, label, chosen=True, finds=True)


def _option(name: str, value: str, label: str, *, chosen: bool, finds: bool) -> tuple[str, str]:
    """One option's HTML before and behind its count."""
    disabled = not (finds or chosen)
    said = isolated(label) if name in LONG else spoken(name, value)
    item = Option(value=value, label=said, count=_COUNT, chosen=chosen, disabled=disabled)
    before, _, behind = str(macro("options.html", "option")(item, name)).partition(_HOLE)
    return before + _HOLE.partition(">")[0] + ">", behind


@lru_cache(maxsize=256)
def choices(options: tuple[tuple[str, str], ...], chosen: str) -> Markup:
    """What a selection offers, `(value, label)` each."""
    return macro("options.html", "choices")(options, chosen)
