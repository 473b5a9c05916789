"""Words that let others in where the label does not say it: an unlabelled row, or a bare "open".

In fellowships that say nowhere what "open" lets others do, the list's own words are the answer,
and so they are kept beside the label; where a fellowship's own default stands for a missing
label, a name or sentence that says otherwise goes before it (opened_words.toml).
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from finder.model import Access
from finder.register.open_there import AtOpen, at_open_of
from importers.clean.access import WhoMayCome
from importers.clean.access_clauses import names_week
from importers.clean.childrens_bodies import body_named
from importers.clean.pieces import filled
from importers.clean.plain_words import plain
from importers.clean.privacy import scrub
from importers.clean.remembered import remembered
from importers.clean.sentences import sentences
from importers.clean.text import line

_LONGEST = 200  # characters of a sentence in the publisher's own words
_CLAUSES = re.compile(r";|\*{2,}|\s[|•]\s")
_NAME_PARTS = re.compile(r"[()\[\]]|\s[-–—|:]\s|[,;]\s")


def with_own_words(
    found: WhoMayCome, *, fellowship: str, notes: str | None, country: str | None
) -> WhoMayCome:
    """Of an open meeting: with the words that say whom that lets in, where nobody else does."""
    if found.access is not Access.OPEN or at_open_of(fellowship) is AtOpen.LISTEN:
        return found
    own = (scrub(line(words), country=country) for words in _said_in(notes, "others", "anyone"))
    parts = dict.fromkeys((*filter(None, [found.text]), *filter(None, own)))
    return replace(found, text="; ".join(parts) or None)


def without_label(
    found: WhoMayCome, *, name: str | None, notes: str | None, country: str | None
) -> WhoMayCome:
    """Of a meeting that is closed by its fellowship's default alone.

    Its name may call it open; "everyone welcome" may mean all whom it is for, so others ask.
    """
    if found.access is not Access.CLOSED or found.weeks:
        return found
    if named_open(name):
        return replace(found, access=Access.OPEN)
    own = next(_said_in(notes, "anyone"), None)
    if own is None:
        return found
    said = scrub(line(own), country=country)
    return replace(found, access=Access.OPEN_ON_REQUEST, text=found.text or said)


@remembered
def named_open(name: str | None) -> bool:
    """Whether a whole part of the name calls the meeting open, for every week."""
    if not name or "open" not in name.lower() or names_week(plain(name)):
        return False
    return any(_pattern("named").fullmatch(plain(part)) for part in _NAME_PARTS.split(name))


def _said_in(notes: str | None, *tables: str) -> Iterator[str]:
    for sentence, _ in sentences(notes or ""):
        for clause in map(str.strip, _CLAUSES.split(sentence)):
            if len(clause) > _LONGEST or body_named(clause):
                continue
            if any(_pattern(table).fullmatch(plain(clause)) for table in tables):
                yield clause


@cache
def _pattern(table: str) -> re.Pattern[str]:
    words = _words()
    text = f"(?:{'|'.join(words[table])})"
    return re.compile(filled(text, words["pieces"]))


@cache
def _words() -> Mapping[str, Any]:
    text = files("importers.clean").joinpath("opened_words.toml").read_text("utf-8")
    return tomllib.loads(text)
