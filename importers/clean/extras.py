"""The smaller parts of a meeting, each checked for what it must look like."""

import re
from collections.abc import Iterable
from functools import lru_cache

from finder.model import Contact
from importers import Draft, Feed
from importers.clean.links import web_link
from importers.clean.personal_links import scrub_link
from importers.clean.phones import dial_string
from importers.clean.privacy import scrub, scrub_name
from importers.clean.remembered import remembered
from importers.clean.text import line

_TEXT = frozenset((str,))
_LONGEST_NOTES = 10_000
_LONGEST_WORDS = 500
_LONGEST_REGION = 100
_MOST_REGIONS = 10
_MOST_LANGUAGES = 50
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")  # BCP 47, as far as lists use it
_UPDATED = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?Z)?")
_EMAIL = re.compile(r"[^@\s<>\"]{1,64}@[A-Za-z0-9.-]{1,250}\.[A-Za-z]{2,24}")


def notes(draft: Draft, text: str | None, dial_in: str | None, country: str | None) -> str | None:
    """Paragraphs without personal data, at most 10,000 characters; more is a problem."""
    if text is not None and len(text) > _LONGEST_NOTES:
        draft.problem("notes", "notes shortened", len(text))
        text = text[:_LONGEST_NOTES]
    return scrub(text, dial_in=dial_in, country=country)


def words(text: object, country: str | None) -> str | None:
    """One short line without personal data."""
    if text is None:
        return None
    clean = scrub(line(text), country=country)
    return clean[:_LONGEST_WORDS] if clean else None


def regions(given: Iterable[object]) -> tuple[str, ...]:
    """General to specific, each once, empty ones left out, without personal data."""
    items = tuple(given)
    return _written_regions(items) if _TEXT.issuperset(map(type, items)) else _regions(items)


@remembered
def _written_regions(given: tuple[object, ...]) -> tuple[str, ...]:
    return _regions(given)


def _regions(given: tuple[object, ...]) -> tuple[str, ...]:
    known: dict[str, None] = {}
    for item in given:
        if (text := line(item)) and (plain := _impersonal(text[:_LONGEST_REGION])):
            known[plain] = None
    return tuple(known)[:_MOST_REGIONS]


@remembered
def _impersonal(region: str) -> str | None:
    return scrub_name(scrub(region))


@lru_cache(maxsize=1024)
def languages(codes: frozenset[str]) -> frozenset[str]:
    return frozenset(sorted(code for code in codes if _LANGUAGE.fullmatch(code))[:_MOST_LANGUAGES])


def updated(text: str | None) -> str | None:
    return text if text and _UPDATED.fullmatch(text) else None


@remembered
def link(text: str | None) -> str | None:
    """A safe link without personal values, or None."""
    return scrub_link(web_link(text))


def source_id(draft: Draft, *, for_children: bool) -> str | None:
    """The publisher's own identifier; of a children's row only a number, as words may place it."""
    text = line(draft.identifier)
    if text is None or "@" in text or (for_children and not text.isdigit()):
        return None
    return text[:_LONGEST_WORDS]


def contact(draft: Draft, feed: Feed, country: str | None) -> Contact | None:
    """The group's own published address and number, where the feed says they are public."""
    if not feed.contacts:
        return None
    email = line(draft.contact_email)
    found = Contact(
        email=email if email and _EMAIL.fullmatch(email) else None,
        phone=dial_string(draft.contact_phone, country),
    )
    return None if found == Contact() else found
