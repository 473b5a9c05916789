"""Memos are bounded in values and in what they may hold of listings."""

from collections.abc import Callable

from importers.clean.remembered import MOST_BYTES, MOST_VALUES, make_room, remembered


def counted() -> tuple[list[int], Callable[[int], int]]:
    asked: list[int] = []

    @remembered
    def double(number: int) -> int:
        asked.append(number)
        return 2 * number

    return asked, double


def test_a_value_is_worked_out_once() -> None:
    asked, double = counted()
    assert [double(2), double(2)] == [4, 4]
    assert asked == [2]


def test_a_memo_forgets_the_oldest_of_too_many_values() -> None:
    asked, double = counted()
    for number in range(MOST_VALUES + 1):
        double(number)
    double(0)
    assert asked.count(0) == 2


def test_all_memos_begin_anew_after_so_many_bytes_of_listings() -> None:
    asked, double = counted()
    double(2)
    make_room(MOST_BYTES + 1)
    double(2)
    assert asked == [2, 2]


def test_small_listings_share_what_is_remembered() -> None:
    asked, double = counted()
    make_room(MOST_BYTES)
    double(2)
    make_room(0)
    double(2)
    assert asked == [2]
