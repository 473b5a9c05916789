"""Whether a row's own words say that the meeting is not held: "cancelled until further notice".

A clear statement about this meeting suspends it. One about something else, for some dates or in
other words only warns: a meeting that is held must not be hidden.
"""

import re
from enum import StrEnum

from finder.model import Weekday
from importers.clean.remembered import remembered
from importers.clean.sentences import sentences
from importers.clean.signs import may_hold, signs
from importers.clean.week_words import DAY, is_of

_FOR_NOW = (
    r"(?:temporar(?:il)?y|temp\.?|currently|indefinitely|permanently|for now|for the time being"
    r"|at (?:this|the present) time|at the moment|at present|right now)"
)
_STATE = (
    r"(?:suspended|cancell?ed|on hold|on (?:a )?hiatus|on pause|paused|inactive|discontinued"
    r"|disbanded)"
)
_UNTIL = r"(?:(?:un)?till?|thru|through) (?!the (?:last|end)\b)[a-z][a-z' ]{0,60}"
_DUE = r"(?:due to|because of) [a-z][a-z' ,-]{0,80}"
_NOT_HELD = (
    rf"(?:(?:{_FOR_NOW} )?{_STATE}"
    rf"|{_FOR_NOW} closed|closed (?:{_FOR_NOW}|(?:un)?till? further notice)"
    rf"|(?:{_FOR_NOW} )?not (?:{_FOR_NOW} )?(?:be(?:ing)? )?"
    r"(?:meeting|held|active|running|operating)"
    rf"|(?:no longer|(?:does|do) not {_FOR_NOW}) (?:meets?|meeting|active|running)"
    rf"|no (?:meetings?|mtgs?) (?:{_FOR_NOW}|(?:un)?till? further notice)"
    r"|(?:temporalmente )?(?:suspendid[oa]s?|cancelad[oa]s?)|temporalmente cerrad[oa]"
    r"|cerrad[oa] (?:temporalmente|hasta nuevo aviso)"
    r"|(?:temporairement )?(?:suspendue?s?|annulée?s?)|temporairement fermée?"
    r"|fermée? (?:temporairement|jusqu['’]à nouvel ordre)"
    r"|(?:has|have) (?:ended|disbanded|folded|dissolved|stopped meeting|shut down)"
    r"|(?:geschlossen|ausgesetzt|abgesagt|eingestellt) bis auf weiteres"
    r"|fällt (?:vorübergehend|derzeit|zur ?zeit|bis auf weiteres) aus"
    r"|(?:vorübergehend |bis auf weiteres |derzeit )(?:geschlossen|ausgesetzt|abgesagt|eingestellt"
    r"|pausiert)|ausgesetzt|pausiert|abgesagt|findet (?:derzeit|zur ?zeit|bis auf weiteres)"
    r" nicht statt|entfällt bis auf weiteres)"
)
_AND_SO = (
    rf"(?: (?:{_FOR_NOW}|{_UNTIL}|{_DUE}|temporalmente|temporairement|hasta nuevo aviso"
    r"|jusqu['’]à nouvel ordre|bis auf weiteres)){0,2}"
)
_SUBJECT = (
    r"(?:(?:please )?note:? |notice:? |attention:? |update:? |sorry,? |covid(?:-19)?:? )?"
    rf"(?:(?:(?:this|the|our) )?(?:{DAY} )?(?:(?:night|morning|evening|noon) )?"
    rf"(?:meetings?|mtg|group|{DAY})(?: (?:night|morning|evening|noon))? |we (?=(?:are|do|have) )"
    r"|(?:la |esta |el |este )?(?:reunión|grupo|junta) |(?:la |le |cette |ce )?(?:réunion|groupe) "
    r"|(?:das |die |dieses |diese )?(?:meeting|gruppe) )?"
    r"(?:(?:is|are|has been|have been|was|will be|being|now|está|es|est|ist|wird|queda) ){0,2}"
)
_CLEAR = re.compile(rf"{_SUBJECT}(?:{_NOT_HELD}{_AND_SO}|closed {_UNTIL})", re.IGNORECASE)
_NAME_PART = re.compile(r"[()\[\]|*]+|\s[-–—]+\s|:\s|\s*[!]+\s*")
_NAME_END = re.compile(
    rf"\s(?:{_FOR_NOW} (?:closed|suspended|cancell?ed)|closed temporarily"
    rf"|(?:{_NOT_HELD}|closed) until further notice)$",
    re.IGNORECASE,
)
_SEASON = (
    r"(?:months?|summer|winter|january|february|march|april|may|june|july|august|september|october"
    r"|november|december)"
)
_UNCLEAR = re.compile(
    rf"\b(?:meetings?|mtg|group) (?:(?:is|are|has been|have been|will be) ){{0,2}}{_NOT_HELD}"
    rf"|^{_SUBJECT}{_NOT_HELD}\b.{{0,20}}\d|\bclosed temporarily\b|\btemporarily closed\b"
    rf"|\b(?:meeting|group|mtg|we) (?:does|do) not meet (?:in|during) (?:the )?{_SEASON}\b"
    r"|\btemporary closure\b|\bmeeting (?:is|will be) closed until\b"
    r"|^(?:(?:this |the |our )?(?:meeting|group) (?:is )?)?"
    r"(?:closed (?:for|during) (?:the )?(?:summer|winter|season|renovations?|construction)"
    r"|on (?:summer |winter )?(?:break|recess)|(?:paused|dark) (?:for|until|over|during))\b"
    r"|^(?:(?:we|(?:this |the |our )?(?:meeting|group)) )?(?:(?:will|is|are) )?(?:back|resum"
    r"|restart|reconven)(?:es?|s|ing)? (?:in|on|again in) (?:the )?"
    rf"(?:{_SEASON}|spring|fall|autumn|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)\b",
    re.IGNORECASE,
)
_ON_CONDITION = re.compile(
    r"\b(?:if|when|whenever|unless|may|might|could|rain|snow|weather|inclement|holidays?)\b", re.I
)
_OF_SOMETHING = re.compile(
    r"\b(?:business|newcomers?|beginners?|speakers?|potlucks?|child ?care|parking|zoom|online"
    r"|hybrid|virtual|phone|live|lunch|dinner|elevator|lift|bathrooms?|restrooms?|kitchen)\b",
    re.IGNORECASE,
)
_IN_PERSON = re.compile(
    r"\b(?:in[- ]person|face[- ]to[- ]face|physical|live) (?:meetings?|mtgs?|group)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\b(?:zoom|online|virtual\w*|by phone|conference call)\b", re.IGNORECASE)
