"""Drafts -> Rows: every rule that holds for all formats, one stage after the other.

Each stage is a module beside this one; this one calls them in order and accounts for every row.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from finder.model import Meeting
from importers import Draft, Feed, NotAListing, Problem, Row
from importers.clean.identity import Identified, identifier, identify, with_suffix
from importers.clean.limits import bound
from importers.clean.meetings import meetings_of
from importers.clean.privacy import mask
from importers.clean.quick import quickly
from importers.clean.remembered import keep_small
from importers.clean.unpublished import asks_not_to_publish

# What hostile values can make the standard library and our own stages raise.
_SURPRISES = (ValueError, TypeError, AttributeError, LookupError, ArithmeticError, RecursionError)
_LONGEST_VALUE = 200
MOST_ROWS = 100_000
_LONGEST_MASKED = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """A draft and the meetings it became, which have no ids yet."""

    draft: Draft
    meetings: tuple[Meeting, ...]


_new_row, _new_read = quickly(Row), quickly(_Read)


def finish(drafts: Iterable[Draft], feed: Feed) -> Iterator[Row]:
    """One Row for each draft, in order; ids need all of them, so all are read first."""
    read = [_new_read(draft=draft, meetings=_understood(draft, feed)) for draft in _bounded(drafts)]
    found = iter(identify([pair for item in read for pair in _wanted(item)]))
    for item in read:
        yield _row(item, [next(found) for _ in item.meetings], feed)


def _bounded(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Raises NotAListing beyond what any listing has: each row takes a kilobyte, said or not."""
    for number, draft in enumerate(drafts, 1):
        if number > MOST_ROWS:
            raise NotAListing(f"The listing has more than {MOST_ROWS:,} rows.")
        yield draft


def _understood(draft: Draft, feed: Feed) -> tuple[Meeting, ...]:
    """The meetings of one draft; a surprise in one row never reaches the others."""
    if asks_not_to_publish((draft.name, draft.notes)):
        draft.withheld = True
    if draft.refused or draft.withheld:
        return ()
    try:
        keep_small(bound(draft))
        return meetings_of(draft, feed)
    except _SURPRISES as error:
        draft.refuse(None, "row could not be understood", type(error).__name__)
        return ()


def _wanted(item: _Read) -> Iterator[tuple[str, Meeting]]:
    """The identifier the publisher gives each meeting, one for each day; empty if it has none."""
    several = len(item.meetings) > 1
    for meeting in item.meetings:
        name = identifier(meeting.source_id or "")
        day = meeting.weekday.short if several and meeting.weekday else None
        yield (with_suffix(name, day) if day else name), meeting


def _row(item: _Read, ids: Sequence[Identified], feed: Feed) -> Row:
    draft, again, private = item.draft, False, False
    for meeting, found in zip(item.meetings, ids, strict=True):
        _name(meeting, f"{feed.key}_{found.identifier}")
        again = again or found.again
        private = private or meeting.for_children
    if again:
        draft.problem("id", "the same meeting twice", draft.identifier)
    return _new_row(
        number=draft.row,
        ref=None if private else _ref(draft.ref),
        meetings=item.meetings,
        problems=_problems(draft, private=private) if draft.problems else (),
        withheld=draft.withheld and not draft.refused,
        as_anybody=_as_anybody(item, feed) if private else (),
    )


def _as_anybody(item: _Read, feed: Feed) -> tuple[str, ...]:
    """The ids by its publisher's identifier, which of a children's meeting is not kept."""
    name = identifier(item.draft.identifier or "")
    days = (meeting.weekday.short for meeting in item.meetings if meeting.weekday)
    names = (name, *(with_suffix(name, day) for day in days)) if name else ()
    return tuple(f"{feed.key}_{one}" for one in names)


def _name(meeting: Meeting, name: str) -> None:
    """Gives the meeting its id in place: nobody else has seen it, and a copy takes long."""
    object.__setattr__(meeting, "id", name)


def _problems(draft: Draft, *, private: bool) -> tuple[Problem, ...]:
    return tuple(_problem(problem, private=private) for problem in draft.problems)


def _problem(problem: Problem, *, private: bool) -> Problem:
    """Its value masked and cut; nothing at all of a row whose place is withheld."""
    if private:
        return replace(problem, value=None, ref=None)
    value = problem.value[:_LONGEST_MASKED] if isinstance(problem.value, str) else problem.value
    return replace(problem, value=_plain(mask(value)), ref=_ref(problem.ref))


def _ref(text: str | None) -> str | None:
    """An identifier as it is: its digits are no telephone number, but it may hold an address."""
    return _short(mask(text[:_LONGEST_MASKED]) if text and "@" in text else text)


def _plain(value: object) -> str | int | bool | None:
    """A value every JSON reader takes: cut text, and numbers with a point as text."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int) and abs(value) < 2**53:
        return value
    return _short(value)


def _short(value: object) -> str | None:
    """Cut, and without the half characters (lone surrogates) that no file can hold."""
    if value is None:
        return None
    if isinstance(value, str) and value.isascii():
        return value[:_LONGEST_VALUE]
    return str(value)[:_LONGEST_VALUE].encode("utf-8", "replace").decode()
