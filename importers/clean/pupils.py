"""Groups of under-18s by their age or their school, where no word for children is used."""

import re

from importers.clean.childrens_bodies import BODY
from importers.clean.sentences import sentences
from importers.clean.undisguised import undisguised

# "ages 6-12", and every range that ends before 18; also 12-18 and 13-19.
_TO = r"\s?(?:-|–|to|through|thru)\s?"
_YEARS = (
    rf"(?:\d{_TO}(?:[4-9]|1[0-9])|1[0-7]{_TO}1[0-8]|1[0-6]{_TO}19|1[0-4]{_TO}2[01])"
    r"(?!\d|:\d)(?!\s?[ap]\.?m)(?!\s(?:years?|yrs?)\s(?:of\s)?(?:sob|clean|recov|abstin))"
)
AGE_RANGE = (
    r"(?:\b(?:age[sd]?|kids?|(?<!adult )(?<!inner )children|boys|girls|youth|teens?|teenagers"
    rf"|students):?\W{{1,2}}{_YEARS}"
    rf"|\b(?:\d|1[0-6]){_TO}(?:[4-9]|1[0-8])\s(?:years?|yrs?)[- ]olds?\b"
    r"|\bbetween (?:the )?ages? (?:of )?(?:\d|1[0-6]) (?:and|to) (?:[4-9]|1[0-8])\b"
    r"|\bbetween (?:\d|1[0-6]) (?:and|to) (?:[4-9]|1[0-8]) (?:years?|yrs?)[- ](?:old|of age))"
)
# AA's "Young People" are adults, unless ages that end before twenty stand behind them.
YOUNG = (
    r"(?:(?<!no )minors['’]? (?:meetings?|groups?)"
    r"|(?:young(?:er)? (?:people|persons?|members?|gamblers?|addicts?|alcoholics?|ones)|youths?)"
    r"(?:['’]?s)?['’]?(?: (?!age)\w+)?\W{1,3}"
    rf"(?:age[sd]?\W)?(?:[89]|1[0-5]){_TO}(?:1[5-9]|2[01]))"
)
UNDER = (
    r"(?:under|below)[- ]?(?:the )?(?:age[- ](?:of )?)?(?:1[0-8]|eighteen)['’]?s?"
    r"(?! (?:months?|years?|days?|minutes?)(?! (?:old|of age)))"
)
GRADES = rf"(?:\bgrades?\s(?:[k1-9]|1[0-2])(?:st|nd|rd|th)?{_TO}(?:[1-9]|1[0-2])(?:st|nd|rd|th)?\b)"
YOUNG_SIGNS = (
    *("minor", "middle school", "young pe", "younger ", "young mem", "young gam", "young add"),
    *("young alc", "young ones", "youngster", "grade", "below", "daughters", "celebration "),
    *("the landing", "students", "middle-school", "junior high", "after-school", "after school"),
    *("hs student", "junior", "young ppl", "yp meeting", "yp mtg", "yp group"),
)
# At the beginning of a family group's name; elsewhere a school is where it meets.
_SCHOOL = re.compile(
    r"\W*juniors? (?:al-?anon|nar-?anon|afg|nfg)\b|\W*(?:al-?anon|nar-?anon|afg|nfg) juniors\b"
    r"|\W*(?:(?:middle|high)[- ]school (?:al-?anon|nar-?anon|afg|nfg|groups?|meetings?|students?)"
    r"|kids['’]? (?:corner|meetings?|groups?))\b"
    r"|\W*(?:kids|children|youth|minors)\s?(?:[:(\[|–—-]|$)",
    re.IGNORECASE,
)


# Pupils' own hour or club, in any fellowship; "Lincoln High School Group" may be where it is.
_PUPILS_OWN = re.compile(
    r"(?i)\b(?:(?:middle|high)[- ]school|hs) (?:lunch(?:time)?|students?['’]?|club)\b"
    r"(?![- ]?(?:house|room))"
)


def named_for_school_hours(text: str | None) -> bool:
    """Whether the name says that pupils meet at lunch, as students or as a club."""
    return text is not None and _PUPILS_OWN.search(undisguised(text)) is not None


def named_for_pupils(text: str | None) -> bool:
    """Whether the name of a family group says that it is one of pupils or of kids."""
    return text is not None and _SCHOOL.match(undisguised(text)) is not None


# What a fellowship without a body for them calls their groups, and nothing else of the name.
_PROGRAMMES = {
    "celebrate-recovery": re.compile(
        r"(?:\W*(?:celebrate recovery|cr|the landing|celebration (?:place|station)|teens?|students?"
        r"|youth|kids|group|meeting))+\W*",
        re.IGNORECASE,
    )
}
_PROGRAMME = re.compile(r"(?i)\b(?:the landing|celebration (?:place|station))\b")
_YOUNG_NAME = re.compile(r"(?i)\b(?:youths?|young|kids|teens?|students?)\b")


