"""Values made quickly are those that their class makes."""

from dataclasses import FrozenInstanceError, dataclass, field, replace

import pytest

from importers.clean.quick import quickly


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slot:
    day: str
    weeks: tuple[int, ...] = ()
    notes: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class _Open:
    day: str
    notes: list[str] = field(default_factory=list)


_new_slot, _new_open = quickly(_Slot), quickly(_Open)


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


def test_one_that_is_not_frozen_is_made_as_well() -> None:
    made = _new_open(day="monday")
    made.notes.append("late")
    assert made == _Open(day="monday", notes=["late"])
    assert _new_open(day="monday").notes == []


def test_a_field_that_it_has_not_is_refused() -> None:
    with pytest.raises(TypeError, match="hour"):
        _new_slot(day="monday", hour=3)  # type: ignore[call-arg]
