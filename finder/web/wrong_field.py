"""The field that a refusal is about, to be mended where the message stands (WCAG 3.3.1, 3.3.3)."""

from dataclasses import dataclass

from finder.errors import BadRequest
from finder.languages import gettext as _
from finder.languages import marked
from finder.web.links import Pairs

# What a person has typed; the rest is chosen, and comes wrong out of an address alone.
_LABELS = {
    "near": marked("Town or postcode"),
    "q": marked("Town, postcode, day, name or fellowship"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """`kept` are the other choices, which go along in hidden fields."""

    name: str
    label: str
    value: str
    kept: Pairs


def wrong_field(error: BadRequest, given: Pairs) -> Field | None:
    """None where nobody has typed what was wrong."""
    name = error.parameter or ""
    if name not in _LABELS:
        return None
    values = [value for key, value in given if key == name]
    rest = tuple(pair for pair in given if pair[0] not in (name, "page"))
    return Field(name=name, label=_(_LABELS[name]), value=values[0] if values else "", kept=rest)
