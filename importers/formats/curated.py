"""Curated files: groups without a feed, written by hand in TOML or a spreadsheet (docs/curated.md).

Checked line by line. A leader is a role, never a person; a row that says `publish = false` is
withheld; `official_finder` is where to look where the group has no page of its own.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any

from finder.model import Caution, Change, DateException, Registration
from finder.register.options import label, values
from finder.register.vocabulary import LABELS
from importers import Code, Draft, Feed, Part, Problem, Row
from importers.clean.curated_file import fields, is_curated, read_curated
from importers.clean.curated_values import READERS
from importers.clean.finish import finish
from importers.clean.headings import blank
from importers.clean.meeting_guide_row import systems_of

_FACETS = {
    "types": "type",
    "audiences": "audience",
    "languages": "language",
    "accessibility": "accessibility",
}
# Fields of ours that are no field of a Draft by themselves.
_APART = frozenset(
    "publish cancelled role official_finder registration_required registration_url"
    " registration_phone registration_notes".split()
) | frozenset(_FACETS)


def sniff(part: Part) -> bool:
    return is_curated(part.body)


def parse(parts: Sequence[Part], feed: Feed) -> Iterator[Row]:
    """All parts are curated files, read one after the other. Raises NotAListing."""
    read = [read_curated(part.body) for part in parts]
    for name in (name for one in read for name in one.unknown):
        problem = Problem(row=0, reason="no field has this name", value=name)
        yield Row(number=0, problems=(problem,))
    rows = [row for one in read for row in one.rows]
    yield from finish((_draft(row, number, feed) for number, row in enumerate(rows, 1)), feed)


def _draft(row: object, number: int, feed: Feed) -> Draft:
    draft = Draft(row=number)
    if not isinstance(row, dict):
        draft.refuse(None, "row is no table of fields", type(row).__name__)
    elif all(blank(value) for value in row.values()):
        draft.refuse(None, "row is empty")
    else:
        _fill(draft, row, feed)
    return draft


def _fill(draft: Draft, row: Mapping[str, Any], feed: Feed) -> None:
    must = {"publish"} if feed.fellowship else {"publish", "fellowship"}
    found = dict(_read(draft, row, must))
    for name, value in found.items():
        if name not in _APART:
            setattr(draft, name, value)
    draft.ref = draft.identifier
    draft.withheld = found.get("publish") is False
    draft.source_url = draft.source_url or found.get("official_finder")
    draft.exceptions = tuple(
        DateException(date=day, change=Change.CANCELLED) for day in found.get("cancelled", ())
    )
    draft.registration = _registration(found)
    _read_role(draft, found)
    _read_labels(draft, found, feed)
    draft.cautions = _cautions(draft)
    _check_schedule(draft)


def _read(draft: Draft, row: Mapping[str, Any], must: Set[str]) -> Iterator[tuple[str, Any]]:
    """What was understood, by the field of a Draft it fills; the rest becomes problems.

    `must` are the fields without which the row cannot be used.
    """
    for name, given in row.items():
        if name not in fields():
            draft.problem(None, "no field has this name", name)
        elif not blank(given):
            kind = fields()[name]["kind"]
            read, reason = READERS[kind]
            value = read(given)
            if value is None:
                say = draft.refuse if name in must else draft.problem
                say(name, reason, None if kind == "role" else given)
            else:
                yield fields()[name].get("fills", name), value


def _cautions(draft: Draft) -> frozenset[Caution]:
    """What may not be repeated weekly is not, though nobody could read when it is."""
    unread = {problem.field for problem in draft.problems}
    return frozenset(
        ([Caution.ASK_WHICH_WEEK] if unread & {"weeks", "dates"} else [])
        + ([Caution.ASK_FIRST] if unread & {"not_on", "date_from", "date_until", "status"} else [])
    )


def _registration(found: Mapping[str, Any]) -> Registration | None:
    names = ("required", "url", "phone", "notes")
    given = {name: found.get(f"registration_{name}") for name in names}
    if all(value is None for value in given.values()):
        return None
    return Registration(
        required=given["required"], url=given["url"], phone=given["phone"], notes=given["notes"]
    )


def _read_role(draft: Draft, found: Mapping[str, Any]) -> None:
    if "role" in found:
        name, who_leads = found["role"]
        draft.facilitation = draft.facilitation or who_leads
        draft.notes = "\n\n".join(text for text in (draft.notes, f"Led by: {name}.") if text)


def _read_labels(draft: Draft, found: Mapping[str, Any], feed: Feed) -> None:
    """Our own values, labels in full or codes of the fellowship, in this order."""
    systems = systems_of(draft, feed)
    draft.codes = tuple(
        Code(
            text=str(item),
            lookups=(
                *([(LABELS, label(facet, item))] if item in values(facet) else []),
                *((system, str(item)) for system in systems),
            ),
        )
        for name, facet in _FACETS.items()
        for item in found.get(name, ())
    )


def _check_schedule(draft: Draft) -> None:
    if draft.start is None and (draft.weekdays or draft.dates):
        draft.problem("start", "a day without a time")
    if draft.start is not None and not (draft.weekdays or draft.dates):
        draft.problem("weekday", "a time without a day")