_COVID = re.compile(r"covid[- ]?(?:19)?", re.IGNORECASE)
# Without one of these no pattern above can match.
SIGNS = signs(
    *("suspend", "cancel", "temp", "not ", "no longer", "on hold", "hiatus", "pause", "inactive"),
    *("discontinu", "disband", "closed", "further notice", "ausgesetzt", "abgesagt", "pausiert"),
    *(
        "ended",
        "folded",
        "dissolved",
        "stopped",
        "shut down",
        "dark ",
        "resum",
        "restart",
        "reconven",
    ),
    *(
        "back in",
        "back on",
        "weiteres",
        "annul",
        "cerrad",
        "recess",
        "break",
        "currently",
        "geschlossen",
        "nicht",
    ),
)


class Pause(StrEnum):
    """CLEAR: nobody meets now. UNCLEAR: something is not held, or not for some time: ask."""

    CLEAR = "clear"
    UNCLEAR = "unclear"


@remembered  # the days of one group repeat its words
def paused(name: str | None, notes: str | None, *, weekday: Weekday | None) -> Pause | None:
    """`name` and `notes` are clean text; None where they say nothing of it."""
    found = {_by_name(name, weekday)} if name and may_hold(SIGNS, name) else set()
    if notes and may_hold(SIGNS, notes):
        noted = {_by_sentence(sentence, weekday) for sentence, _ in sentences(notes)}
        found |= {Pause.UNCLEAR} if Pause.CLEAR in noted and _GOES_ON.search(notes) else noted
    return next((pause for pause in Pause if pause in found), None) if found else None


def _by_name(name: str, weekday: Weekday | None) -> Pause | None:
    parts = [part.strip(" .,!-") for part in _NAME_PART.split(name)]
    if _NAME_END.search(parts[-1] or name) or any(_is_clear(part, weekday) for part in parts):
        return Pause.CLEAR
    return None


def _by_sentence(sentence: str, weekday: Weekday | None) -> Pause | None:
    if not may_hold(SIGNS, sentence):
        return None
    text = _COVID.sub("covid", sentence).strip(" .,;:!*-–\"'()[]")
    if _ON_CONDITION.search(text):
        return None
    if _is_clear(text, weekday):
        return Pause.CLEAR
    elsewhere = _OF_SOMETHING.search(text) and not _IN_PERSON.search(text)
    return Pause.UNCLEAR if _UNCLEAR.search(text) and not elsewhere else None


def _is_clear(text: str, weekday: Weekday | None) -> bool:
    found = _CLEAR.fullmatch(text)
    return bool(found and is_of(found, weekday) and not _OF_SOMETHING.search(text))
