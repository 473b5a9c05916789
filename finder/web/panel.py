"""The filters beside a list as HTML: written once each, then only their counts change."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from finder.exports.keeping import Kept
from finder.languages import ENGLISH, isolated, language, whole
from finder.register.options import spoken
from finder.search.listing import LONG
from finder.web.choices import Group
from finder.web.frame import macro

_COUNT = 9_999_999_999  # more meetings than there are: where this stands, a count belongs
_HOLE = f'<span class="count">{_COUNT:,}'
_FIRST, _REST = Markup("\0first\0"), Markup("\0rest\0")  # no page holds these
_Frame = tuple[str, str | None, str]
_Option = tuple[str, str, str]  # before and behind its count, and all of it where it finds nothing
_frames: Kept[tuple[object, ...], _Frame] = Kept(512)
_lists: Kept[tuple[str, str], dict[tuple[str, str], _Option]] = Kept(256)
_closed: Kept[tuple[object, ...], list[_Option]] = Kept(256)
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
        written = _written(item, tag)
        parts.append(before)
        parts += [written[place] for place in item.first]
        if between is not None:
            parts.append(between)
            parts += [written[place] for place in item.rest]
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


def _written(group: Group, tag: str) -> list[str]:
    """All its options. A page has hundreds: what does not change is ready, the counts go in."""
    values, labels, numbers = group.options.columns
    ready = zip(_ready(group, tag), numbers, strict=True)
    if tag == ENGLISH:
        written = [
            f"{before}{number:,}{behind}" if number else nothing
            for (before, behind, nothing), number in ready
        ]
    else:
        written = [
            f"{before}{whole(number)}{behind}" if number else nothing
            for (before, behind, nothing), number in ready
        ]
    for value in group.ticked:
        place = values.index(value)
        before, behind = _ticked(group.name, value, labels[place], tag)
        written[place] = f"{before}{whole(numbers[place])}{behind}"
    return written


def _ready(group: Group, tag: str) -> list[_Option]:
    """Its options without their counts; most groups have the same ones on every page."""
    values, labels, _ = group.options.columns
    if group.name in LONG:
        return _options(group.name, values, labels, tag)
    key = (group.name, tag, tuple(values), tuple(labels))
    found = _closed.get(key)
    if found is None:
        found = _options(group.name, values, labels, tag)
        _closed.keep(key, found)
    return found


def _options(name: str, values: Iterable[str], labels: Iterable[str], tag: str) -> list[_Option]:
    known = _known(name, tag)
    return [
        known.get(key) or known.setdefault(key, _unticked(name, *key))
        for key in zip(values, labels, strict=True)
    ]


def _known(name: str, tag: str) -> dict[tuple[str, str], _Option]:
    """Those of a group that are written already, by value and label."""
    found = _lists.get((name, tag))
    if found is None or len(found) > _MOST:
        found = {}
        _lists.keep((name, tag), found)
    return found


def _unticked(name: str, value: str, label: str) -> _Option:
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
