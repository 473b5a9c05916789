"""Words that call a meeting closed: "Closed Step Meeting", "Hope Group - Closed Discussion".

Of "open" a name says too many things to be believed; "Hope Group (Closed)" may have ended, so
that beside a label "open" one has to ask.
"""

import re

from finder.model import Weekday
from importers.clean.access_clauses import names_week
from importers.clean.only_words import at_any_time
from importers.clean.plain_words import plain
from importers.clean.remembered import remembered
from importers.clean.sentences import sentences
from importers.clean.signs import may_hold, signs
from importers.clean.usual_words import IT_IS
from importers.clean.week_words import DAY, ORDINAL, is_day

SIGNS = signs("closed")
_SEGMENT = re.compile(r"[()\[\]|]|\s[-–—:]\s|[,;:]\s")
_KIND = (
    r"(?:(?:aa|na|ca|ga|oa|cma|online|virtual|zoom|hybrid|in-?person"
    r"|spkr|disc|trad|bb|grapevine|group conscience|big book|living sober|steps?|traditions?"
    r"|concepts?|speakers?|discussions?|topics?|book stud(?:y|ies)|study|literature|beginners?"
    r"|newcomers?|participation|reading|meditation|mixed|wom[ae]ns|m[ae]ns)[ /&-]{0,3})"
)
_KINDS = rf"closed,? {_KIND}{{1,3}}(?:meeting|group)?|closed group"
_AT_THE_END = re.compile(rf"(?:.* )?(?:{_KINDS}|closed meeting)(?: of [a-z]{{2,4}})?")
_WHOLE = re.compile(rf"{IT_IS}?(?:{_KINDS})(?: of [a-z]{{2,4}})?")
_DAYS = re.compile(rf"\b{DAY}")
_BARE = re.compile(rf"{IT_IS}?closed meeting")  # of itself it is read in usual_words
_OR_ENDED = re.compile(rf"{IT_IS}(?:now )?closed")
_WORD = (
    r"(?:(?!(?:open|not|never|no|longer|sometimes|partly|semi|formerly|modified)\b)[\w'/&-]+,? )"
)
_MEETING = rf"closed,? {_WORD}{{0,4}}?(?:meeting|group)\b"
# It goes on about something else, or says for whom: "This is a closed AA meeting for those who …".
_BEGINS = re.compile(rf"{IT_IS}{_WORD}{{0,3}}?{_MEETING}(?P<rest>.*)")
_FOR_WHOM = re.compile(
    rf"(?:an? )?{_MEETING}(?P<rest>(?: for|:|,| -)+(?: please,?| only| all| any| the| our"
    r"| recovering| compulsive)* (?:alcoholics?|addicts?|gamblers?|overeaters?|debtors?|members"
    r"|people|those|anyone|anybody|persons|individuals|(?:wo)?men|ladies)\b.*)"
)
_WHO = (
    r"(?:all |any |the )?(?:\w+ )?(?:alcoholics?|addicts?|gamblers?|overeaters?|members"
    r"|(?:those|anyone|anybody|people) (?:with|who))"
)
_ONLY_TO = re.compile(rf"\b(?:only )?open(?: only)? (?:to|for) (?={_WHO}\b)")
# What may take it back, or hold in some weeks or for a time.
_TAKES_BACK = re.compile(
    rf"\b(?:{ORDINAL}|{DAY}|open|except\w*|but|longer|unless|until|till|when|some|sometimes"
    r"|occasional\w*|request|every|each|weeks?|months?|monthly|quarter\w*|holidays?|season\w*"
    r"|summer|winter|term|welcomed?|visitors?|guests?|famil\w*|friends|students|today|tonight"
    r"|tomorrow|christmas|thanksgiving|easter|renovat\w*|due|\d+)\b"
)


@remembered
def called_closed(name: str | None, notes: str | None, *, weekday: Weekday | None) -> bool:
    """Whether its name or a sentence of its notes does so, for every week.

    A bare "Closed meeting" of the notes is read in usual_words.
    """
    return _named(name or "") or _noted(notes or "", weekday)


@remembered
def may_be_closed(name: str | None, notes: str | None) -> bool:
    """Whether part of its name, or a sentence, is "closed" and no more.

    That says who may come, or that the group has ended.
    """
    parts = _SEGMENT.split(name) if name and may_hold(SIGNS, name) else []
    if len(parts) > 1 and any(plain(part) == "closed" for part in parts):
        return True
    said = sentences(notes) if notes and may_hold(SIGNS, notes) else ()
    return any(_OR_ENDED.fullmatch(plain(sentence)) for sentence, _ in said)


def _says_whose(words: str) -> bool:
    found = _BEGINS.fullmatch(words) or _FOR_WHOM.fullmatch(words)
    return found is not None and not _TAKES_BACK.search(_ONLY_TO.sub("", found["rest"]))


def _named(name: str) -> bool:
    if not may_hold(SIGNS, name) or names_week(plain(name)):
        return False
    return any(_AT_THE_END.fullmatch(plain(part)) for part in _SEGMENT.split(name))


def _noted(notes: str, weekday: Weekday | None) -> bool:
    """What stands below another day ("Tuesday 5:30pm Women's. Closed Discussion.") is of that."""
    if not may_hold(SIGNS, notes):
        return False
    below = None
    for sentence, _ in sentences(notes):
        words = plain(at_any_time(sentence))
        own = below is None or (weekday and is_day(below, weekday))
        for_now = words != plain(sentence) and _BARE.fullmatch(words)
        if own and (for_now or _WHOLE.fullmatch(words) or _says_whose(words)):
            return True
        below = next(iter(_DAYS.findall(words)), below)
    return False
