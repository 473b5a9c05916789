"""Texts of rows for adults without what they say of a children's meeting (DESIGN 4, *Children*).

Where such a text begins to tell of one, all that follows may be its place: it goes too, until a
sentence names the adults' own meeting. So does what stands before and is referred to ("That is
where Alateen meets"). The adults' place stands in fields of its own.
"""

import re
from itertools import pairwise

from importers.clean.alternatives import alternatives
from importers.clean.children import (
    ADULT,
    AND,
    SPONSORS,
    may_name_children,
    without_harmless,
)
from importers.clean.childrens_bodies import BODY, may_name_body
from importers.clean.childrens_words import each_of, one_of, words
from importers.clean.pupils import AGE_RANGE, MEETS_APART, YOUNG
from importers.clean.remembered import remembered
from importers.clean.sentences import sentences, tidy
from importers.clean.signs import may_hold, signs
from importers.clean.undisguised import undisguised

_THEIRS = (
    r"(?:(?<!adult )children|kids?|(?:pre-?)?teen(?:s|ager|agers|age)?|tweens?|youths?|minors)"
)
_SPACED = (
    rf"{_THEIRS}['’]?s?['’]?\s(?:meetings?|mtgs?|groups?|program\w*)",
    r"young(?:er)?\smembers['’]?\s(?:meetings?|groups?)",
    rf"(?:meetings?|groups?)\sfor\s(?:(?:the|your)\s)?(?:{_THEIRS}|adolescents|under[- ]?18s?)",
    r"(?<!adult )(?:children|kids|youth|minors)\smeets?\b",
    rf"(?:meetings?|groups?)\sfor\s{AGE_RANGE}",
    YOUNG,
    *each_of("rooms"),
)
_GROUP = re.compile(
    rf"(?:\b(?:{BODY}|{'|'.join(_SPACED)})\b|{one_of('unspaced_bodies')}|{one_of('unspaced_rooms')})",
    re.IGNORECASE,
)
_IN_ASCII = alternatives(rf"\b(?:{pattern})\b" for pattern in _SPACED)
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
        "sons ",
        "daughter",
        "your son",
        "our son",
        "aged",
        "year-old",
        "year old",
        "students in",
        "youngster",
        "celebration ",
        "the landing",
        "boys",
        "girls",
        "students",
        "schooler",
        "junior high",
        "after-school",
        "after school",
        "olds",
        "adolescen",
        "jugendgruppe",
        "alatot",
        "ala-tot",
        "yp ",
        "jóvenes",
        "jovenes",
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
# A room or a place within a house.
_INSIDE = re.compile(
    r"(?i)\b(?:rooms?|rm|halls?|floor|basement|annexe?|rear|chapel|library|suite|apt|unit|house|lounge"
    r"|gym|upstairs|downstairs|church|building|next door|across|behind|beside)\b"
)
# The room before the word: "Room 4, Alateen", "room 4 (Alateen)".
_ROOM_BEFORE = re.compile(
    rf"(?:{_INSIDE.pattern.removeprefix('(?i)')}|\bmeets? (?:in|at)\b)[^;.]{{0,60}}?"
    rf"(?:,\s?|\W{{0,3}}[(\[:–—-]\W?){BODY}(?:\s(?:meetings?|groups?))?"
    r"(?:\s(?:at\s)?(?:the\s)?same time|\sconcurrent\w*)?\W*$",
    re.IGNORECASE,
)
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
# Said right after a sentence on the children's: "We meet in Room 5", "Room 5 for adults".
_WE_AGAIN = re.compile(r"(?i)\W*(?:we meet\b|rooms? \w+ (?:is )?for (?:the )?adults\b)")
# "Bring your teen! They will meet in the library": what they do, after they were named.
_THEY_MEET = re.compile(
    r"(?i)\W*they(?:['’]ll| will| can| may| should| also)*"
    r" (?:meet|gather|go to|have (?:their|an?)\b|attend|are (?:in|at|next|across)|sit in|join)"
)
_NAMED = re.compile(rf"(?i)(?<!adult )\b(?:{BODY}|{_THEIRS}|sons|daughters|adolescents)\b")
# "That is where Alateen meets.": of the place that the sentence before named.
_OF_BEFORE = re.compile(
    r"(?i)\W*(?:(?:that|this|it|which)(?:['’]s| is)(?: also| just)?"
    r" (?:where|for|the (?:place|room|building|church|hall|house|home))\b"
    r"|(?:it|which|there|they)(?: also)? (?:hosts?|houses?|has|meets?)\b"
    r"|(?:where|there) (?!(?:is|are)\b))"
)
_PIECES = re.compile(r"\s?[,;(\[|/]|\s[-–—]\s")
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
    before = ""
    for sentence, gap in sentences(text):
        left = "" if _goes_on(before, sentence) else _without_group(sentence)
        if left != sentence:
            of_them = True
            if not left and kept and (_OF_BEFORE.match(sentence) or _THEY_MEET.match(sentence)):
                del kept[-2:]
        elif of_them and sentence:
            of_them = not _of_adults(before, sentence)
            left = "" if of_them else sentence
        if left or not (sentence or of_them):
            kept += [left, gap]
        before = sentence or before
    return "".join(kept).strip(" \n|;/*") or None


def _of_adults(before: str, sentence: str) -> bool:
    """Whether the sentence is of the adults' own meeting again, after one of the children's."""
    again = _WE_AGAIN.match(sentence) is not None and MEETS_APART.search(before) is not None
    return again or _BACK_TO_ADULTS.match(sentence) is not None


def _tells_of_group(text: str) -> bool:
    if not may_hold(_SIGNS, text):
        return False
    if any(MEETS_APART.search(part) for part, _ in sentences(text)):
        return True
    if may_name_body(text):
        text = _PARENTS.sub("", without_harmless(text))
    return names_group(text) or any(
        _goes_on(one, then) for one, then in pairwise(part for part, _ in sentences(text) if part)
    )


def names_group(text: str) -> bool:
    """Whether `_GROUP` finds anything; where only words of English can, it need not be tried."""
    if may_name_body(text) or not text.isascii():
        return _GROUP.search(text) is not None
    return _IN_ASCII.found_in(text)


def _goes_on(before: str, sentence: str) -> bool:
    """Whether the sentence says what those do whom the one before named: "They will meet in …"."""
    return _THEY_MEET.match(sentence) is not None and _NAMED.search(before) is not None


def _without_group(sentence: str) -> str:
    """The sentence, or what it says of adults alone; empty where it says where children meet."""
    if not _tells_of_group(sentence):
        return sentence
    if _ROOM_BEFORE.search(sentence) or MEETS_APART.search(sentence):
        return ""
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


@remembered  # a house is home to several groups
def place_without_children(text: str | None) -> str | None:
    """A part of an address without them: what stands first, before they are named, or nothing."""
    if not text or without_children(text) == text:
        return text
    plain = text if _tells_of_group(text) else undisguised(text)
    found = _GROUP.search(plain)
    head = _PIECES.split(plain[: found.start()])[0].strip() if found else ""
    return head if head and not _INSIDE.search(head) else None
