"""Who may come to a meeting, in words about the reader (access.toml, fellowships.toml).

Never the bare word "Closed", which people read as "shut" (facts: families-and-access, 1 and 2).
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from finder.languages import month_name, told_in
from finder.model import Access, Meeting
from finder.register.fellowships import Fellowship, fellowships
from finder.register.kept_away import Away, is_for_relatives, who_is_kept_away
from finder.register.narrowed import (
    inside,
    narrowed_label,
    narrowed_openly,
    narrowed_sentence,
    only_for,
)
from finder.register.open_there import AtOpen, at_open
from finder.register.options import spoken
from finder.register.rules import rule
from finder.register.sentences import sentences
from finder.register.weeks import in_its_weeks, varying_weeks, weeks_phrase

BOTH_LABELS = "Listed as both open and closed"  # how importing begins `access_text` then
_LONGEST_QUOTE = 100
_VISITORS = {  # what a label of a family group says to others
    Access.CLOSED_WITH_GUESTS: "family_with_guests",
    Access.NOT_STATED: "family_not_stated",
}
_FOR_FAMILY = {Access.CLOSED, *_VISITORS}


@told_in("access")
def access_sentence(meeting: Meeting, access: Access, *, day: date | None = None) -> str:
    """Who may come, to be shown wherever access is; `access` is what holds at the next start.

    With `day`, the date of that start, first what holds then; where access varies, its weeks.
    """
    if is_for_children(meeting):
        return _for_children(meeting)
    return narrowed_sentence(meeting, access, _in_all_weeks(meeting, access, day))


def _in_all_weeks(meeting: Meeting, access: Access, day: date | None) -> str:
    said = _sentence(meeting, access)
    if varying_weeks(meeting):
        by_week = by_weeks(meeting, access, day, said)
        alone = day is None and by_week != said and family_relation(meeting, access) == "group"
        return f"{words()['sentence']['family']} {by_week}" if alone else by_week
    return f"{said} {words()['weeks']['always']}" if in_its_weeks(meeting) else said


def by_weeks(meeting: Meeting, access: Access, day: date | None, said: str) -> str:
    """Where access varies: what is `said` of `day`, then in few words the weeks and the rest.

    Without a day, the weeks and the rest alone; what reads alike in every week is said once.
    """
    forms: Mapping[str, str] = words()["weeks"]
    varying, parts = varying_weeks(meeting), []
    if len({short_label(meeting, each) for each in (meeting.access, *varying)}) == 1:
        return said
    if day is not None:
        on_day = f"{day.day} {month_name(day.month)}"
        parts.append(forms["on_date"].format(date=on_day, this=inside(said)))
    for other, weeks in varying.items():
        when = weeks_phrase(weeks, meeting.weekday, words()["weeks"])
        if day is not None and other is access:
            parts.append(forms["so"].format(when=when))
        else:
            parts.append(forms["some"].format(when=_start(when), this=short_label(meeting, other)))
    if day is None or access is not meeting.access:
        parts.append(forms["rest"].format(other=short_label(meeting, meeting.access)))
    return " ".join(parts)


def for_visitors(meeting: Meeting, access: Access) -> str:
    """What a family group's label says to those whom it is not for, in a short sentence."""
    forms: Mapping[str, str] = words()["welcome"]["visitors"]
    said = for_others(meeting, access)
    if only_for(meeting) and said is Access.OPEN:
        return forms["not_named"]
    if said is Access.OPEN and Away.LEARNERS in who_is_kept_away(meeting):
        return forms["ask"]
    return forms.get(said, forms["ask"])


@told_in("access")
def access_label(meeting: Meeting, access: Access) -> str:
    """A short sentence to the reader, for lists: "Open to anyone", "You may come if …"."""
    if is_for_children(meeting):
        return str(words()["label"]["children"])
    return narrowed_label(meeting, access, _label(meeting, access))


def _label(meeting: Meeting, access: Access) -> str:
    if access is Access.CLOSED and _both(meeting):
        return str(words()["label"]["both"])
    if meeting.lets_family_in(access):
        return str(words()["label"]["with_family"])
    known = _fellowship(meeting)
    if access is Access.OPEN and (openly := _openly(meeting)):
        return str(words()["label"][openly])
    own = known.closed_label if known and access is Access.CLOSED else None
    if own is None and access in _FOR_FAMILY and family_relation(meeting, access) == "group":
        own = str(words()["label"]["family"])
    if own is None and access is Access.CLOSED:
        own = words()["label"]["shared" if rule(meeting.fellowship) else "closed"]
    if own is None and access is Access.OPEN:
        own = words()["label"]["open"]
    return own or spoken("access", access)


def family_relation(meeting: Meeting, access: Access) -> str | None:
    """`group`: it is for relatives and friends; `open`: they may come and listen; else None."""
    if access is Access.RESTRICTED:
        return None
    if is_for_relatives(meeting):
        return "group"
    let_in = access is Access.OPEN or meeting.lets_family_in(access)
    return "open" if let_in and not is_for_children(meeting) else None


