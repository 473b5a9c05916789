"""What a listing says in words of a meeting that two fellowships hold (together.toml)."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from finder.model import Access, Meeting
from finder.register.fellowships import Fellowship, fellowships

_SENTENCES = re.compile(r"[;\n|]|\.\s")
_NO_LETTER = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """`both`: in one room, not beside each other. `some_weeks`: not each time."""

    both: bool
    some_weeks: bool


def together(meeting: Meeting, others: Iterable[Fellowship]) -> Mapping[str, Together]:
    """Which of the others its own words name as there too, by their keys.

    "Combined on the first Wednesday" in a note holds for a name that says "combined" alone.
    """
    found: dict[str, Together] = {}
    parts = tuple(_parts(meeting.name, meeting.group, meeting.notes))
    for other in others:
        said = [one for part in parts if (one := _said(meeting.fellowship, other, part))]
        if said:
            some_weeks = any(one.some_weeks for one in said if one.both is said[0].both)
            found[other.key] = replace(said[0], some_weeks=some_weeks)
    return found


def is_for_both(meeting: Meeting, access: Access) -> bool:
    """Whether it is one with a family fellowship's about the same, where this is its access.

    The words alone let nobody in: importing makes them access (importers.clean.for_both).
    """
    let_in = meeting.lets_family_in(access)
    if not let_in and access is not Access.OPEN:
        return False
    said = combined(meeting.fellowship, (meeting.name, meeting.group, meeting.notes))
    return bool(said) and (let_in or not any(some_weeks for _, some_weeks in said))


def is_for_the_person_too(meeting: Meeting) -> bool:
    """Whether a family fellowship's is one with the fellowship for those who have the problem.

    Each time, and for all of them: not one of some weeks or a children's. Where it is restricted
    it is for nobody unasked.
    """
    known = fellowships().get(meeting.fellowship)
    if known is None or not known.family or known.for_children or meeting.for_children:
        return False
    texts = (meeting.name, meeting.group, meeting.notes)
    parts = [part for part in _parts(*texts) if _pattern("both").search(part)]
    others = [each for each in fellowships().values() if not (each.family or each.for_children)]
    meant = [each for each in others if parts and set(known.concerns) & set(each.concerns)]
    said = [one for part in parts for each in meant if (one := _said(known.key, each, part))]
    return any(one.both for one in said) and not any(one.some_weeks for one in said)


def combined(fellowship: str, texts: Iterable[str | None]) -> list[tuple[str, bool]]:
    """The sentences that say it is one with a family fellowship's about the same.

    And of each whether it is so in some weeks alone. `fellowship` is a register key.
    """
    parts = [part for part in _parts(*texts) if _pattern("both").search(part)]
    known = fellowships().get(fellowship) if parts else None
    if known is None or known.family or known.for_children:
        return []
    theirs = (other for other in fellowships().values() if other.family and not other.for_children)
    others = [other for other in theirs if set(known.concerns) & set(other.concerns)]
    said = ((part, _said(fellowship, other, part)) for part in parts for other in others)
    return [(part, one.some_weeks) for part, one in said if one is not None and one.both]


def names_weeks(meeting: Meeting) -> bool:
    """Whether its words speak of weeks it meets in where its list does not say which they are.

    A floor, a step or an open meeting of some weeks is not that.
    """
    if meeting.weeks:
        return False
    named = any(_weeks().search(part) for part in _parts(meeting.name, meeting.group))
    return named or any(_weeks_alone().fullmatch(part) for part in _parts(meeting.notes))


def exception(part: str) -> re.Match[str] | None:
    """The weeks in which a sentence says that it is not so: "combined except second Friday".

    Groups: `weeks`, as written, and `day`. None in "closed except second Friday, combined".
    """
    found = _exception().search(part)
    if found is None:
        return None
    both = _pattern("both").search(part)
    is_first = found["but"].lower().startswith(("all", "any", "every", "each"))
    return found if both and (both.start() < found.start() or is_first) else None


def names_both(fellowship: str, name: str) -> bool:
    """Whether it has that fellowship's beside a family fellowship's: "GA & Gam-Anon Night"."""
    known = fellowships().get(fellowship)
    if known is None or known.family or known.for_children:
        return False
    theirs = (other for other in fellowships().values() if other.family and not other.for_children)
    others = [other for other in theirs if set(known.concerns) & set(other.concerns)]
    return any(_pair(known, other).search(name) for other in others)


def _said(fellowship: str, other: Fellowship, part: str) -> Together | None:
    left_out = exception(part)
    always = part[: left_out.start()] + part[left_out.end() :] if left_out else part
    if _pattern("not").search(always):
        return None
    both = _pattern("both").search(part)
    alone = _alone(fellowship)
    if alone and alone[0] == other.key and alone[1].fullmatch(always.strip(" .,:!*()-")):
        return Together(both=True, some_weeks=_some_weeks(part))
    if not (_names(other).search(part) and (both or _pattern("beside").search(part))):
        return None
    return Together(both=both is not None, some_weeks=_some_weeks(part))


@cache
def _alone(fellowship: str) -> tuple[str, re.Pattern[str]] | None:
    """With whom its list means by "combined meeting" alone, and the sentences that say no more."""
    found = _data()["alone"].get(fellowship)
    if found is None:
        return None
    when = rf"(?:{found['when']})"
    form = rf"(?:{when}[ ,]*)?(?:{found['said']})(?:[ ,:-]+{when})?"
    return found["with"], re.compile(form, re.IGNORECASE)


def _some_weeks(part: str) -> bool:
    return _pattern("some_weeks").search(part) is not None


def _parts(*texts: str | None) -> Iterator[str]:
    """Their sentences."""
    for text in texts:
        yield from (part.strip() for part in _SENTENCES.split(text or ""))


@cache
def _names(item: Fellowship) -> re.Pattern[str]:
    """Its names, however they are hyphenated; capitals alone for one of two letters."""
    long = (name for name in (item.name, item.short, *item.names) if len(name) > 2)
    forms = [r"[\W_]*".join(map(re.escape, _NO_LETTER.split(name))) for name in long]
    letters = r"\.?".join(item.short)
    short = rf"|\b{letters}\b" if len(item.short) <= 2 else ""
    return re.compile(rf"(?i:\b(?:{'|'.join(forms)})\b){short}")


@cache
def _exception() -> re.Pattern[str]:
    which, day = _data()["only_weeks"]["which"], _data()["only_weeks"]["day"]
    weeks = rf"{which}(?:(?:,|\s?&|\s?/| and| or)*\s?{which})*"
    month = r"(?:\s(?:of|in) (?:the|each|every) month)?"
    form = rf"\W*\b(?P<but>{_data()['except']})\s(?P<weeks>{weeks})\b(?:\s(?P<day>{day}))?{month}"
    return re.compile(form, re.IGNORECASE)


@cache
def _pair(own: Fellowship, other: Fellowship) -> re.Pattern[str]:
    one, two, both = _names(own).pattern, _names(other).pattern, _data()["and"]
    return re.compile(rf"(?:{one}){both}(?:{two})|(?:{two}){both}(?:{one})")


@cache
def _pattern(table: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_data()[table])})\b", re.IGNORECASE)


@cache
def _weeks() -> re.Pattern[str]:
    return re.compile(_weeks_form(), re.IGNORECASE)


@cache
def _weeks_alone() -> re.Pattern[str]:
    around = rf"(?:\W|\b{_data()['only_weeks']['around']}\b)*"
    return re.compile(rf"{around}{_weeks_form()}{around}", re.IGNORECASE)


def _weeks_form() -> str:
    words = _data()["only_weeks"]
    which = rf"{words['which']}(?:\W+(?:and |or )?{words['which']})*"
    return rf"\b(?:{which}\W+{words['day']}|{words['often']})\b"


@cache
def _data() -> Mapping[str, Any]:
    text = files("finder.register").joinpath("together.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
