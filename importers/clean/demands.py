"""What a row's words ask of people before they come: sober time, a camera, registration."""

import re

from finder.model import Registration
from finder.register.kept_away import Away, kept_away_by
from importers.clean import kept_out
from importers.clean.alternatives import alternatives
from importers.clean.links import web_link
from importers.clean.only_words import asked_to_be, words, written
from importers.clean.personal_links import scrub_link
from importers.clean.privacy import scrub
from importers.clean.remembered import remembered
from importers.clean.sentences import of_both, tidy
from importers.clean.signs import Signs, may_hold, signs

_CONDITIONS = alternatives(map(written, words()["conditions"]))
_WHOLE = alternatives(
    rf"^(?:{written(entry)})(?:,? (?:please|thank you))?$" for entry in words()["conditions_whole"]
)
_BY_APPOINTMENT = re.compile(written(r"\W*(?:{by_appointment})\W*"), re.IGNORECASE)
_PIECES = re.compile(r"[;()\[\]|]|\s[-–—/]+\s|:\s")
_AROUND = " \t\n.,;!*'\"“”‘’¡-–—_#"
_MAY_BE_RELATIVE = re.compile(r"(?i)(?<!student )(?<!clinical )\bobservers?\b")
_LEARNERS = (
    r"(?:students?|researchers?|observers?|observation|observing|audits?|visitors?|interns"
    r"|guests(?! speak)|outsiders|non-?members)"
)
_NO_VISITORS = re.compile(
    r"\b(?:closed|not open|not (?:intended )?for|no)(?: (?:to|for))?(?: [\w/]+){0,2}?"
    rf" {_LEARNERS}\b"
    rf"|\b{_LEARNERS}\b[^.;]{{0,30}}\bnot (?:be )?(?:allowed|permitted|admitted|welcome)\b",
    re.IGNORECASE,
)
_OF_ELSE = re.compile(
    r"\b(?:park|parking|cars?|school|campus|discounts?|doors?|fees?)\b", re.IGNORECASE
)
_FOR_SERVICE = re.compile(
    r"\b(?:speak|speaker|speakers|chair|lead|share|sharing|serve|service|sponsor|position|officer"
    r"|host|vote)\b|\bnot required\b",
    re.IGNORECASE,
)
_REGISTER = re.compile(
    r"\b(?:must|please|need to|have to|required to|participants to|link and)\s"
    r"(?:pre-?)?(?:register|sign[- ]up|book (?:a|an|by|via|in|ahead|online|your|places?|before)\b)"
    r"|\b(?:register|rsvp)"
    r" (?:to (?:attend|join|rec(?:ei|ie)ve)|first|in advance|before|here|at|online|by|via)\b"
    r"|\b(?:pre-?registration|registration|rsvp|booking|sign[- ]up)"
    r" (?:(?:with|at|through|via) (?:the )?\w+(?: \w+)? )?(?:is )?"
    r"(?:required|essential|necessary|needed|mandatory|a must|requested)"
    r"|\bplease rsvp\b|^\W*rsvp(?: please| only)?\W*$"
    r"|\brequired?s? [^.;]{0,40}\bto (?:pre-?)?register\b"
    r"|\b(?:e-?mail|call|text|contact|write)\b[^.;]{0,40}"
    r" to (?:pre-?register|sign up|book a place)\b"
    r"|\b(?:access is|join) via registration|\(register to join\)",
    re.IGNORECASE,
)
_NOT_NEEDED = re.compile(
    r"\bno (?:prior |pre-?)?(?:registration|booking|sign[- ]up)"
    r"|\b(?:registration|booking) (?:is )?not (?:required|needed)"
    r"|\bno need to (?:register|book)",
    re.IGNORECASE,
)
# Whoever wants to join has to write or call for the way in: no registration, but as needful.
_FOR_THE_WAY_IN = re.compile(
    r"\b(?:e-?mail|text|call|phone|message|contact|reach|ask|write)\b[^.;]{0,70}?"
    r"\b(?:for|to (?:get|receive|request|obtain|access))\b[^.;]{0,25}?"
    r"\b(?:link|password|passcode|zoom (?:info\w*|id|details|login|credentials|number|meeting)"
    r"|meeting (?:id|access|details|link)|access (?:information|info|code)|log-?in"
    r"|(?:the |our |meeting )*(?:address|location)(?! of)(?! changes))\b",
    re.IGNORECASE,
)
_OTHER_REGISTER = re.compile(
    r"\b(?:cars?|vehicles?|parking|park|plate|dogs?|animals?|service as|speaker|birthdays?"
    r"|newsletter|mailing|own book)\b",
    re.I,
)
# Without one of these no pattern above can match.
_WHOLE_SIGNS = signs(*words()["conditions_whole_signs"])
_CONDITION_SIGNS = signs(*words()["condition_signs"], *words()["signs"])
_VISITOR_SIGNS = signs(
    *("student", "research", "observ", "audit", "visitor", "intern"),
    *("guests", "outsider", "nonmember", "non-member"),
)
_ASKING_SIGNS = _CONDITION_SIGNS | _WHOLE_SIGNS | _VISITOR_SIGNS | kept_out.SIGNS
_REGISTER_SIGNS = signs(
    *("regist", "sign", "book", "rsvp"),
    *("appointment", "for address", "for the address", "for location", "for the location"),
    *("link", "passw", "passc", "zoom", "meeting id", "access", "log-in", "login", "meeting de"),
)
SIGNS = _ASKING_SIGNS | _REGISTER_SIGNS
_LINK = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_BRACKETED = re.compile(r"\(([^()]+)\)")  # what a list adds to the way in, or to a name
_LONGEST = 300