def is_for_children(meeting: Meeting) -> bool:
    """By its audience or its fellowship, whatever its access says."""
    known = _fellowship(meeting)
    return meeting.for_children or (known is not None and known.for_children)


def short_label(meeting: Meeting, access: Access) -> str:
    """A few words, as they read after a colon."""
    if family_relation(meeting, access) == "group":
        said = for_visitors(meeting, access)
    else:
        said = _label(meeting, access)
    return inside(said.rstrip(".").replace(": ", ", "))


def _start(phrase: str) -> str:
    return phrase[:1].upper() + phrase[1:]


def for_others(meeting: Meeting, access: Access) -> Access:
    """What a label says to those whom the meeting is not for.

    "Closed" means something else in each fellowship: where no page says what, one has to ask. So
    one has where the list says open too.
    """
    known = _fellowship(meeting)
    unsaid = known is None or known.closed_means is None or _both(meeting)
    if access is Access.CLOSED and unsaid:
        return Access.OPEN_ON_REQUEST
    return access


def words() -> Mapping[str, Any]:
    """The tables of access.toml, in the language spoken now."""
    return sentences("access")


def _fellowship(meeting: Meeting) -> Fellowship | None:
    return fellowships().get(meeting.fellowship)


def _for_children(meeting: Meeting) -> str:
    known = _fellowship(meeting)
    return (known and known.children_sentence) or str(words()["sentence"]["children"])


def _both(meeting: Meeting) -> bool:
    return (meeting.access_text or "").startswith(BOTH_LABELS)


def _sentence(meeting: Meeting, access: Access) -> str:
    """What holds in one week, without regard to others."""
    known = _fellowship(meeting)
    sentences: Mapping[str, str] = words()["sentence"]
    if access is Access.OPEN:
        return _where_open(meeting, sentences)
    if access is Access.CLOSED and _both(meeting):
        return f"{_for_those_it_is_for(meeting)} {sentences['both']}"
    if for_others(meeting, access) is Access.OPEN_ON_REQUEST:
        return f"{_for_those_it_is_for(meeting)} {sentences['open_on_request']}"
    if meeting.lets_family_in(access):
        return f"{_for_those_it_is_for(meeting)} {sentences['with_family']}"
    if access is Access.CLOSED and known and known.closed_means:
        return known.closed_means
    if access is Access.CLOSED_WITH_GUESTS and _quotable(meeting.access_text):
        return sentences["closed_with_guests_in_words"].format(text=meeting.access_text)
    if family_relation(meeting, access) == "group":
        return f"{sentences['family']} {sentences[_VISITORS[access]]}"
    return sentences[access]


def _where_open(meeting: Meeting, sentences: Mapping[str, str]) -> str:
    openly, known = _openly(meeting), _fellowship(meeting)
    if openly in ("open_unsaid", "with_family"):
        return _where_unsaid(meeting, sentences, openly)
    return sentences[openly] if openly else (known and known.open_means) or sentences["open"]


def _openly(meeting: Meeting) -> str | None:
    """Which words (access.toml) an open meeting has that is not for all, or may not be."""
    if whom := only_for(meeting):
        return f"open_{whom}"
    narrowed = narrowed_openly(meeting)
    if narrowed == "open_condition" or not _is_unsaid(meeting):
        return narrowed
    return "with_family" if at_open(meeting) is AtOpen.FAMILY else "open_unsaid"


def _is_unsaid(meeting: Meeting) -> bool:
    """Whether it is called open and nobody says if that lets relatives and visitors in."""
    if family_relation(meeting, Access.OPEN) == "group":
        return False
    known, found = _fellowship(meeting), at_open(meeting)
    told = found is AtOpen.OWN_WORDS and known is not None and known.open_means is not None
    return not (told or found is AtOpen.LISTEN)


def _where_unsaid(meeting: Meeting, sentences: Mapping[str, str], openly: str) -> str:
    own, known = rule(meeting.fellowship), _fellowship(meeting)
    if known and known.open_means:
        more = sentences["open_on_request" if openly == "open_unsaid" else openly]
        return f"{known.open_means} {more}"
    if own is None:
        return sentences[openly]
    return f"{sentences['rule'].format(whom=own.whom)} {sentences[openly]}"


def _for_those_it_is_for(meeting: Meeting) -> str:
    """What closed means there, else its rule of whom it is for; the list may not say even that."""
    known, own = _fellowship(meeting), rule(meeting.fellowship)
    sentences: Mapping[str, str] = words()["sentence"]
    if known and known.closed_means:
        return known.closed_means
    if family_relation(meeting, meeting.access) == "group":
        return sentences["family"]
    return sentences["rule"].format(whom=own.whom) if own else sentences["closed"]


def _quotable(text: str | None) -> bool:
    return text is not None and len(text) <= _LONGEST_QUOTE
