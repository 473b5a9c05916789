"""Calendar events as bytes, made once a snapshot and kept.

They know nothing of the clock.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from finder.catalogue.values import KEPT_CANCELLED
from finder.exports.shape import Context
from finder.ical import Listed, Style, Written, written
from finder.ical.large import is_large
from finder.languages import gettext as _
from finder.languages import language, marked
from finder.model import Access, Attendance, Status
from finder.snapshot import Gone, Snapshot
from finder.web.wording import full_date

MOST_KEPT = 20_000  # events: about 20 MB
PAUSED = marked("This meeting is paused: it is not meeting now.")
# By row and which of its weeks fit; of what is gone by id and day.
_Key = tuple[int | str, date | None, frozenset[Access]]
_Kept = dict[_Key, Written | None]
_EVERY: frozenset[Access] = frozenset()


class Events:
    """One a process. Made for one snapshot and one address of the site; emptied with either."""

    def __init__(self) -> None:
        self._of: tuple[str, str] = ("", "")
        self._kept: dict[tuple[bool, bool, Style, str], _Kept] = {}

    def of(
        self,
        snapshot: Snapshot,
        context: Context,
        rows: Collection[int],
        *,
        whole: bool,
        style: Style,
        partly: Mapping[int, frozenset[Access]] = MappingProxyType({}),
        paused_too: bool = False,
    ) -> list[Written]:
        """Those of the rows that can be in a calendar; a paused one as cancelled, or not at all.

        `partly` says who may come in the weeks that fit, where not all do.
        """
        brief = is_large(len(rows))
        kept = self._for(snapshot, context).setdefault((whole, brief, style, language()), {})
        keys: list[_Key] = [(row, None, partly.get(row, _EVERY)) for row in rows]
        missing = [row for row, key in zip(rows, keys, strict=True) if key not in kept]
        for row, item in _listed(snapshot, missing, partly):
            kept[row, None, item.fitting] = written(
                item, context=context, whole=whole, style=style, brief=brief
            )
        found = [kept[key] for key in keys]
        return [item for item in found if item and (paused_too or not item.cancelled)]

    def gone(
        self,
        snapshot: Snapshot,
        context: Context,
        gone: Gone,
        style: Style,
        *,
        fitting: frozenset[Access] = _EVERY,
    ) -> Written | None:
        """The cancelled event of a meeting that went; None for what cannot be one.

        `fitting` is who might come in the weeks that the calendar held, where it held not all.
        """
        kept = self._for(snapshot, context).setdefault((False, False, style, language()), {})
        key: _Key = gone.id, gone.since, fitting
        if key not in kept:
            kept[key] = _written_gone(gone, context, style, fitting)
        return kept[key]

    def _for(
        self, snapshot: Snapshot, context: Context
    ) -> dict[tuple[bool, bool, Style, str], _Kept]:
        of = (snapshot.name, context.base_url)
        if of != self._of or sum(map(len, self._kept.values())) > MOST_KEPT:
            self._of, self._kept = of, {}
        return self._kept  # a request keeps the one it got, whatever others do


def _listed(
    snapshot: Snapshot,
    rows: Collection[int],
    partly: Mapping[int, frozenset[Access]],
) -> Iterable[tuple[int, Listed]]:
    histories = snapshot.histories(rows)
    for row, meeting in zip(rows, snapshot.meetings(rows), strict=True):
        first_seen, changed, changes = histories[row]
        paused = meeting.status is Status.SUSPENDED
        yield (
            row,
            Listed(
                meeting=meeting,
                first_seen=first_seen,
                changed=changed,
                changes=changes,
                cancelled=_(PAUSED) if paused else None,
                fitting=partly.get(row, _EVERY),
            ),
        )


def gone_event(gone: Gone, context: Context, style: Style, today: date) -> Written | None:
    """The cancelled event of a meeting that went in the last 30 days; None for any other."""
    if today - gone.since > KEPT_CANCELLED:
        return None
    return _written_gone(gone, context, style, _EVERY)


def _written_gone(
    gone: Gone, context: Context, style: Style, fitting: frozenset[Access]
) -> Written | None:
    """How, and for whom, it was tells nobody anything now: of that only which weeks it held."""
    if gone.last is None:
        return None
    item = Listed(
        meeting=replace(
            gone.last.renamed(gone.name), attendance=Attendance.IN_PERSON, types=frozenset()
        ),
        first_seen=gone.last.first_seen,
        changed=gone.since,
        changes=gone.last.changes,
        cancelled=_("This meeting has not been listed since {date}.").format(
            date=full_date(gone.since)
        ),
        fitting=fitting,
    )
    return written(item, context=context, whole=False, style=style)
