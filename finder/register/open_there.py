"""What "open" lets family and friends do in each fellowship: only what its own pages say.

A list's label is no answer to a relative where nobody says what it means there: the words of the
list may be one, the fellowship's fact on open meetings or on family is, and else one has to ask.
"""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from finder.languages import ENGLISH, speaking
from finder.model import Meeting
from finder.register.fellowships import fellowships


class AtOpen(StrEnum):
    """All may listen; family alone; as the fellowship's fact on family says; ask; nobody says."""

    LISTEN = "listen"
    FAMILY = "family"
    OWN_WORDS = "own_words"
    ASK = "ask"
    NOT_STATED = "not_stated"


def at_open(meeting: Meeting) -> AtOpen:
    """Of a meeting that its list calls open, whose own words come first ("Open to all")."""
    said = (meeting.access_text or "").casefold()
    theirs = at_open_of(meeting.fellowship)
    if any(word in said for word in _words()["anyone"]):
        return AtOpen.LISTEN
    if not any(word in said for word in _words()["family"]):
        return theirs
    return AtOpen.FAMILY if theirs in (AtOpen.ASK, AtOpen.NOT_STATED) else AtOpen.LISTEN


@cache
def lets_family_in(fellowship: str) -> bool:
    """False where its fact on family begins with a no; elsewhere one may ask."""
    with speaking(ENGLISH):
        known = fellowships().get(fellowship)
    fact = known.facts.family if known else None
    return fact is None or not fact.says.startswith(str(_words()["refused"]))


@cache
def at_open_of(fellowship: str) -> AtOpen:
    """By the facts of a register key; NOT_STATED for one that is not in it."""
    with speaking(ENGLISH):  # its facts are told apart by how they begin in facts.toml
        known = fellowships().get(fellowship)
    if known is None:
        return AtOpen.NOT_STATED
    to_all, family = (fact.says if fact else "" for fact in (known.facts.open, known.facts.family))
    if to_all.startswith(tuple(_words()["to_all"])) and _words()["not_all"] not in to_all:
        return AtOpen.LISTEN
    if family.startswith(tuple(_words()["answered"])):
        return AtOpen.OWN_WORDS
    return AtOpen.ASK if to_all or family else AtOpen.NOT_STATED


@cache
def _words() -> Mapping[str, Any]:
    text = files("finder.register").joinpath("open_there.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
