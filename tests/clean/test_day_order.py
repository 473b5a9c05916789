"""Dates whose order of day and month the list itself shows."""

from typing import Any

import pytest

from importers.clean.day_order import Order, in_order, order_of


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (["8/28/2021", "8/9/2021"], Order.MONTH),
        (["28/8/2021", "9/8/2021"], Order.DAY),
        (["8/28/2021 5:06:07 PM"], Order.MONTH),
        (["8/9/2021"], None),
        (["8/28/2021", "28/8/2021"], None),
        (["2021-08-28", None, 7, ""], None),
    ],
)
def test_the_list_shows_the_order(dates: list[Any], order: Order | None) -> None:
    assert order_of(dates) is order


@pytest.mark.parametrize(
    ("given", "order", "read"),
    [
        ("8/9/2021", Order.MONTH, "2021-08-09"),
        ("8/9/2021", Order.DAY, "2021-09-08"),
        ("8/9/2021 11:17:07 AM", Order.MONTH, "2021-08-09"),
        ("8/9/2021", None, "8/9/2021"),
        ("2/30/2021", Order.MONTH, "2/30/2021"),
        ("0/0/2021", Order.DAY, "0/0/2021"),
        ("2021-08-09", Order.MONTH, "2021-08-09"),
        (7, Order.MONTH, 7),
    ],
)
def test_a_date_is_read_in_that_order(given: object, order: Order | None, read: object) -> None:
    assert in_order(given, order) == read
