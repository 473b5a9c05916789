"""How much of each raw field is read: nobody reads endless texts, and cleaning them takes long."""

from operator import attrgetter

from importers import Draft
from importers.clean.text import line

_LONGEST_LINE = 2_000
_LONGEST_PARAGRAPHS = 5_000
_LONGEST_NOTES = 12_000
_LONGEST_LINK = 4_001  # more than is ever taken for a link: one is refused, never cut
_LIMITS = {
    "notes": _LONGEST_NOTES,
    **dict.fromkeys(("source_url", "online_url", "website"), _LONGEST_LINK),
    **dict.fromkeys(("venue_notes", "online_notes", "dial_in_notes"), _LONGEST_PARAGRAPHS),
    **dict.fromkeys(
        (
            "ref identifier name group timezone access_text conditions cost venue_name"
            " address street locality region postal_code country"
            " dial_in updated contact_email contact_phone fellowship"
        ).split(),
        _LONGEST_LINE,
    ),
}


_values = attrgetter(*_LIMITS)
_TEXTS = frozenset((str, type(None)))


def bound(draft: Draft) -> int:
    """Cuts the draft's texts, makes texts of what is none (a list, a number); how long all are.

    Only notes that long can be meant, so only their cut is a problem.
    """
    values = _values(draft)
    if _TEXTS.issuperset(map(type, values)):
        together = len("".join(filter(None, values)))
        if together <= _LONGEST_LINE:
            return together  # as nearly all rows: not even all texts together are too long
    for value, name, longest in zip(values, _LIMITS, _LIMITS.values(), strict=True):
        if value is None or (isinstance(value, str) and len(value) <= longest):
            continue
        text = value if isinstance(value, str) else line(value)
        if text is not None and len(text) > longest:
            text = text[:longest]
            if name == "notes":
                draft.problem("notes", "notes shortened", longest)
        if text is not value:
            setattr(draft, name, text)
    return len("".join(filter(None, _values(draft))))
