"""The filters beside a list as HTML: written once each, then only their counts change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
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
_SAID = frozenset({"access"})  # whose labels are in the reader's words already
_MOST_FRAMES = 512  # some 500 bytes each
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


class _Options(dict[tuple[str, str], bytes]):
    """Those of one group in one language before their counts, not chosen, by value and label."""

    def __init__(self, name: str, *, finds: bool) -> None:
        super().__init__()
        self._name, self._finds = name, finds

    def __missing__(self, option: tuple[str, str]) -> bytes:
        found = self[option] = _option(self._name, *option, chosen=False, finds=self._finds)
        return found


@dataclass(frozen=True, slots=True)
class _Group:
    """The options of a group, in the order in which a snapshot has these values and labels.

    Each as it is before its count, `on` where it finds something and `off` where nothing; empty
    as long as it was not asked for.
    """

    known: tuple[Sequence[str], Sequence[str]]
    on: list[bytes]
    off: list[bytes]


@dataclass(frozen=True, slots=True)
class _Written:
    """What is written in one language: of each group its options, whatever snapshot they are of.

    `frames` are by all that they hold. In the rest there is one thing for each group.
    """

    ends: _Ends = field(default_factory=_Ends)
    frames: dict[tuple[object, ...], _Frame] = field(default_factory=dict)
    groups: dict[str, _Group] = field(default_factory=dict)
    options: dict[tuple[str, bool], _Options] = field(default_factory=dict)


_spoken: Kept[str, _Written] = Kept(64)


def panel(groups: Iterable[Group]) -> bytes:
    """As the macros of `partials/options.html` write them."""
    tag = language()
    known = _spoken.get(tag)
    if known is None:
        known = _Written()
        _spoken.keep(tag, known)
    parts: list[bytes] = []
    for item in groups:
        before, between, behind = _frame(item, known)
        written = _written(item, tag, known)
        parts.append(before)
        if type(item.first) is not range:
            first, others = _parted(written, item.first)
            written = first + others
        if between is not None:
            written.insert(2 * len(item.first), between)
        parts += written
        parts.append(behind)
    return b"".join(parts)


def _parted(written: list[bytes], first: Sequence[int]) -> tuple[list[bytes], list[bytes]]:
    """The two pieces of each of the `first` options, and those of all others."""
    picked, others, begin = [], [], 0
    for place in first:
        others += written[begin : 2 * place]
        begin = 2 * place + 2
        picked += written[begin - 2 : begin]
    return picked, others + written[begin:]


def _frame(group: Group, known: _Written) -> _Frame:
    """A group's HTML before its first options, between them and the rest, and behind all."""
    key = (group.name, group.title, len(group.ticked), group.more)
    found = known.frames.get(key)
    if found is None:
        text = str(macro("options.html", "group")(group, _FIRST, _REST))
        before, _, rest = text.partition(_FIRST)
        between, has_rest, behind = rest.partition(_REST)
        parts = (before, between, behind) if has_rest else (before, None, between)
        first, inner, last = (None if part is None else part.encode() for part in parts)
        found = (first or b"", inner, last or b"")
        if len(known.frames) >= _MOST_FRAMES:
            known.frames.clear()
        known.frames[key] = found
    return found


def _written(group: Group, tag: str, known: _Written) -> list[bytes]:
    """All its options, each in two pieces. A page has hundreds: all but the counts is ready."""
    options, ready = group.options, _ready(group, known)
    begins, numbers = _begun(group, ready.on, known, finds=True), options.numbers
    if 0 in numbers:
        idle = _begun(group, ready.off, known, finds=False)
        begins = [
            begin if number else off
            for begin, off, number in zip(begins, idle, numbers, strict=True)
        ]
    written = [b""] * (2 * len(begins))
    written[::2], written[1::2] = begins, map(known.ends.__getitem__, numbers)
    if group.ticked:
        values, labels, _ = options.columns
        for value in group.ticked:
            place = values.index(value)
            written[2 * place] = _ticked(group.name, value, labels[place], tag)
    return written


def _ready(group: Group, known: _Written) -> _Group:
    """A snapshot lists the same objects all day: nothing need be compared."""
    found = known.groups.get(group.name)
    values, labels = group.options.known
    if found is None or found.known[0] is not values or found.known[1] is not labels:
        found = _Group((values, labels), [b""] * len(values), [b""] * len(values))
        known.groups[group.name] = found
    return found


def _begun(group: Group, ready: list[bytes], known: _Written, *, finds: bool) -> Sequence[bytes]:
    """Its options without their counts, of the `ready` ones of all that there are."""
    options = group.options
    found = options.picked(ready)
    if not all(found):
        written = _options(group.name, known, finds=finds)
        values, labels = options.known
        for place in range(len(values)) if options.places is None else options.places:
            ready[place] = written[values[place], labels[place]]
        found = options.picked(ready)
    return found


def _options(name: str, known: _Written, *, finds: bool) -> _Options:
    found = known.options.get((name, finds))
    if found is None or len(found) > _MOST:
        found = known.options[name, finds] = _Options(name, finds=finds)
    return found


@lru_cache(maxsize=1_024)
def _ticked(name: str, value: str, label: str, tag: str) -> bytes:
    """An option that is chosen, before its count; `tag` is the language spoken now."""
    return _option(name, value, label, chosen=True, finds=True)


def _option(name: str, value: str, label: str, *, chosen: bool, finds: bool) -> bytes:
    """One option's HTML before its count."""
    disabled = not (finds or chosen)
    said = isolated(label) if name in LONG else label if name in _SAID else spoken(name, value)
    item = Option(value=value, label=said, count=_COUNT, chosen=chosen, disabled=disabled)
    before, _, _ = str(macro("options.html", "option")(item, name)).partition(_HOLE)
    return (before + _HOLE.partition(">")[0] + ">").encode()


@lru_cache(maxsize=256)
def choices(options: tuple[tuple[str, str], ...], chosen: str) -> bytes:
    """What a selection offers, `(value, label)` each."""
    return str(macro("options.html", "choices")(options, chosen)).encode()
