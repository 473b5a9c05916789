"""What is kept a while: no more than so much, and what was asked for lately stays."""

from finder.exports.keeping import Kept


def test_what_was_not_asked_for_the_longest_goes_first() -> None:
    kept: Kept[int, str] = Kept(3)
    for number in range(3):
        kept.keep(number, str(number))
    assert kept.get(0) == "0"
    kept.keep(3, "3")
    assert [kept.get(number) for number in range(4)] == ["0", None, "2", "3"]


def test_it_never_holds_more_than_was_said() -> None:
    kept: Kept[int, int] = Kept(5)
    for number in range(100):
        kept.keep(number, number)
        assert len(kept) == min(number + 1, 5)
    assert [kept.get(number) for number in range(95, 100)] == [95, 96, 97, 98, 99]


def test_all_of_what_fits_is_found_again_however_often_it_is_asked_for_in_turn() -> None:
    kept: Kept[int, int] = Kept(10)
    missed = 0
    for number in [*range(10)] * 5:
        if kept.get(number) is None:
            missed += 1
            kept.keep(number, number)
    assert missed == 10


def test_room_for_the_next_is_made_by_what_was_not_asked_for_the_longest() -> None:
    kept: Kept[int, str] = Kept(2)
    kept.keep(0, "0")
    kept.make_room()
    assert kept.get(0) == "0"
    kept.keep(1, "1")
    assert kept.get(0) == "0"
    kept.make_room()
    assert [kept.get(number) for number in range(2)] == ["0", None]
