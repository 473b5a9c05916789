"""Texts of rows for adults without what they say of a children's meeting (DESIGN 4, *Children*).

Where such a text begins to tell of one, all that follows may be its place: it goes too, until a
sentence names the adults' own meeting. The adults' place stands in fields of its own.
"""

import re

from importers.clean.children import (
    ADULT,
    AND,
    SPONSORS,
    may_name_children,
    without_harmless,
)
from importers.clean.childrens_bodies import BODY, may_name_body
from importers.clean.childrens_words import one_of, words
from importers.clean.pupils import AGE_RANGE, YOUNG
from importers.clean.remembered import remembered
from importers.clean.sentences import sentences, tidy
from importers.clean.signs import may_hold, signs
from importers.clean.undisguised import undisguised

_THEIRS = (
    r"(?:(?<!adult )children|kids?|(?:pre-?)?teen(?:s|ager|agers|age)?|tweens?|youths?|minors)"
)
_GROUP = re.compile(
    rf"(?:\b(?:{BODY}|{_THEIRS}['’]?s?['’]?\s(?:meetings?|groups?|program\w*)"
    r"|young(?:er)?\smembers['’]?\s(?:meetings?|groups?)"
    rf"|(?:meetings?|groups?)\sfor\s(?:the\s)?(?:{_THEIRS}|adolescents|under[- ]?18s?)"
    rf"|(?<!adult )(?:children|kids|youth|minors)\smeets?\b|(?:meetings?|groups?)\sfor\s{AGE_RANGE}"
    rf"|{YOUNG}|{one_of('rooms')})\b|{one_of('unspaced_bodies')}|{one_of('unspaced_rooms')})",
    re.IGNORECASE,
)
# Without one of these neither a body nor a group is named.
_SIGNS = signs(
    *("teen", "kid", "alatin", "алатин", "アラティーン", "tween", "tiener", "minor", "youth"),
    *(
        "child",
        "young",
        "under",
        "ages",
        "adolescent",
        "ados",
        "jugendlich",
        *words()["unspaced_signs"],
    ),
)
_BRACKETED = re.compile(
    rf"\s?[(\[][^()\[\]]{{0,200}}{_GROUP.pattern}[^()\[\]]{{0,200}}[)\]]", re.IGNORECASE
)
_JOINED = re.compile(
    rf"{AND}(?:\w+\s)?{BODY}(?:\s(?:meetings?|groups?))?\b|^\W*{BODY}(?:\s(?:meeting|group))?{AND}",
    re.IGNORECASE,
)
_TO_THE_END = re.compile(rf"\s[-–—|:*]+\s[^-–—|]{{0,100}}{_GROUP.pattern}.*$", re.IGNORECASE)
# A name of adults: "Parents of Alateens AFG", "Alateen sponsors".
_PARENTS = re.compile(
    rf"\b(?:(?:parents?|families|sponsors?) of {BODY}(?=\W*(?:{ADULT}\b|$))|{SPONSORS})", re.I
)
# After "and Alateen" this would say where or when they meet.
_WHEREABOUTS = re.compile(
    r"(?i)\b(?:also|meets?|gathers?|at|in|on|is|are|starts|beside|behind|next|near|room|rm|hall|floor"
    r"|upstairs|downstairs|basement|building|door|which|who|where)\b|[\d@:]|https?"
)
_BACK_TO_ADULTS = re.compile(
    rf"(?i)\W*(?:the |our |this |an? )?(?:\w+ )?(?:{ADULT}|(?:this|our) (?:meeting|group))\b"
)
_NOTHING_SAID = re.compile(
    r"\W*(?:concurrent(?:ly)?|also|held|meets?|plus|with|at the same time|\W)*"
)


@remembered  # names and notes are the same on every day of a group
def without_children(text: str | None) -> str | None:
    """A text of a row for adults without what it says of a children's meeting."""
    if not text:
        return None
    if not may_name_children((text,)):
        return text
    if not _tells_of_group(text):
        plain = undisguised(text)
        if not _tells_of_group(plain):
            return text
        text = plain
    return _kept(text)


def _kept(text: str) -> str | None:
    kept: list[str] = []
    of_them = False  # whether what was said last was of the children's meeting
    for sentence, gap in sentences(text):
        left = _without_group(sentence)
        if left != sentence:
            of_them = True
        elif of_them and sentence:
            of_them = _BACK_TO_ADULTS.match(sentence) is None
            left = "" if of_them else sentence
        if left or not (sentence or of_them):
            kept += [left, gap]
    return "".join(kept).strip(" \n|;/*") or None


def _tells_of_group(text: str) -> bool:
    if not may_hold(_SIGNS, text):
        return False
    if may_name_body(text):
        text = _PARENTS.sub("", without_harmless(text))
    return _GROUP.search(text) is not None


def _without_group(sentence: str) -> str:
    """The sentence, or what it says of adults alone; empty where it says where children meet."""
    if not _tells_of_group(sentence):
        return sentence
    bare = _BRACKETED.sub(" ", sentence)
    if not _GROUP.search(bare):
        return _said(bare)
    joined = _JOINED.search(bare)
    if joined and not _WHEREABOUTS.search(bare[joined.end() :]):
        left = _JOINED.sub(" ", bare)
        if not _GROUP.search(left):
            return _said(left)
    left = _TO_THE_END.sub(" ", bare)
    return "" if _GROUP.search(left) else _said(left)


def _said(text: str) -> str:
    left = tidy(text)
    return "" if _NOTHING_SAID.fullmatch(left.lower()) else left
