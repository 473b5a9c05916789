"""The days on which a person reviewed something, as settings.toml names them: none is to come."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from finder.errors import BadSettings

_AHEAD = timedelta(days=1)  # `today` is UTC's: in the east it is tomorrow already


def refuse_days_to_come(table: Mapping[str, Any], today: date) -> None:
    """`table` has been read without a fault; raises BadSettings for the first day after today."""
    for key, day in _days(table):
        if day > today + _AHEAD:
            raise BadSettings(f"“{key}” is the day a person read it: {day} is still to come")


def _days(table: Mapping[str, Any]) -> Iterator[tuple[str, date]]:
    for tag, areas in table.get("reviewed", {}).items():
        for area, day in areas.items():
            yield f"reviewed.{tag}.{area}", day
    for key, review in table.get("helplines", {}).items():
        if "reviewed" in review:
            yield f"helplines.{key}.reviewed", review["reviewed"]
