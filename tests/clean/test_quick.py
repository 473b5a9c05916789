"""Values made quickly are those that their class makes."""

from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from importers.clean.quick import quickly


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slot:
    day: str
    weeks: tuple[int, ...] = ()
    notes: dict[str, str] = field(default_factory=dict)


_new_slot = quickly(_Slot)


def test_it_is_a_value_of_the_class_and_equal() -> None:
    made = _new_slot(day="monday", weeks=(1,))
    assert type(made) is _Slot
    assert made == _Slot(day="monday", weeks=(1,))
    assert replace(made, day="tuesday") == _Slot(day="tuesday", weeks=(1,))


def test_it_is_frozen() -> None:
    made = _new_slot(day="monday")
    with pytest.raises(FrozenInstanceError):
        made.day = "tuesday"  # type: ignore[misc]


def test_defaults_are_not_shared() -> None:
    assert _new_slot(day="monday").notes is not _new_slot(day="monday").notes


def test_a_missing_field_is_refused() -> None:
    with pytest.raises(TypeError, match="day"):
        _new_slot()  # type: ignore[call-arg]
