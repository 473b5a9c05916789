"""What name and notes have in common where they speak of weeks: what is meant, and what is not."""

import re
from dataclasses import dataclass

from importers.clean.remembered import remembered
from importers.clean.signs import in_lower_case, may_hold, may_hold_digit, signs
from importers.clean.week_words import DAY, MONTHLY, ORDINALS

# What happens in some weeks of a meeting that is weekly.
CONTENT = re.compile(
    r"\b(?:shar(?:e|es|ing)|speakers?|spkr|birthdays?|brunch|writing|chips?|steps?|traditions?"
    r"|business|conscience|open|closed?|study|topics?|potluck|literature|inquiry|w/|with|medallions?|anniversar\w+"
    r"|celebrat\w+|chair|newcomers?|book|workshop|food|dinner|reading|esh|format|discussion)\b",
    re.IGNORECASE,
)
OTHERWISE = re.compile(rf"\b(?:all )?other (?:{DAY}|weeks)", re.IGNORECASE)
NO_MEETING = (
    r"(?:no (?:live )?(?:meetings?|mtgs?)|(?:do|does|will|is|are)(?:\snot|n['’]?t)\s(?:be\s)?"
    r"(?:meet|held|operate|run)\w*|\bnot meet\w*)"
)
BEFORE_WEEK = rf"[^.;()]{{0,30}}?\b{ORDINALS}\s(?:{DAY}|week)"
SKIPS = (
    rf"{NO_MEETING}{BEFORE_WEEK}"
    rf"|\b{ORDINALS}\s{DAY}[^.;()]{{0,40}}\b(?:no meeting|no mtg|closed so|(?:do|does) not meet)"
)
# To the end of what is said, so that the weeks that are left are certain.
LEFT_OUT = (
    rf"(?:{NO_MEETING}|\b(?:all|every week|every {DAY}|{DAY}) ?but|\bexcept(?:ing)?|\bexcluding)"
    rf"(?: held)?(?: (?:on|for|the|every|of)){{0,3}}\s(?P<weeks>{ORDINALS})"
    rf"(?:\s(?P<day>{DAY}|weeks?\b))?(?P<month>\s?{MONTHLY})?\W*$"
)
# Without one of these no pattern can match.
_NUMBERED = re.compile(r"\d\s?(?:st|nd|rd|th)|[1-5](?: ?[&,/+] ?| and )[1-5]")
_SIGNS = signs(
    *("first", "second", "third", "fourth", "fifth", "last", "month", "every ", "weekly"),
    *("fortnight", "alternat", "quarter", "year", "penultimate", "eow"),
)
_SLOGAN = re.compile(r"\bfirst things first\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weeks:
    """`weeks` it meets in; `monthly`: not weekly, no week is known; `ask`: weekly, but ask."""

    weeks: tuple[int, ...] = ()
    monthly: bool = False
    ask: bool = False

    @property
    def said(self) -> bool:
        return bool(self.weeks) or self.monthly or self.ask


NOTHING = Weeks()


@remembered
def hints(text: str) -> bool:
    """A quick look: False where no English words can speak of weeks."""
    return may_hold(_SIGNS, text) or (
        may_hold_digit(text) and _NUMBERED.search(in_lower_case(text)) is not None
    )


def without_slogans(text: str) -> str:
    return _SLOGAN.sub("", text)
