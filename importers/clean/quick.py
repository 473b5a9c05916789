"""Makes values of our frozen dataclasses several times as quickly as calling their class does.

A frozen dataclass fills each field through `object.__setattr__`. Where every row of a listing makes
values of many fields, that is a tenth of the time: there a class of the same fields that is not
frozen is filled, and becomes the frozen one when it is full.
"""

from dataclasses import MISSING, Field, field, fields, make_dataclass
from typing import Any, TypeVar, cast

_T = TypeVar("_T")


def quickly(cls: type[_T]) -> type[_T]:
    """Call the result like `cls`, a frozen, slotted, keyword-only dataclass; it gives a `cls`."""

    def becomes_frozen(value: Any) -> None:
        value.__class__ = cls

    twin = make_dataclass(
        cls.__name__,
        [(part.name, Any, _like(part)) for part in fields(cast(Any, cls))],
        namespace={"__post_init__": becomes_frozen},
        eq=False,
        repr=False,
        kw_only=True,
        slots=True,
    )
    return cast(type[_T], twin)


def _like(part: "Field[Any]") -> Any:
    """A field of the twin with the same default."""
    if part.default is not MISSING:
        return field(default=part.default)
    if part.default_factory is not MISSING:
        return field(default_factory=part.default_factory)
    return field()
