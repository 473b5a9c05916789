"""The filters beside a list as HTML: options are written once, then only their counts change."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from finder.search.engine import FacetCount
from finder.web.choices import Group
from finder.web.frame import macro

_COUNT = 9_999_999_999  # more meetings than there are: where this stands, a count belongs
_HOLE = f'<span class="count">{_COUNT:,}'


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
    draw = macro("options.html", "group")
    return Markup("").join(
        draw(item, _options(item, item.first), _options(item, item.rest)) for item in groups
    )


def _options(group: Group, options: Iterable[FacetCount]) -> Markup:
    name, ticked = group.name, group.ticked
    written: list[str] = []
    for item in options:
        before, behind = _option(
            name, item.value, item.label, item.value in ticked, bool(item.count)
        )
        written.append(f"{before}{item.count:,}{behind}")
    return Markup("".join(written))  # noqa: S704 - the macro has escaped it


@lru_cache(maxsize=2_048)
def _option(name: str, value: str, label: str, chosen: bool, finds: bool) -> tuple[str, str]:
    """One option's HTML before and behind its count."""
    disabled = not (finds or chosen)
    item = Option(value=value, label=label, count=_COUNT, chosen=chosen, disabled=disabled)
    before, _, behind = str(macro("options.html", "option")(item, name)).partition(_HOLE)
    return before + _HOLE.partition(">")[0] + ">", behind


@lru_cache(maxsize=256)
def choices(options: tuple[tuple[str, str], ...], chosen: str) -> Markup:
    """What a selection offers, `(value, label)` each."""
    return macro("options.html", "choices")(options, chosen)
