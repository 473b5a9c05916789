"""In which weeks of the month a sentence lets more people in, or fewer: the forms it is said in."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import time

from finder.model import Access, Weekday
from importers.clean.day_parts import PART, is_then
from importers.clean.usual_words import GUESTS, MEMBERS
from importers.clean.week_words import DAY, MONTHLY, ORDINALS, is_day, week_numbers

_Says = Callable[[re.Match[str]], Access]
_WHEN = (
    rf"(?P<weeks>{ORDINALS}) (?P<day>{DAY}|meeting|weeks?:?)(?: (?P<before>{PART})(?: meeting)?)?"
    rf"(?P<month> {MONTHLY})?(?: (?P<after>{PART})(?: meeting)?)?"
)
# "Open topic": what is done there, not who may come; an "open discussion meeting" is open.
NO_FORMAT = (
    r"(?! (?:topics?|discussions?(?! meetings?\b)|share|sharing|forums?|mi(?:c|ke)|formats?"
    r"|chair)\b)"
)
HOW = rf"(?P<how>open{NO_FORMAT}|closed)"
_OTHERS = rf"(?:{GUESTS}|non-? ?{MEMBERS}|the public|friends|family|families|all|everyone|anyone)"
_TO_ALL = (
    r"(?: to (?:all|everyone|anyone|(?:the )?public))?"
    rf"(?: to (?=.*\b(?:{GUESTS}|non-? ?{MEMBERS})\b){_OTHERS}"
    rf"(?:(?:,? (?:and|&|or) |, |/){_OTHERS})*)?"
)
OCCASION = (
    r"(?:(?:aa |na |sobriety |clean ?time )?(?:birthdays?|anniversar(?:y|ies)|chips?|medallions?"
    r"|speakers?|celebrations?|pinnings?|milestones?|cakes?|tokens?|key ?tags?)"
    r"(?:(?: |/)(?:celebrations?|nights?|meetings?|days?|part(?:y|ies)))?)"
)
_TOPIC = (
    r"(?:spkr|disc|trad|bb|grapevine"
    r"|group conscience|business|big book|living sober|steps?|traditions?|concepts?|speakers?"
    r"|discussions?|topics?|book study|study|literature|birthdays?|chips?)"
)
_KIND = rf"(?:(?: \w+)? meetings?|(?:[ /]{_TOPIC}){{1,2}}(?: meetings?)?)"  # "open step meeting"
_ABOUT = rf"(?:,?(?: for| -)?(?: the| our| an?)?(?:[ /]{_TOPIC}){{1,2}}(?: meetings?)?)?"
_RULES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:the )?{_WHEN}(?: is| are| -)?(?: an?| the)? {HOW}{_TO_ALL}(?:{_KIND})?"
        rf"{_ABOUT}(?: for all| only)?",
        rf"(?:the meeting is |this meeting is |meeting )?{HOW}{_TO_ALL}(?:{_KIND})?"
        rf"(?: is| are|:| -)?(?: held)?(?: only)?(?: on| at)?(?: the)? {_WHEN}(?: only)?"
        rf"(?:(?:,? (?:(?:for|to celebrate) )?(?:the )?{OCCASION})|{_ABOUT})",
        rf"(?:the )?{_WHEN} {OCCASION} {HOW}",
        rf"(?:the )?{_WHEN}(?: only)? is an? {HOW} meeting.*",
        rf"{OCCASION}(?: is| are)?(?: held)?(?: on)?(?: the)? {_WHEN}"
        rf"(?: is| are| -|,|:)(?: an?)? {HOW}{_TO_ALL}(?:{_KIND})?",
    )
)
# Weeks in which those close to a member may come too, where it is not open to anyone.
FAMILY = (
    r"(?:(?:members )?(?:famil(?:y|ies)(?: members)?|friends?|loved ones|relatives|spouses?"
    r"|partners?|husbands?|wives|wife|significant others?)(?:,? (?:and|&|or|/) ?|/|, | )?){1,4}"
)
_AT_OCCASION = rf"(?:(?: (?:at|on|for|to))?(?: (?:the|our|an?))?(?: monthly)? {OCCASION})"
_COME = (
    r"(?:(?: (?:are|is))? ?(?:very )?(?:welcomed?|invited)(?: to (?:attend|come|join(?: us)?))?"
    r"|(?: (?:may|can))? (?:come|attend|join us))"
)
_THAT = rf"(?: (?:{OCCASION}|meeting))?"  # "the last Friday birthday meeting"
# What may follow the week in which it is open: it goes without saying there.
_INVITES = re.compile(
    rf"(?:,| -|:| and|!)+ (?:please |when |where )?(?:bring (?:your )?{FAMILY}|{FAMILY}{_COME}"
    r"|(?:all|everyone|anyone|everybody)(?: is| are)? welcome)$"
)
# "Non-addicts welcome last Friday": open then, in the words of those who are members.
_STRANGERS = (
    rf"(?:non-? ?{MEMBERS}|visitors|observers|(?:the )?public|anyone|everyone|everybody|all)"
)
_OTHERS_RULES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_STRANGERS}{_COME}(?: too)?(?: only)?(?: on| at| to)?(?: the)? {_WHEN}{_THAT}"
        r"(?: only)?",
        rf"(?:on )?(?:the )?{_WHEN}(?:,| -|:)? {_STRANGERS}{_COME}(?: too)?",
    )
)
_SHUT_THEN = (
    re.compile(rf"(?:the )?{_WHEN}(?: is| are| -|:)?(?: for)? {MEMBERS} only"),
    re.compile(rf"(?:the )?{_WHEN}, closed(?:, [\w ,]{{0,40}})?"),
    re.compile(
        rf"{_WHEN} [\w ]{{0,40}}?\b(?:(?:for |open to )?{MEMBERS} only|closed(?: meeting)?)"
        r" (?:on |for )?(?P<then>this) (?:night|day|evening|week)(?: only)?"
    ),
)
_FAMILY_RULES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:the )?{_WHEN}(?: is| are| -|:|,)?(?: an?)?(?: open)? (?:to|for) {FAMILY}"
        rf"{_COME}?(?: too)?",
        rf"(?:the |on the |on )?{_WHEN}(?:,| -|:)? {FAMILY}{_COME}(?: too)?",
        rf"(?:the )?{_WHEN}(?: is| -|:)?(?: an?)? {FAMILY}(?:night|day|meeting)",
        r"(?:closed,? |closed meeting,? |open: )?(?:but )?(?:is |it is )?(?:open (?:to|for) )?"
        rf"{FAMILY}{_COME}?(?: too)?(?: only)?{_AT_OCCASION}?,?(?: on| at)?(?: the)? ?{_WHEN}"
        rf"{_THAT}(?: only| too)?(?:,? for (?:the |our )?{OCCASION}(?: and \w+)?)?",
        rf"{OCCASION}(?: is| are)?(?: held)?(?: on)?(?: the)? {_WHEN}(?:,| -|:)+ {FAMILY}{_COME}",
        rf"(?:please )?bring (?:your )?{FAMILY}(?: along)?{_AT_OCCASION}?,?(?: on| to| for)?"
        rf"(?: the)? ?{_WHEN}{_THAT}",
        rf"(?:on )?(?:the )?{_WHEN}(?:,| -|:)? (?:please )?bring (?:your )?{FAMILY}",
        rf"{FAMILY}(?:night|day|meeting)(?: is| -|:)?(?: on)?(?: the)? {_WHEN}",
        rf"(?:the |on the |on )?{_WHEN}(?: is|,| -|:)*(?: an?)? {OCCASION}(?:,| -|:)+ {FAMILY}"
        rf"{_COME}(?: too)?",
    )
)
_EXCEPT = (
    r",?(?: every week)? (?:except(?:ing)?(?: for)?|but not|(?:all )?but|excluding)"
    r"(?: on| in| at)?(?: the)?"
)
_CLOSED_BUT = re.compile(
    rf"\b(?:closed|{MEMBERS} only)\b.{{0,60}}?\b(?:except|with the exception of"
    rf"|but (?:will be |is )?open\b.{{0,40}}?)(?: (?:that )?{FAMILY}{_COME})?(?: on)?(?: for)?"
    rf" ?(?:the )?{_WHEN}"
)
# Open in all weeks but these; to family and friends, where only they are named.
_SHUT_BUT_THEN = (
    re.compile(
        rf"(?:the meeting is |this meeting is |meeting |always )?open{_TO_ALL}(?:{_KIND})?"
        rf"{_EXCEPT} {_WHEN}(?:,? (?:which|that|when (?:it|we|the meeting)) (?:is|are) closed)?"
    ),
)
_FAMILY_BUT_THEN = (
    re.compile(
        r"(?:closed,? |closed meeting,? )?(?:but )?(?:is |it is )?(?:always )?"
        rf"(?:open (?:to|for) )?{FAMILY}{_COME}?(?: too)?{_EXCEPT} {_WHEN}"
    ),
)
_OPEN_TO_FAMILY = re.compile(rf"\bopen (?:to|for) {FAMILY}|\bexcept (?:that )?{FAMILY}{_COME}")
# "1st Friday is open, all other Fridays closed": it is what the first half says already.
_REST = re.compile(
    r"(?:,| -|:|/)? (?:and )?(?:all |the ){0,2}(?:others?|rest|remaining)"
    rf"(?: (?:{DAY}|weeks|meetings))?"
    r"(?: (?:is|are|being))? (?P<other>open|closed)(?: discussion)?$"
    rf"|[,/ -]+(?:and )?(?P<then>open|closed)"
    rf" (?:all |the |on ){{0,2}}(?:others?|otherwise|rest(?: of (?:the )?month)?)"
    rf"(?: (?:{DAY}|weeks|meetings))?$"
)
_DAY_ONCE = re.compile(
    rf".*\b(?P<day>{DAY})(?: {MONTHLY})?, (?:and )?(?:open|closed)(?: on| the)* {ORDINALS}"
)


def varying(
    plain: str, weekday: Weekday | None, start: time | None
) -> list[tuple[Access, tuple[int, ...]]]:
    """What a sentence says of weeks of this meeting (in lower case, without quotes)."""
    for between in (", ", "/"):
        if said := _each(_with_the_day(plain).split(between), weekday, start):
            return said
    shorter = (plain.rpartition(", ")[2], _INVITES.sub("", plain), _REST.sub("", plain))
    clauses = dict.fromkeys((plain, *shorter))
    for says, found in _met(plain, *clauses):
        if _of_this_meeting(found, weekday, start):
            return [(says(found), week_numbers(found["weeks"]))]
    return []


def _with_the_day(plain: str) -> str:
    """`open 1st mondays, closed 2nd and 4th` names the day once for both."""
    found = _DAY_ONCE.fullmatch(plain)
    return f"{plain} {found['day']}" if found else plain


def _each(
    parts: Sequence[str], weekday: Weekday | None, start: time | None
) -> list[tuple[Access, tuple[int, ...]]]:
    """Where every part names weeks of its own: "1st Friday open, 2nd Friday closed"."""
    if len(parts) == 1:
        return []
    found = [
        next((match for rule in _RULES if (match := rule.fullmatch(part))), None)
        for part in (part.removeprefix("and ") for part in parts)
    ]
    sure = [match for match in found if match and _of_this_meeting(match, weekday, start)]
    if len(sure) < len(parts):
        return []
    return [(_as_named(match), week_numbers(match["weeks"])) for match in sure]


def opens_weeks(plain: str) -> bool:
    """Whether it says nothing but that some weeks are open or for family, whatever the day."""
    clauses = dict.fromkeys((plain, _REST.sub("", plain)))
    return any(says(found) is not Access.CLOSED for says, found in _met(plain, *clauses))


def otherwise(plain: str) -> Access | None:
    """What holds in the weeks that are not named, where the sentence says so.

    CLOSED_WITH_GUESTS is for family and friends there.
    """
    if _CLOSED_BUT.search(plain):
        return Access.CLOSED
    if (rest := _REST.search(plain)) and "open" in (rest["other"], rest["then"]):
        return Access.OPEN
    if any(rule.fullmatch(plain) for rule in _SHUT_BUT_THEN):
        return Access.OPEN
    if any(rule.fullmatch(plain) for rule in _FAMILY_BUT_THEN):
        return Access.CLOSED_WITH_GUESTS
    return None


def _met(plain: str, *clauses: str) -> Iterator[tuple[_Says, re.Match[str]]]:
    """What each rule that is met says, in the order in which they are believed."""
    for rules, says in _IN_WEEKS:
        for clause in clauses:
            for found in (rule.fullmatch(clause) for rule in rules):
                if found:
                    yield says, found
    if found := _CLOSED_BUT.search(plain):
        yield _let_in, found


def _as_named(found: re.Match[str]) -> Access:
    return Access(found["how"])


def _let_in(found: re.Match[str]) -> Access:
    return Access.CLOSED_WITH_GUESTS if _OPEN_TO_FAMILY.search(found[0]) else Access.OPEN


_IN_WEEKS: tuple[tuple[tuple[re.Pattern[str], ...], _Says], ...] = (
    (_RULES, _as_named),
    (_OTHERS_RULES, lambda _: Access.OPEN),
    (_SHUT_THEN, lambda _: Access.CLOSED),
    (_FAMILY_RULES, lambda _: Access.CLOSED_WITH_GUESTS),
    (_SHUT_BUT_THEN, lambda _: Access.CLOSED),
    (_FAMILY_BUT_THEN, lambda _: Access.CLOSED),
)


def _of_this_meeting(found: re.Match[str], weekday: Weekday | None, start: time | None) -> bool:
    """Whether day and part of it are the row's own; "first meeting" needs "of the month"."""
    if not is_then(found["before"] or found["after"], start):
        return False
    day = found["day"]
    if day.startswith("week"):  # of the month, for it meets every week
        return True
    if day.startswith("meeting"):
        return found["month"] is not None
    return is_day(day, weekday)
