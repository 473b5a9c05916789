"""The garbage collector waits while a listing is read, and only then."""

import gc
import weakref

import pytest

from importers.clean.collection import paused


def test_it_waits_until_the_last_reading_has_ended() -> None:
    with paused():
        with paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_goes_on_after_a_reading_that_failed() -> None:
    with pytest.raises(ValueError, match="broken"), paused():
        raise ValueError("broken")
    assert gc.isenabled()


def test_one_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_was_read_is_not_looked_at_again() -> None:
    before = gc.get_freeze_count()
    with paused():
        read = [[number] for number in range(1_000)]
    assert gc.get_freeze_count() - before >= len(read)
    assert not any(read[0] is seen for seen in gc.get_objects())


def test_what_nothing_holds_any_more_goes_all_the_same() -> None:
    with paused():
        read = {1}
    gone = weakref.ref(read)
    del read
    assert gone() is None