@remembered  # the days of one group repeat its words
def conditions(name: str | None, notes: str | None) -> str | None:
    """The sentences that say what is asked of everyone who comes; None if there are none."""
    parts = _sentences(name, notes, _ASKING_SIGNS)
    if not parts:
        return None
    found = (_asked(sentence) for sentence, _ in parts)
    text = scrub(" ".join(words for words in found if words))
    return text[:_LONGEST] if text else None


@remembered
def against_visitors(name: str | None, notes: str | None) -> bool:
    """Whether some sentence keeps out visitors of every kind; of students alone it is none."""
    return any(
        _no_visitors(sentence) and not _of_learners_alone(sentence)
        for sentence, _ in _sentences(name, notes, _VISITOR_SIGNS)
    )


def _of_learners_alone(sentence: str) -> bool:
    """An observer may be a relative who wants to listen, in the words of many fellowships."""
    return kept_away_by(sentence) is Away.LEARNERS and not _MAY_BE_RELATIVE.search(sentence)


@remembered  # lists repeat their sentences more than their notes
def _asked(sentence: str) -> str | None:
    """The sentence, or the part of it that names people: it may stand in a group's name."""
    if _asks(sentence) or _no_visitors(sentence) or kept_out.turns_relatives_away(sentence):
        return next(filter(_asks, _BRACKETED.findall(sentence)), sentence)
    return asked_to_be(sentence)


def _asks(sentence: str) -> bool:
    if _says_no_more(sentence):
        return True
    return _CONDITIONS.found_in(sentence) and not _FOR_SERVICE.search(sentence)


def _says_no_more(sentence: str) -> bool:
    """Whether the sentence, or a part of it, is one of those that ask something of all."""
    if len(sentence) > _LONGEST or not (patterns := _WHOLE.that_may_stand_in(sentence)):
        return False
    parts = [part.strip(_AROUND) for part in (sentence, *_PIECES.split(sentence))]
    return any(pattern.search(part) for pattern in patterns for part in parts)


def _no_visitors(sentence: str) -> bool:
    if not may_hold(_VISITOR_SIGNS, sentence):
        return False
    said = _NO_VISITORS.search(sentence) or kept_away_by(sentence) is Away.LEARNERS
    return bool(said) and not _OF_ELSE.search(sentence)


@remembered
def registration(name: str | None, notes: str | None) -> Registration | None:
    """Whether one has to register first, where, and in what words."""
    for sentence, _ in _sentences(name, notes, _REGISTER_SIGNS):
        if not may_hold(_REGISTER_SIGNS, sentence):
            continue
        if _OTHER_REGISTER.search(sentence):
            continue
        if _NOT_NEEDED.search(sentence):
            return Registration(required=False)
        if _REGISTER.search(sentence) or _BY_APPOINTMENT.fullmatch(sentence):
            return _required(sentence)
    return _way_in(name, notes)


def _way_in(name: str | None, notes: str | None) -> Registration | None:
    """The words by which one has to ask for a link or passcode."""
    for sentence, _ in _sentences(name, notes, _REGISTER_SIGNS):
        if _FOR_THE_WAY_IN.search(sentence):
            words = scrub(tidy(_LINK.sub("", sentence)))
            return Registration(notes=words[:_LONGEST]) if words else None
    return None


def _required(sentence: str) -> Registration:
    found = _LINK.search(sentence)
    url = scrub_link(web_link(found[0].rstrip(".,;:!?)"))) if found else None
    words = scrub(tidy(_LINK.sub("", sentence)))
    return Registration(required=True, url=url, notes=words[:_LONGEST] if words else None)


def _sentences(name: str | None, notes: str | None, its: Signs) -> tuple[tuple[str, str], ...]:
    """None where none of the signs stands in the text."""
    if not (may_hold(its, name or "") or may_hold(its, notes or "")):
        return ()
    return of_both(name, notes)
