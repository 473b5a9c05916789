"""How to join from afar: link, dial string and the words beside them.

A link cell that holds words instead ("Please email …") keeps them as notes; one that holds words
with a link in them gives both (facts: sources 6, 40–48).
"""

import re
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from finder.model import Online, Registration
from importers import Draft, Problem
from importers.clean.links import provider, web_link
from importers.clean.personal_links import scrub_link
from importers.clean.phones import dial_string
from importers.clean.privacy import scrub
from importers.clean.quick import quickly
from importers.clean.remembered import remembered
from importers.clean.text import line, paragraphs

_LONGEST = 2_000
_LINK_IN_WORDS = re.compile(r"https?://\S{4,2000}", re.IGNORECASE)
_LOCAL = re.compile(r"\d{7}(?:\D.*)?", re.ASCII)  # 555-1212 lacks its area: nobody afar can dial it
_REGISTER = re.compile(r"\bregist(er|ration)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Joining:
    """`online` is None where nothing is said about joining from afar."""

    online: Online | None
    registration: Registration | None


_new_joining, _new_online, _new_draft = quickly(Joining), quickly(Online), quickly(Draft)
_NOTHING = Joining(online=None, registration=None)
_NO_DETAILS = Online()
_GIVEN = ("online_url", "online_notes", "dial_in", "dial_in_notes", "registration")
_NOTHING_GIVEN = (None,) * len(_GIVEN)
_given = attrgetter(*_GIVEN)
_COMMON = frozenset((str, type(None)))


def joining(draft: Draft, country: str | None) -> Joining:
    """Reads link and dial-in; what cannot be used becomes a problem, its words stay as notes."""
    given = _given(draft)
    if given == _NOTHING_GIVEN:
        return _NOTHING  # as most rows of places where people meet
    if not _COMMON.issuperset(map(type, given)):
        return _joining(draft, country)
    found, problems = _known_joining(given, country)
    for item in problems:
        draft.problem(item.field, item.reason, item.value)
    return found


@remembered  # a group meets on several days behind one link
def _known_joining(
    given: tuple[Any, ...], country: str | None
) -> tuple[Joining, tuple[Problem, ...]]:
    """Of texts alone: what they became, and what is wrong with them."""
    draft = _new_draft(row=0, **dict(zip(_GIVEN, given, strict=True)))
    found = _joining(draft, country)
    return found, tuple(draft.problems)


def _joining(draft: Draft, country: str | None) -> Joining:
    phone, phone_words = _phone(draft, country)
    url, words = _link(draft)
    registration = draft.registration
    if url and words and _REGISTER.search(words):
        registration = registration or Registration(required=True, url=url, notes=None)
        url = None
    notes = [words, paragraphs(draft.online_notes)]
    phone_notes = [phone_words, paragraphs(draft.dial_in_notes)]
    online = _new_online(
        url=url,
        provider=provider(url) if url else None,
        notes=_notes(notes, phone, country),
        phone=phone,
        phone_notes=_notes(phone_notes, phone, country),
    )
    return _new_joining(
        online=None if online == _NO_DETAILS else online,
        registration=_registration(registration, country),
    )


def _link(draft: Draft) -> tuple[str | None, str | None]:
    """The link, and the words that stand where the link should be."""
    given = line(draft.online_url)
    if given is None:
        return None, None
    if url := scrub_link(web_link(draft.online_url)):
        return url, None
    draft.problem("online.url", "not a usable link", given[:200])
    inside = _LINK_IN_WORDS.search(given)
    if inside and (url := scrub_link(web_link(inside.group()))):
        return url, given.replace(inside.group(), "").strip(" :–-") or None
    return None, given if " " in given else None


def _phone(draft: Draft, country: str | None) -> tuple[str | None, str | None]:
    given = line(draft.dial_in)
    if given is None:
        return None, None
    number = dial_string(draft.dial_in, country)
    if number and not _LOCAL.fullmatch(number):
        return number, None
    draft.problem("online.phone", "not a number to dial", given[:200])
    return None, given


def _notes(texts: list[str | None], phone: str | None, country: str | None) -> str | None:
    joined = "\n".join(text for text in texts if text)
    clean = scrub(joined, dial_in=phone, country=country) if joined else None
    return clean[:_LONGEST] if clean else None


def _registration(given: Registration | None, country: str | None) -> Registration | None:
    if given is None:
        return None
    clean = Registration(
        required=given.required,
        url=scrub_link(web_link(given.url)),
        phone=dial_string(given.phone, country),
        notes=_notes([paragraphs(given.notes)], None, country),
    )
    return None if clean == Registration() else clean
