"""Who is to be asked, in free text: a person's name goes, "the group" or the office stays.

`Contact Tony R.` -> `Contact the group`, `Secretary: Daisy` -> `Secretary`. Full names have become
a first name and an initial before (`importers.clean.people`).
"""

import re
from collections.abc import Callable

from importers.clean.name_words import given_name, is_given_name
from importers.clean.personal_shapes import GONE
from importers.clean.signs import held, signs
from importers.clean.word_lists import word_list

_NAME = r"[^\W\d_][^\W\d_]+(?:['’-][A-Z][^\W\d_]+)*"
_INITIAL = r"(?:(?:\s[A-Z][^\W\d_]+)?\s[A-Z]\b\.?)?"  # "Jo M." after Mary
_AND = rf"[\s:(-]*(?:(?:at|on)\s)?{GONE}?\)?\s*(?:,|/|&|\band\b|\bor\b)\s*"
_OTHER = rf"(?:{_AND}(?=[A-Z])({_NAME})\b(?!['’]){_INITIAL})?"
_ASKED = re.compile(
    r"\b((?:[Cc]all|[Cc]ontacts?|[Tt]ext|[Pp]hone|[Rr]ing|[Ee]-?mail|[Mm]essage|CALL|CONTACT|TEXT)"
    r"(?:\s+or\s+(?:text|call|email))?)(?:\s+(?:persons?|people|names?|is)\b)*"
    rf"[\s:–-]+({_NAME})\b(?!['’]|\s[A-Z][a-z]+(?!\s[A-Z]\b)){_INITIAL}{_OTHER}"
)
_ASKED_FOR = re.compile(
    rf"\b([Aa]sk)\s+for\s+(?:({_NAME})\s)?({_NAME})\b(?!['’]|\s[A-Z][a-z]+(?!\s[A-Z]\b)){_INITIAL}"
)
_OFFICE = re.compile(
    r"\b((?i:chair(?:person|man|woman)?|secretary|treasurer|co-?ordinator|facilitator|(?:co-?)?host"
    rf"|leader|gsr|conven[eo]r|organi[sz]er|moderator))(?i:\s+is)?[\s:–-]+({_NAME})\b"
    rf"(?!['’]|\s[A-Z][a-z]+(?!\s[A-Z]\b)){_INITIAL}"
)
_SHORTENED = re.compile(r"[:–-]\s.+\s[A-Z]\.$")
_ENDS = re.compile(rf"\s*(?:$|[{GONE},;.()|/]|(?:at|on|via|by|or|and|for|to|if)\b)")
_REACHED = re.compile(rf"[\s:,(–-]*(?:(?:at|on|via|by|tel\.?)\s)?{GONE}", re.IGNORECASE)
ASKED_SIGNS = signs("call", "contact", "text", "phone", "ring", "mail", "message", "ask")
_OFFICE_SIGNS = signs(
    *("chair", "secretary", "treasurer", "ordinator", "facilitator", "host"),
    *("leader", "gsr", "conven", "organi", "moderator"),
)
SIGNS = ASKED_SIGNS | _OFFICE_SIGNS


def without_contact_persons(sentence: str) -> str:
    """A sentence whose numbers and addresses are marks (`GONE`) by now, without who is named."""
    bits = held(sentence)
    if bits & ASKED_SIGNS.bits:
        sentence = _ASKED.sub(_the_group, sentence)
        sentence = _ASKED_FOR.sub(_ask_the_group, sentence)
    if bits & _OFFICE_SIGNS.bits:
        sentence = _OFFICE.sub(_the_office, sentence)
    return sentence


def is_contact_person(cue: str, text: str) -> bool:
    """Whether what a name goes on with after "contact" is who that is, a first name alone."""
    clear = given_name(text) == "clear" and text[:1].isupper()
    announced = ":" in cue and re.fullmatch(_NAME, text) and not _listed(text)
    return clear or bool(announced)


def _the_group(found: re.Match[str]) -> str:
    named = [name for name in found.groups()[1:] if name]
    beside = any(name[0].isupper() and is_given_name(name) for name in named)  # "Patti or Margo"
    believed = _believed_in(found)
    people = all(believed(name) or (beside and not _listed(name)) for name in named)
    return f"{found[1]} the group" if people else found[0]


def _ask_the_group(found: re.Match[str]) -> str:
    """`Ask for Big Dave`: a nickname goes with the name it stands before."""
    if found[3][0].isupper() and (is_given_name(found[3]) or _unknown_at_end(found, found[3])):
        return f"{found[1]} the group"
    return found[0]


def _the_office(found: re.Match[str]) -> str:
    """A first name; or, announced by a colon, whatever goes on with an initial."""
    known = given_name(found[2]) == "clear" and found[2][0].isupper()
    shortened = bool(_SHORTENED.search(found[0])) and not _listed(found[2])
    return found[1] if known or shortened else found[0]


def _believed_in(found: re.Match[str]) -> Callable[[str], bool]:
    """After "contact", and before a number, a name that no list has is one as well."""
    contact = found[1].lower().startswith("contact")
    after = found.string[found.end() :]
    may_be_unknown = contact or bool(_REACHED.match(after))

    def believed(name: str) -> bool:
        if not name[0].isupper():
            initial = re.search(rf"\b{re.escape(name)}\s[A-Z]\.", found[0])
            return bool(initial) and given_name(name) == "clear"
        return is_given_name(name) or (may_be_unknown and _unknown_at_end(found, name))

    return believed


def _unknown_at_end(found: re.Match[str], name: str) -> bool:
    """Whether it is no word that we know, and the sentence goes on as after a name."""
    return not _listed(name) and bool(_ENDS.match(found.string[found.end() :]))


def _listed(name: str) -> bool:
    key = name.lower()
    known = key in word_list("not_names") or key in word_list("contact_words")
    return known or not name[0].isupper() or name.isupper()
