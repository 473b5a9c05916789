"""Warnings in a row's own words: they stand beside the schedule and remove nothing."""

import re
from functools import reduce
from operator import or_

from finder.model import Caution
from importers.clean.remembered import remembered
from importers.clean.sentences import of_both
from importers.clean.signs import may_hold, signs

_HOLIDAY = (
    r"(?:holidays?\b(?! inn)|bank hols?\b|christmas|thanksgiving|good friday|easter|new year)"
)
_SCHOOL = r"(?:school|academic|college|university) (?:holidays?|breaks?|vacations?|closures?)"
_NOT = (
    r"(?:\bno (?:live |virtual |monday |in-person )?(?:meetings?|mtgs?)\b"
    r"|\bnot (?:be )?(?:meet\w*|held|take place)|n['’]t meet|\bclosed\b|\bcancel\w*"
    r"|\bexclud(?:es?|ing)\b|\bexcept\b)"
)
_DATED = re.compile(r"\b20\d\d\b")
_STILL = re.compile(
    r"(?<!not )\b(?:even on|open on|meets? on|through the|including) [\w ]{0,12}holidays?", re.I
)
_CALL = r"(?:call|ask|contact|phone|ring|e-?mail|text|message|reach out to)"
# Without a word to somebody who has the code nobody is let in; whoever is there may be rung.
_ASKED_IN = (
    rf"\b{_CALL}\b[^.;]{{0,40}}?\b(?:for|to (?:get|receive|obtain|request)) (?:(?:the|an?|our) )?"
    r"(?:(?:door|gate|entry|entrance|building|lock|key ?pad) ?codes?\b"
    r"|codes? (?:to|for) (?:enter|get in|open|the (?:door|gate|building|entrance))\b"
    r"|(?:building|facility|base|campus) (?:access|entry)\b|escort\b"
    r"|(?:access|entry|admission) to the (?:building|facility|base|campus)\b)"
    r"|\b(?:contact|call|e-?mail|text|message)\b[^.;]{0,20}? to gain (?:access|entry)\b"
    rf"|\b(?:must|need to|have to|should|required to) {_CALL}\b[^.;]{{0,50}}?"
    r"\b(?:beforehand|in advance|\d+ ?(?:h|hrs?|hours?|days?) (?:before|prior|in advance))\b"
    r"|\bno (?:walk|drop)[- ]?ins?\b"
)
_ON_THE_SPOT = re.compile(
    r"\b(?:on|upon|when|once|after) (?:you )?arriv\w+|\bif\b[^.;]*\b(?:locked|late|closed|lost)\b"
    r"|\b(?:locked|late)\b[^.;]*\b(?:call|text|ring)",
    re.IGNORECASE,
)
_WORDS = {
    Caution.NOT_ON_HOLIDAYS: rf"{_NOT}[^.;\n]{{0,60}}{_HOLIDAY}|{_HOLIDAY}[^.;\n]{{0,60}}{_NOT}"
    r"|\bfalls on (?:a |any |christmas|thanksgiving|new year)",
    Caution.TERM_TIME_ONLY: rf"\bterm[- ]?time\b|{_NOT}[^.;\n]{{0,40}}{_SCHOOL}"
    r"|\bduring (?:the )?(?:school|academic) (?:year|terms?)"
    r"|\b(?:school|academic) year only|\bwhen school is in session",
    Caution.TIME_MAY_CHANGE: r"\btimes? (?:is |are )?"
    r"(?:may|might|can|will|could|is going to|subject to) (?:be )?(?:change|vary|switch|move)"
    r"|\btimes? var(?:y|ies)\b",
    Caution.ASK_FIRST: r"\b(?:call|ask|contact|phone|e-?mail|text|check|ring|message)\b"
    r"(?: \w+){0,5}? (?:first\b|ahead\b"
    r"|before (?:attending|coming|you (?:come|go)|visiting|going|travell?ing|showing))"
    r"|\bby appointment\b|\bcheck (?:the |our )?(?:website|web site|online) ?calendar"
    r"|\bto (?:confirm|verify|check)\b[^.;\n]{0,30}\b(?:mtg|date|running|meet\w*)"
    r"|\bconfirm (?:the )?(?:date|meeting|mtg)"
    rf"|{_ASKED_IN}",
}
# Without one of its own a pattern above cannot match.
_SIGNS = {
    Caution.NOT_ON_HOLIDAYS: signs(
        *("holi", "hols", "christmas", "thanksg", "easter", "good fri", "new year", "falls on"),
    ),
    Caution.TERM_TIME_ONLY: signs("term", "school", "academic", "college", "university"),
    Caution.TIME_MAY_CHANGE: signs("change", "vary", "varies", "switch", "move"),
    Caution.ASK_FIRST: signs(
        *("first", "ahead", "before", "appoint", "confirm", "verify", "check", "calendar"),
        *(
            "code",
            "access",
            "escort",
            "entry",
            "admission",
            "in advance",
            "prior",
            "-in",
            "walk",
            "drop",
        ),
    ),
}
SIGNS = reduce(or_, _SIGNS.values())
_PATTERNS = {caution: re.compile(words, re.IGNORECASE) for caution, words in _WORDS.items()}
_NONE: frozenset[Caution] = frozenset()
_ABOUT_ACCESS = re.compile(
    r"\b(?:wheelchair|disabled|child ?care|parking|interpret\w*|passcode|password|link)\b", re.I
)


@remembered  # the days of one group repeat its words
def cautions(name: str | None, notes: str | None) -> frozenset[Caution]:
    """What name and notes warn of, sentence by sentence."""
    if not (may_hold(SIGNS, name or "") or may_hold(SIGNS, notes or "")):
        return _NONE
    found: set[Caution] = set()
    possible = [
        caution
        for caution, its in _SIGNS.items()
        if may_hold(its, name or "") or may_hold(its, notes or "")
    ]
    for sentence, _ in of_both(name, notes):
        found.update(caution for caution in possible if _warns(caution, sentence))
    return frozenset(found)


def _warns(caution: Caution, sentence: str) -> bool:
    if not (may_hold(_SIGNS[caution], sentence) and _PATTERNS[caution].search(sentence)):
        return False
    if caution is Caution.NOT_ON_HOLIDAYS:
        return not (_DATED.search(sentence) or _STILL.search(sentence) or _school_only(sentence))
    return not (caution is Caution.ASK_FIRST and _is_of_else(sentence))


def _is_of_else(sentence: str) -> bool:
    return bool(_ABOUT_ACCESS.search(sentence) or _ON_THE_SPOT.search(sentence))


def _school_only(sentence: str) -> bool:
    without = re.sub(_SCHOOL, "", sentence, flags=re.IGNORECASE)
    return not _PATTERNS[Caution.NOT_ON_HOLIDAYS].search(without)
