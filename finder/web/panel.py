"""The filters beside a list as HTML: options are written once, then only their counts change."""

from collections.abc import Iterable
from functools import lru_cache

from markupsafe import Markup

from finder.web.choices import Group, Option
from finder.web.frame import macro

_COUNT = 9_999_999_999  # more meetings than there are: where this stands, a count belongs
_HOLE = f'<span class="count">{_COUNT:,}'


def panel(groups: Iterable[Group]) -> Markup:
    """As the macros of `partials/options.html` write them."""
    draw = macro("options.html", "group")
    return Markup("").join(
        draw(item, _options(item.name, item.first), _options(item.name, item.rest))
        for item in groups
    )


def _options(name: str, options: Iterable[Option]) -> Markup:
    written: list[str] = []
    for item in options:
        before, behind = _option(name, item.value, item.label, item.chosen, item.disabled)
        written.append(f"{before}{item.count:,}{behind}")
    return Markup("".join(written))  # noqa: S704 - the macro has escaped it


@lru_cache(maxsize=2_048)
def _option(name: str, value: str, label: str, chosen: bool, disabled: bool) -> tuple[str, str]:
    """One option's HTML before and behind its count."""
    item = Option(value=value, label=label, count=_COUNT, chosen=chosen, disabled=disabled)
    before, _, behind = str(macro("options.html", "option")(item, name)).partition(_HOLE)
    return before + _HOLE.partition(">")[0] + ">", behind


@lru_cache(maxsize=256)
def choices(options: tuple[tuple[str, str], ...], chosen: str) -> Markup:
    """What a selection offers, `(value, label)` each."""
    return macro("options.html", "choices")(options, chosen)
