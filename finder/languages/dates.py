"""Days, months, times and numbers in the language spoken now (Unicode's data, in Babel)."""

from collections.abc import Mapping
from datetime import date, datetime, time
from functools import cache
from typing import TypeVar

from babel.numbers import format_decimal

from finder.languages.current import ENGLISH, language
from finder.languages.pseudo import PSEUDO, accented
from finder.languages.texts import gettext as _
from finder.languages.writing import locale

_Key = TypeVar("_Key")


def weekday(number: int, *, short: bool = False) -> str:
    """The name of a weekday, 0 for Monday, as it stands within a sentence."""
    return _days("abbreviated" if short else "wide", language())[number]


def month(number: int) -> str:
    """The name of a month, 1 to 12, as it stands in a date."""
    return _months(language())[number]


def long_date(day: date) -> str:
    """`Monday 23 November`: the day first, so that no reader takes the month for the day."""
    return _("{weekday} {day} {month}").format(
        weekday=weekday(day.weekday()), day=day.day, month=month(day.month)
    )


def full_date(day: date) -> str:
    """`23 November 2026`."""
    return _("{day} {month} {year}").format(day=day.day, month=month(day.month), year=day.year)


def clock(moment: time | datetime, style: str) -> str:
    """`7:00 PM` where `style` is "12", `19:00` where it is "24"; noon and midnight in words."""
    if moment.minute == 0 and moment.hour in (0, 12):
        return _("midnight") if moment.hour == 0 else _("noon")
    if style == "24":
        return moment.strftime("%H:%M")
    half = _halves(language())["am" if moment.hour < 12 else "pm"]
    return f"{moment.hour % 12 or 12}:{moment.minute:02} {half}"


def halves() -> tuple[str, str]:
    """How `clock` calls the hours before noon and after."""
    found = _halves(language())
    return found["am"], found["pm"]


def twelve_hours(tag: str) -> bool:
    """Whether those who read a language say 7:00 PM rather than 19:00, as far as anyone knows."""
    return "h" in str(locale(tag).time_formats["short"].pattern)


def whole(number: int) -> str:
    """`1,234`."""
    if abs(number) < 1_000 or _plain(language()):
        return f"{number:,}"
    return str(format_decimal(number, locale=locale(language())))


def decimal(number: float, places: int) -> str:
    """`0.4`, with so many digits behind the sign."""
    written = f"{number:,.{places}f}"
    if _plain(language()):
        return written
    pattern = "#,##0." + "0" * places if places else "#,##0"
    return str(format_decimal(number, format=pattern, locale=locale(language())))


def _plain(tag: str) -> bool:
    return tag == ENGLISH or tag in PSEUDO


@cache
def _days(width: str, tag: str) -> Mapping[int, str]:
    return _said(dict(locale(tag).days["format"][width]), tag)


@cache
def _months(tag: str) -> Mapping[int, str]:
    return _said(dict(locale(tag).months["format"]["wide"]), tag)


@cache
def _halves(tag: str) -> Mapping[str, str]:
    """Before and after noon, with the words kept together on one line."""
    found = dict(locale(tag).day_periods["format"]["abbreviated"])
    return {key: word.replace(" ", "\N{NO-BREAK SPACE}") for key, word in _said(found, tag).items()}


def _said(names: Mapping[_Key, str], tag: str) -> dict[_Key, str]:
    return {key: accented(name) if tag in PSEUDO else name for key, name in names.items()}
