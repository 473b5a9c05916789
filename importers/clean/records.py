"""The start of reading one record of a JSON list: is it a record, and does it say anything?"""

from importers import Draft
from importers.clean.headings import blank


def opened(record: object, number: int, *, besides: str | None = None) -> Draft:
    """A draft for the record, refused where it is no object or all its values are blank.

    `besides` names a key that is not the publisher's own and says nothing.
    """
    draft = Draft(row=number)
    if not isinstance(record, dict):
        draft.refuse(None, "row is no object", type(record).__name__)
    elif all(blank(value) for name, value in record.items() if name != besides):
        draft.refuse(None, "row is empty")
    return draft
