"""The values a parameter may have: those of the register, and those that occur here."""

from collections.abc import Sequence

from finder.errors import BadRequest
from finder.languages import gettext as _
from finder.languages import isolated
from finder.register import options
from finder.search import listing
from finder.search.asked import RELATIVE_DAYS
from finder.search.index import Index

_OPEN = ("region", "feed")  # their values are the publishers', not ours
_MOST_LISTED = 300


def allowed(index: Index, parameter: str) -> tuple[str, ...]:
    """All values, in the order they are shown."""
    known = () if parameter in _OPEN else options.values(parameter)
    if parameter == "day":
        return (*known, *RELATIVE_DAYS)
    return (*known, *(value for value in index.values(parameter) if value not in known))


def label(index: Index, parameter: str, value: str) -> str:
    """What people read."""
    if parameter == "region":
        return index.regions.labels.get(value, value)
    return listing.label(parameter, value)


def _is_allowed(index: Index, parameter: str, value: str) -> bool:
    """Whether it is one of `allowed`, of which there may be thousands."""
    if parameter == "region":
        return value in index.regions.labels
    if parameter not in _OPEN and value in options.values(parameter):
        return True
    return value in index.values(parameter) or (parameter == "day" and value in RELATIVE_DAYS)


def chosen(index: Index, parameter: str, values: Sequence[str]) -> tuple[str, ...]:
    """The values, all of them known; raises BadRequest for the first that is not."""
    for value in values:
        if not _is_allowed(index, parameter, value):
            known = allowed(index, parameter)
            listed = (
                known
                if len(known) <= _MOST_LISTED
                else _("a value of the facet {name}").format(name=isolated(parameter))
            )
            raise BadRequest(
                parameter,
                _("{name} has no value {value}.").format(
                    name=isolated(parameter), value=isolated(repr(value[:60]))
                ),
                listed,
            )
    return tuple(values)
