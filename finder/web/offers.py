"""Ways on from an empty list: what would find something, and how much."""

from collections.abc import Iterator

from finder.errors import BadRequest
from finder.search.engine import Answer
from finder.web.answering import answered
from finder.web.asking import asked, settled
from finder.web.chips import chips
from finder.web.links import Pairs, address, with_value, with_values, without
from finder.web.paths import Path

MOST = 6
_WIDER = (50, 100, 250, 1000)
_PLACE = ("near", "lat", "lon", "within", "unit")
_EXACT = ("day", "time", "after", "before", "soon", "from")


def offers(answer: Answer) -> tuple[Path, ...]:
    """The nearest changes first: a wider circle, one filter less, any day, online now."""
    found: dict[str, Path] = {}
    for label, pairs in _ideas(answer):
        path = _tried(label, pairs)
        if path is not None:
            found.setdefault(path.url, path)
        if len(found) == MOST:
            break
    return tuple(found.values())


def _ideas(answer: Answer) -> Iterator[tuple[str, Pairs]]:
    pairs = settled(answer.query)
    if answer.place is not None:
        yield from _wider(answer, pairs)
    for chip in chips(answer):
        if chip.name not in ("near", "lat"):
            label = f"Without “{chip.label.strip('“”')}”"
            yield label, without(pairs, chip.name, chip.value)
    anytime = _less(pairs, _EXACT)
    yield "On any day, at any time", anytime
    online = with_value(_less(pairs, _PLACE), "attendance", "online")
    yield "Online instead", online
    yield "Online, now or within the hour", with_values((), {"attendance": "online", "soon": "60"})
    near = f"All meetings near {answer.place.name or 'you'}" if answer.place else "All meetings"
    yield near, tuple(pair for pair in pairs if pair[0] in _PLACE)


def _wider(answer: Answer, pairs: Pairs) -> Iterator[tuple[str, Pairs]]:
    """The smallest circle that finds something is offered alone."""
    for amount in _WIDER:
        if amount <= answer.query.within:
            continue
        wider = with_values(pairs, {"within": str(amount), "unit": answer.query.unit})
        if _tried("", wider) is not None:
            unit = "km" if answer.query.unit == "km" else "miles"
            yield f"Within {amount:,} {unit}", wider
            return


def _less(pairs: Pairs, names: tuple[str, ...]) -> Pairs:
    for name in names:
        pairs = without(pairs, name)
    return pairs


def _tried(label: str, pairs: Pairs) -> Path | None:
    """The way, if it leads to any meeting."""
    try:
        total = answered(asked(pairs)).total
    except BadRequest:
        return None
    return Path(label=label, url=address("/meetings", pairs), count=total) if total else None
