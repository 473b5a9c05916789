"""Curated files: groups without a feed, written by hand in TOML or a spreadsheet (docs/curated.md).

Checked line by line. A leader is a role, never a person; a row that says `publish = false` is
withheld; `official_finder` is where to look where the group has no page of its own.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from difflib import get_close_matches
from typing import Any

from finder.model import Caution, Change, DateException, Registration
from finder.register.options import label, values
from finder.register.vocabulary import LABELS
from importers import Code, Draft, Feed, Part, Row
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

# Words of names by which people would say that a row is not for everyone.
_HIDES = frozenset(
    "hide hidden private public publish published unpublished publicly visible show shown"
    " list listed unlisted internal confidential draft".split()
)


def sniff(part: Part) -> bool:
    return is_curated(part.body)


def parse(parts: Sequence[Part], feed: Feed) -> Iterator[Row]:
    """All parts are curated files, read one after the other. Raises NotAListing."""
    read = [read_curated(part.body) for part in parts]
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
            _say_unknown(draft, name)
        elif blank(given) and name == "publish":
            draft.refuse(name, READERS["yes_or_no"][1])
        elif not blank(given):
            kind = fields()[name]["kind"]
            read, reason = READERS[kind]
            value = read(given)
            if value is None:
                say = draft.refuse if name in must else draft.problem
                say(name, reason, None if kind == "role" else given)
            else:
                yield fields()[name].get("fills", name), value


def _say_unknown(draft: Draft, name: str) -> None:
    """What may be meant to keep a row unpublished is never passed over."""
    if set(name.split("_")) & _HIDES or get_close_matches(name, ["publish"], cutoff=0.7):
        draft.refuse(None, "no field has this name: write publish, or take it out", name)
    else:
        draft.problem(None, "no field has this name", name)


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
    if draft.date_from and draft.date_until and draft.date_until < draft.date_from:
        draft.refuse(
            "date_until", "ends before it begins", f"{draft.date_from} – {draft.date_until}"
        )
    if draft.start is None and (draft.weekdays or draft.dates):
        draft.problem("start", "a day without a time")
    if draft.start is not None and not (draft.weekdays or draft.dates):
        draft.problem("weekday", "a time without a day")
