"""What must not be stored is taken out of a feed's words (DESIGN 4, *Anonymity*).

Recognised: e-mail addresses, private telephone numbers, last names, payment handles.
`docs/privacy.md` says what is not.
"""

import re
from functools import lru_cache

from finder.register.providers import is_conference_number
from importers.clean.contact_persons import SIGNS as CONTACT_SIGNS
from importers.clean.contact_persons import without_contact_persons
from importers.clean.facilitators import without_facilitator
from importers.clean.links import web_link
from importers.clean.name_words import hints_at_person, is_given_name
from importers.clean.people import without_last_names
from importers.clean.personal_links import scrub_link
from importers.clean.personal_shapes import (
    EMAIL,
    EMAIL_SIGNS,
    GONE,
    HANDLE,
    LINK,
    LINK_SIGNS,
    PAYMENT,
    PAYMENT_SIGNS,
)
from importers.clean.phones import digits, may_hold_number, phone_numbers
from importers.clean.remembered import remembered
from importers.clean.sentences import by_sentence, tidy
from importers.clean.signs import held
from importers.clean.word_lists import word_list

_WIDE_AT = "\uff20"  # as East Asian keyboards write "@"
_FIRST_KEPT = 0xE001  # stand for links and numbers that stay
_WORD = re.compile(r"[\w'’/-]+")
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
_JOINS_BY_PHONE = re.compile(
    r"\bdial|\bcall[- ]?in\b(?! (?:case|advance|the|to)\b)|\bby phone\b", re.I
)
_CARRIES_CODE = re.compile(
    r"\s?,+\s?\d|\s?#?[,;]?\s?\(?(?:(?:access |pass\s?)?code|password|pin"
    r"|(?:meeting |conference )?id)\b[\s:#-]*\d",
    re.IGNORECASE,
)
_IS_CODE = re.compile(
    r"\b(?:id|zoom|code|pin|pass\s?(?:code|word)|pw|pwd|pc|meeting (?:number|no\.?|#))"
    r"(?:\s(?:is|number|no\.?))?[\s:#.=-]{0,4}$",
    re.IGNORECASE,
)
_LEADS_THERE = re.compile(
    rf"(?:(?:\b(?:at|on|via|by|to|or|and|tel|telephone|ph|no|number|whatsapp)\b[.:]?|[:@/,#&(-])\s*)*{GONE}"
    rf"(?:\s*(?:[,/&]|\bor\b|\band\b)\s*{GONE})*",
    re.IGNORECASE,
)
_AFTER_CONTACT = re.compile(r"(?i)(\bcontact\w*\b[\s:]*).+", re.DOTALL)
# A handle is a person's: "skype:someone?chat", "t.me/someone".
_PERSONAL_LINK = re.compile(
    r"(?i)\s*(?:(?:skype|whatsapp|viber|signal|tg|telegram|callto|xmpp|facetime|paltalk):|(?:https?://)?(?:t\.me|wa\.me|m\.me)/)"
)
_SIGNS = LINK_SIGNS | EMAIL_SIGNS | PAYMENT_SIGNS | CONTACT_SIGNS  # "@" is one for e-mail
_THE_GROUP = "the group"
_LONGEST_MASKED = 80
_LOOKED_AT = 1000  # characters of a value that is masked


def scrub(
    text: str | None, *, dial_in: str | None = None, country: str | None = None
) -> str | None:
    """Free text without e-mail addresses, private numbers, last names and payment handles.

    A number stays where it equals `dial_in` (a dial string), carries an id or PIN, is a
    conference provider's, or its sentence says dial, call-in or by phone.
    """
    return _scrub(text, dial_in, country) if text else None


@remembered
def _scrub(text: str, dial_in: str | None, country: str | None) -> str | None:
    plain = text
    if not text.isascii():
        plain = _PRIVATE_USE.sub("", text.replace(_WIDE_AT, "@"))
    if plain and not _may_tell(plain):
        return plain

    def change(part: str) -> str | None:
        may_tell = part == plain or _may_tell(part)
        return _scrubbed(part, dial_in, country) if may_tell else part

    return by_sentence(plain, change)


@remembered
def scrub_place(text: str) -> str | None:
    """The name of a venue without numbers, e-mail addresses and contact persons.

    What only looks like a full name stays ("Pedro Albizu Campos"): places are called after people.
    """
    plain = text if text.isascii() else _PRIVATE_USE.sub("", text)
    if not _may_tell_contact(plain):
        return plain
    return by_sentence(plain, lambda part: _scrubbed(part, None, None, is_place=True))


@remembered
def scrub_name(text: str | None) -> str | None:
    """The name of a meeting or group without its facilitator, contacts and last names."""
    if not text:
        return None
    plain = text if text.isascii() else _PRIVATE_USE.sub("", text)
    scrubbed: str | None = plain
    if _may_tell_contact(plain) or hints_at_person(plain, common_only=True):
        scrubbed = by_sentence(plain, lambda part: _scrubbed(part, None, None, common_only=True))
    return without_facilitator(scrubbed) if scrubbed else None


