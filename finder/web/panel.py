"""The filters beside a list as HTML: written once each, then only their counts change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from finder.exports.keeping import Kept
from finder.languages import isolated, language, whole
from finder.register.options import spoken
from finder.search.listing import LONG
from finder.web.choices import Group
from finder.web.frame import macro

_COUNT = 9_999_999_999  # more meetings than there are: where this stands, a count belongs
_HOLE = f'<span class="count">{_COUNT:,}'
_BEHIND = "</span></label>\n"  # every option's end, behind its count
_FIRST, _REST = Markup("\0first\0"), Markup("\0rest\0")  # no page holds these
_Frame = tuple[bytes, bytes | None, bytes]
_Option = tuple[bytes, bytes]  # before its count: where it finds something, and where nothing
_Ready = tuple[list[bytes], list[bytes]]  # every option's begin with a gap behind it; where nothing
_frames: Kept[tuple[object, ...], _Frame] = Kept(512)
_lists: Kept[tuple[str, str], dict[tuple[str, str], _Option]] = Kept(256)
_closed: Kept[tuple[str, str], tuple[Sequence[str], Sequence[str], _Ready]] = Kept(256)
_MOST = 8_192  # options of one group, some 600 bytes each: a world has thousands of regions


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One checkbox, as the macro `option` may use it; `disabled` where it would find nothing."""

    value: str
    label: str
    count: int
    chosen: bool
    disabled: bool


class _Ends(dict[int, bytes]):
    """Counts as one language writes them, with what is behind them in every option."""

    def __init__(self) -> None:
        super().__init__()

    def __missing__(self, number: int) -> bytes:
        written = f"{whole(number)}{_BEHIND}".encode()
        if len(self) < _MOST:
            self[number] = written
        return written


_ends: Kept[str, _Ends] = Kept(64)


def panel(groups: Iterable[Group]) -> bytes:
    """As the macros of `partials/options.html` write them."""
    tag = language()
    ends = _ends_in(tag)
    parts: list[bytes] = []
    for item in groups:
        before, between, behind = _frame(item, tag)
        written = _written(item, tag, ends)
        parts.append(before)
        parts += _picked(written, item.first)
        if between is not None:
            parts.append(between)
            parts += _picked(written, item.rest)
        parts.append(behind)
    return b"".join(parts)


def _ends_in(tag: str) -> _Ends:
    found = _ends.get(tag)
    if found is None:
        found = _Ends()
        _ends.keep(tag, found)
    return found


def _picked(written: list[bytes], places: Sequence[int]) -> Iterable[bytes]:
    """The two pieces of each option."""
    if isinstance(places, range):
        return written[2 * places.start : 2 * places.stop]
    return [written[piece] for place in places for piece in (2 * place, 2 * place + 1)]


def _frame(group: Group, tag: str) -> _Frame:
    """A group's HTML before its first options, between them and the rest, and behind all."""
    key = (group.name, group.title, len(group.ticked), len(group.rest), tag)
    found = _frames.get(key)
    if found is None:
        text = str(macro("options.html", "group")(group, _FIRST, _REST))
        before, _, rest = text.partition(_FIRST)
        between, has_rest, behind = rest.partition(_REST)
        parts = (before, between, behind) if has_rest else (before, None, between)
        first, inner, last = (None if part is None else part.encode() for part in parts)
        found = (first or b"", inner, last or b"")
        _frames.keep(key, found)
    return found


def _written(group: Group, tag: str, ends: _Ends) -> list[bytes]:
    """All its options, each in two pieces. A page has hundreds: all but the counts is ready."""
    values, labels, numbers = group.options.columns
    gapped, nothing = _ready(group, tag)
    written = gapped.copy()
    written[1::2] = map(ends.__getitem__, numbers)
    if 0 in numbers:
        for place, number in enumerate(numbers):
            if not number:
                written[2 * place] = nothing[place]
    for value in group.ticked:
        place = values.index(value)
        written[2 * place] = _ticked(group.name, value, labels[place], tag)
    return written


def _ready(group: Group, tag: str) -> _Ready:
    """Its options without their counts; most groups have the same ones on every page."""
    values, labels, _ = group.options.columns
    if group.name in LONG:
        return _gapped(group.name, values, labels, tag)
    found = _closed.get((group.name, tag))
    # A snapshot lists the same objects all day: nothing need be compared.
    if found is None or found[0] is not values or found[1] is not labels:
        found = values, labels, _gapped(group.name, values, labels, tag)
        _closed.keep((group.name, tag), found)
    return found[2]


def _gapped(name: str, values: Iterable[str], labels: Iterable[str], tag: str) -> _Ready:
    known = _known(name, tag)
    options = [
        known.get(key) or known.setdefault(key, _unticked(name, *key))
        for key in zip(values, labels, strict=True)
    ]
    gapped = [b""] * (2 * len(options))
    gapped[::2] = [something for something, _ in options]
    return gapped, [nothing for _, nothing in options]


def _known(name: str, tag: str) -> dict[tuple[str, str], _Option]:
    """Those of a group that are written already, by value and label."""
    found = _lists.get((name, tag))
    if found is None or len(found) > _MOST:
        found = {}
        _lists.keep((name, tag), found)
    return found


def _unticked(name: str, value: str, label: str) -> _Option:
    """An option before its count, and where it would find nothing."""
    something = _option(name, value, label, chosen=False, finds=True)
    return something, _option(name, value, label, chosen=False, finds=False)


@lru_cache(maxsize=1_024)
def _ticked(name: str, value: str, label: str, tag: str) -> bytes:
    """An option that is chosen, before its count; `tag` is the language spoken now."""
    return _option(name, value, label, chosen=True, finds=True)


def _option(name: str, value: str, label: str, *, chosen: bool, finds: bool) -> bytes:
    """One option's HTML before its count."""
    disabled = not (finds or chosen)
    said = isolated(label) if name in LONG else spoken(name, value)
    item = Option(value=value, label=said, count=_COUNT, chosen=chosen, disabled=disabled)
    before, _, _ = str(macro("options.html", "option")(item, name)).partition(_HOLE)
    return (before + _HOLE.partition(">")[0] + ">").encode()


@lru_cache(maxsize=256)
def choices(options: tuple[tuple[str, str], ...], chosen: str) -> bytes:
    """What a selection offers, `(value, label)` each."""
    return str(macro("options.html", "choices")(options, chosen)).encode()
