"""Whom a meeting's conditions keep away: who studies or looks on, or those close to a member.

"No nursing students" asks nothing of a relative, nor "Sorry, no spouses" of a student
(kept_away.toml).
"""

import re
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from finder.model import Meeting
from finder.register.fellowships import fellowships

_SENTENCES = re.compile(r"(?<=[.!;])\s+|\n")
_AROUND = " \t.,;!*()'\"“”‘’¡-–—_#"
_PLEASE = re.compile(r"(?:,? please|,? thank you|,? thanks)$", re.IGNORECASE)


class Away(StrEnum):
    """For whom a sentence is: LEARNERS come to study or look on, RELATIVES are close to one."""

    LEARNERS = "learners"
    RELATIVES = "relatives"


def who_is_kept_away(meeting: Meeting) -> frozenset[Away]:
    """Of a group for relatives they are those it is for: what it asks of some it asks of all."""
    found = frozenset(filter(None, _concerned(meeting.conditions or "")))
    return found - {Away.RELATIVES} if is_for_relatives(meeting) else found


def asks_of_all(meeting: Meeting) -> bool:
    """Whether some condition of it concerns whoever comes."""
    if meeting.conditions is None:
        return False
    return bool(set(_concerned(meeting.conditions)) - who_is_kept_away(meeting))


def is_for_relatives(meeting: Meeting) -> bool:
    """By its fellowship, or by its publisher's mark, whatever its access says."""
    known = fellowships().get(meeting.fellowship)
    return (known is not None and known.family) or "family_and_friends" in meeting.audiences


@lru_cache(maxsize=1024)
def kept_away_by(sentence: str) -> Away | None:
    """Whom alone the sentence keeps away; None where it says anything else."""
    plain = _PLEASE.sub("", sentence.strip(_AROUND)).strip(_AROUND)
    return next((each for each, form in _forms().items() if form.fullmatch(plain)), None)


@lru_cache(maxsize=1024)
def _concerned(conditions: str) -> tuple[Away | None, ...]:
    """For each sentence whom alone it concerns; None is whoever comes."""
    whole = kept_away_by(conditions)
    if whole or not conditions:
        return (whole,) if whole else ()
    return tuple(map(kept_away_by, _SENTENCES.split(conditions)))


@cache
def _forms() -> Mapping[Away, re.Pattern[str]]:
    text = files("finder.register").joinpath("kept_away.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return {each: _form(data, data[each]) for each in Away}


def _form(data: Mapping[str, Any], whom: Mapping[str, str]) -> re.Pattern[str]:
    form = "|".join(data["forms"]["forms"])
    for name in ("also", "whom"):
        form = form.replace(f"{{{name}}}", whom[name])
    for name, piece in data["pieces"].items():
        form = form.replace(f"{{{name}}}", piece)
    return re.compile(form, re.IGNORECASE)