def _may_tell(text: str) -> bool:
    """A quick look at a whole text: False where none of its sentences holds anything personal."""
    return _may_tell_contact(text) or hints_at_person(text)


def _may_tell_contact(text: str) -> bool:
    """The same but for persons whom no word announces."""
    return held(text) & _SIGNS.bits != 0 or may_hold_number(text)


def mask(value: object) -> object:
    """A value as problems may show it: personal values replaced by "…", at most 80 characters."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 10**9:
        return "…"
    return _masked(value) if isinstance(value, str) else value


@lru_cache(maxsize=1024)
def _masked(value: str) -> str:
    if _PERSONAL_LINK.match(value):
        return "…"
    text = _AFTER_CONTACT.sub(r"\1…", EMAIL.sub("…", _PRIVATE_USE.sub("", value[:_LOOKED_AT])))
    text = PAYMENT.sub("…", re.sub(r"(?i)(\bpwd=)[^&\s]+", r"\1…", text))
    for start, end in reversed(list(phone_numbers(text, None))):
        text = f"{text[:start]}…{text[end:]}"
    text = without_last_names(text)
    return text if len(text) <= _LONGEST_MASKED else text[: _LONGEST_MASKED - 1] + "…"


@remembered  # lists repeat their sentences
def _scrubbed(
    sentence: str,
    dial_in: str | None,
    country: str | None,
    *,
    common_only: bool = False,
    is_place: bool = False,
) -> str | None:
    kept: list[str] = []
    text = sentence
    bits = held(text)  # what is put in below holds no sign
    if bits & LINK_SIGNS.bits:
        text = LINK.sub(lambda link: _link_in_text(link[0], kept), text)
    if bits & EMAIL_SIGNS.bits:
        text = EMAIL.sub(GONE, text)
    if bits & PAYMENT_SIGNS.bits:
        text = PAYMENT.sub(GONE, text)
    if "@" in text:
        text = HANDLE.sub(_handle, text)
    text = _without_phones(text, dial_in, country, kept)
    if not is_place or held(text) & CONTACT_SIGNS.bits:
        text = without_last_names(text, common_only=common_only)
    text = _tidied(text) if common_only else _without_who_to_ask(text)
    for number, original in enumerate(kept):
        text = text.replace(chr(_FIRST_KEPT + number), original)
    return text or None


def _without_who_to_ask(text: str) -> str:
    """Empty where the sentence says nothing more once the number or the person is taken out."""
    named = without_contact_persons(text)
    if GONE not in text and named == text:
        return text
    rest = _tidied(named)
    gone = GONE in text or _THE_GROUP not in named
    return "" if gone and _only_contact_words(rest.replace(_THE_GROUP, "")) else rest


def _tidied(text: str) -> str:
    return tidy(_LEADS_THERE.sub(" ", text)) if GONE in text else text


def _handle(found: re.Match[str]) -> str:
    """`@john-1` and `@JohnSmith` are someone's; `@LifeRing` is a place or a body."""
    return found[0] if found[1] and not is_given_name(found[1]) else GONE


def _keep(original: str, kept: list[str]) -> str:
    if len(kept) >= 0x1800:
        return GONE
    kept.append(original)
    return chr(_FIRST_KEPT + len(kept) - 1)


def _link_in_text(found: str, kept: list[str]) -> str:
    bare = found.rstrip(".,;:!?)'\"*")
    link = web_link(bare if "://" in bare else f"https://{bare}")
    safe = scrub_link(link)
    if safe is None:
        return GONE + found[len(bare) :]
    return _keep(bare if safe == link and "@" not in bare else safe, kept) + found[len(bare) :]


def _without_phones(text: str, dial_in: str | None, country: str | None, kept: list[str]) -> str:
    numbers = list(phone_numbers(text, country))
    if not numbers:
        return text
    joins = bool(_JOINS_BY_PHONE.search(text))
    parts, done = [], 0
    for start, end in numbers:
        stays = joins or _is_for_joining(text, start, end, dial_in)
        parts += [text[done:start], _keep(text[start:end], kept) if stays else GONE]
        done = end
    return "".join(parts) + text[done:]


def _is_for_joining(text: str, start: int, end: int, dial_in: str | None) -> bool:
    if _IS_CODE.search(text, max(0, start - 40), start) or _CARRIES_CODE.match(text, end):
        return True
    number = digits(text[start:end])
    if dial_in and number[-9:] == digits(re.split("[,;*#]", dial_in)[0])[-9:]:
        return True
    return is_conference_number(number) or is_conference_number(f"1{number}")


def _only_contact_words(text: str) -> bool:
    """Whether a sentence, its number or address gone, says nothing more."""
    listed = word_list("contact_words")
    if _PRIVATE_USE.search(text):
        return False
    return all(
        len(word) == 1 or word.lower() in listed or (word[0].isupper() and is_given_name(word))
        for word in _WORD.findall(text)
    )