def named_for_programme(fellowship: str, name: str | None) -> bool:
    """Whether the name is that of a group for pupils within this fellowship ("The Landing")."""
    known = _PROGRAMMES.get(fellowship)
    if known is None or not name or not _PROGRAMME.search(name):
        return False
    return known.fullmatch(name) is not None


def named_for_young(text: str, fellowship: str) -> bool:
    """Whether the name says "youth" or the like, which of itself may mean young adults."""
    of_programme = fellowship in _PROGRAMMES and _PROGRAMME.search(text) is not None
    return of_programme or _YOUNG_NAME.search(text) is not None


_THEY = (
    rf"(?:{BODY}|kids|teens?|teenagers?|tweens?|minors|children|youths?|adolescents"
    r"|(?:middle|high)[- ]?school(?: students?|ers?))"
)
_OF_CR = r"(?:celebration (?:place|station)|the landing)"
# What a sentence of a row for adults says of the children's group by its ages: that it meets apart,
# whose subject it is. "This meeting is for ages 6-12" and "Teens 13-18" alone are no such sentence.
MEETS_APART = re.compile(
    r"^\W*(?:our |your |the |an? )?"
    rf"(?:{_THEY}(?:['’]?s?['’]? (?:groups?|meetings?|members))?\W{{1,2}}"
    rf"|{_OF_CR}\W{{1,2}}|(?!age|\d)){AGE_RANGE}\W{{1,3}}(?:(?:will|can|also|both) )*"
    r"(?:(?:meets?|gathers?|go(?:es)?|attends?)(?! here| at this)"
    r"|(?:have|has|hold) (?:their|its|an?))\b"
    rf"|\b{_OF_CR}\W{{1,2}}{AGE_RANGE}\W{{1,3}}(?:is |are |meets? )?"
    r"(?:in|at|on|upstairs|downstairs)\b",
    re.IGNORECASE,
)
# A sentence that is no more than whom the meeting is for: "Alateen meeting.", "Kids and teens".
_WHOLE = re.compile(
    rf"\W*(?:(?:this is |we are )?(?:an? |the )?(?:open |closed )?)?(?:for )?{_THEY}['’]?s?['’]?"
    rf"(?:\s?(?:and|&|/|,)\s?{_THEY})?(?:\s(?:meeting|group))?(?:\s#?\d+)?\W*"
    r"|\W*(?:only )?(?:for )?(?:those |people |persons |members |anyone |youths? )?(?:who are )?"
    rf"{UNDER}(?: years)?(?: old| of age)?(?: only)?\W*",
    re.IGNORECASE,
)
# Ages at the very beginning are those of who comes, also where the room is said with them.
_AGES_FIRST = re.compile(rf"\W*(?:only )?(?:for )?{AGE_RANGE}", re.IGNORECASE)
_OF_OTHERS = re.compile(
    r"(?i)\b(?:also|another|separate|child ?care|babysit\w*|nursery|play\w*|welcome|provided"
    r"|offered|available|including|concurrent\w*|same time|parallel|all ages"
    r"|not?|adults?|parents?)\b"
)


# Who may not come, or comes with another.
_BARRED = re.compile(
    r"(?i)\b(?:no(?!\s(?:adults|parents|over))|not|nobody|none|accompan\w*|supervis\w*"
    r"|attended|child ?care|babysit\w*|nursery|play\w*)\b"
)
# "Children under 12" are those who are brought along: of so young who comes must be said.
_UNDER = re.compile(
    rf"(?i)\b{UNDER}(?<!1[0-5])\b|\b(?:who (?:is|are)|you are|if you['’]re|those|people|persons"
    rf"|anyone|everyone|members|youths?|for)(?: \w+){{0,2}}? {UNDER}(?: ?(?:-|–|to) ?\d\d?)?\b"
)
_AGES = re.compile(AGE_RANGE, re.IGNORECASE)


def names_under_18s(notes: str | None) -> bool:
    """Whether notes below the name of a group of the young speak of under-18s at all."""
    said = (sentence for sentence, _ in sentences(undisguised(notes or "")))
    return any(
        (_UNDER.search(sentence) and not _BARRED.search(sentence))
        or (_AGES.search(sentence) and not _OF_OTHERS.search(sentence))
        for sentence in said
    )


def said_to_be_theirs(notes: str | None) -> bool:
    """Whether a sentence of the notes is no more than that it is for under-18s."""
    if not notes:
        return False
    said = (sentence for sentence, _ in sentences(undisguised(notes)))
    return any(map(_is_theirs, said))


def _is_theirs(sentence: str) -> bool:
    if _WHOLE.fullmatch(sentence):
        return True
    if MEETS_APART.search(sentence):
        return False
    return _AGES_FIRST.match(sentence) is not None and not _OF_OTHERS.search(sentence)
