"""Too much for one calendar: how many events a week it is, and a list to choose from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from finder.languages import gettext as _
from finder.languages import whole
from finder.search.engine import Hit
from finder.web.chosen import MOST, in_address
from finder.web.links import Pairs
from finder.web.one_line import one_line
from finder.web.state import now, snapshot

MANY = 40  # events a week: more than anyone goes to
A_PAGE = 60  # to choose from
PARAMETER = "choose"  # which part of the list is shown
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A meeting that one may tick; `id` as an address has it."""

    id: str
    label: str
    ticked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosing:
    """`said` is how many a week. `choices` are a part of the list, `which` one in words.

    `elsewhere` are the fields of what is ticked in other parts, `ticked` says how many in all.
    `before` and `after` are the numbers of the parts beside it, `opened` whether one chooses now.
    """

    said: str
    choices: tuple[Choice, ...]
    which: str | None
    ticked: str | None
    elsewhere: Pairs
    before: int | None
    after: int | None
    opened: bool


def choosing(
    hits: Iterable[Hit], *, ticked: Sequence[str] = (), part: str | None = None, parted: bool = True
) -> Choosing | None:
    """None where it is not too much: as many as start within seven days, one a meeting.

    `ticked` are the ids that are chosen, `part` the number of the part that the address asks for;
    a plan, whose meetings are in the address already, is not `parted`.
    """
    fixed = [hit for hit in hits if hit.next_start is not None]
    end = now() + _WEEK
    coming = sum(hit.next_start is not None and hit.next_start < end for hit in fixed)
    if coming <= MANY:
        return None
    size = A_PAGE if parted else len(fixed)
    last = -(-len(fixed) // size)
    number = min(max(int(part), 1), last) if part and part.isascii() and part.isdecimal() else 1
    choices = _choices(fixed[(number - 1) * size : number * size], ticked)
    here = {choice.id for choice in choices}
    said = _("About {n} events a week would come into your calendar. Most people choose a few.")
    so_far = _("Ticked so far: {n} of {most} at most.")
    return Choosing(
        said=said.format(n=whole(coming)),
        choices=choices,
        which=_which(number, len(fixed)) if last > 1 else None,
        ticked=so_far.format(n=whole(len(ticked)), most=whole(MOST)) if ticked else None,
        elsewhere=tuple(("m", text) for text in _of(ticked) if text not in here),
        before=number - 1 if number > 1 else None,
        after=number + 1 if number < last else None,
        opened=part is not None,
    )


def _choices(hits: Sequence[Hit], ticked: Sequence[str]) -> tuple[Choice, ...]:
    found = [item for item in snapshot().meetings(hit.row for hit in hits) if not item.for_children]
    return tuple(
        Choice(id=text, label=one_line(item), ticked=item.id in ticked)
        for item, text in zip(found, _of([item.id for item in found]), strict=True)
    )


def _of(ids: Sequence[str]) -> tuple[str, ...]:
    """As short as can be: what is ticked in many parts stands in one address."""
    return in_address(ids, always=True)


def _which(number: int, total: int) -> str:
    first, last = (number - 1) * A_PAGE + 1, min(number * A_PAGE, total)
    return _("{first} to {last} of {total}").format(
        first=whole(first), last=whole(last), total=whole(total)
    )
