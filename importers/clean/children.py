"""Meetings for under-18s recognised, and told apart from rows for adults (DESIGN 4, *Children*).

In doubt it is a children's meeting: one too many says only "ask", one too few gives away a place.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from importers.clean.childrens_bodies import BODY, may_name_body
from importers.clean.childrens_words import one_of, words
from importers.clean.digits_in_words import SIGNS as IN_DIGITS
from importers.clean.fellowship_words import kind_of
from importers.clean.pupils import (
    AGE_RANGE,
    GRADES,
    MEETS_APART,
    UNDER,
    YOUNG,
    YOUNG_SIGNS,
    named_for_programme,
    named_for_pupils,
    named_for_school_hours,
    named_for_young,
    names_under_18s,
    said_to_be_theirs,
)
from importers.clean.remembered import remembered
from importers.clean.sentences import sentences
from importers.clean.signs import may_hold, signs
from importers.clean.slips import SLIPS
from importers.clean.undisguised import is_spelt_out, undisguised

CHILDREN_TYPES = frozenset({"concurrent_alateen"})  # would tell in a row for adults where they meet

_ABROAD = one_of("teenagers")
_THEIR_DOING = (
    r"meetings?|groups?|afg|nfg|training|workshop|forum|round ?table|exchange|circle|gathering"
)
_FAMILY = r"(?:al-?anon|afg|nar-?anon|nfg|gam-?anon)"
_CHILD = re.compile(
    rf"(?:{one_of('unspaced_bodies')}|{one_of('unspaced_teenagers')}|\b(?:{BODY}|{_ABROAD}"
    r"|(?:pre-?)?teen(?:s|ager|agers|aged?)?|tweens?|adolescents?"
    rf"|{UNDER}"
    r"|(?<!adult )(?:children|kids?)['’]?s (?:meeting|group)"
    r"|(?:kids?|youths?) in recovery|(?:meeting|group|recovery|support) for (?:kids|children|youth)"
    r"|(?:middle|high)[- ]?schoolers?|(?<!adult )kids of (?:alcoholics|addicts|aa|na|ga)"
    r"|high[- ]school (?:students?|sobriety|recovery|aged?)"
    rf"|(?<!adult )(?<!adult-)(?:kids|children|youth)['’]?s? (?:of )?{_FAMILY}"
    r"|(?:aa|na|ga|ca) for (?:kids|children|teens)"
    rf"|{_FAMILY}(?: for)? (?:kids|children|youth)(?!['’]|,? (?:of|and|&|are|is|in|ok|too|welcome"
    r"|allowed|care|friendly|rooms?|church|hospital|library|museum|home)\b| ?[&+/])"
    r"|juvenile (?:hall|detention|cent(?:er|re)|facility|justice)"
    rf"|{YOUNG}|{GRADES}"
    r"|minors only|(?:meetings?|groups?) (?:for|of) minors"
    r"|youth (?:meetings?|groups?|recovery|support)"
    rf"|{AGE_RANGE}"
    r"|1[0-3]\s?(?:-|–|to)\s?1[6-9]\s(?:years?|yrs?|jahren?|jaar|ans|anos|anni)"
    r")\b)",
    re.IGNORECASE,
)
# A meeting of the adults who serve them, by its name; "Alateen: sponsors needed" is theirs.
SPONSORS = (
    rf"(?:(?:sponsors?|sponsorship|members involved) (?:of|for|in|to) {BODY}(?: service)?"
    rf"|{BODY}['’]?s?['’]? (?:group )?(?:sponsors['’]?|sponsor(?:ship)?(?= (?:{_THEIR_DOING})))"
    rf"(?! (?:are |is )?(?:needed|wanted|required|welcome|present|available|call|contact))"
    rf"(?: (?:{_THEIR_DOING}))*)\b"
)
_NOT_CHILD = re.compile(
    r"\bteen\s(?:challenge|cent(?:er|re))\b|\bno(?:t|n)?\s(?:under|teens?)[\w -]{0,6}"
    r"|\b(?:parents?|families|mothers|fathers|moms|dads|mums|loved\sones)\s(?:of|with)\s[^,;]{0,20}"
    r"(?:teens?|tweens?|teenagers?|adolescents?|kids|children|youth)\b[, (]*(?:age[sd]?[\d –-]*)?"
    r"|\byouth (?:club|hub|cent(?:er|re)|room|lounge|ministry|building|house)\b"
    r"|\bnot (?:only|just|intended|meant|suitable|appropriate) for [a-z]+\b"
    r"|\b(?:over|not under) 18s?\b|\binner[ -](?:teen(?:s|ager|agers|age)?|child(?:ren)?)\b"
    rf"|\b{SPONSORS}"
    rf"|\b{one_of('parents')}{_ABROAD}\b|{one_of('unspaced_parents')}",
    re.IGNORECASE,
)
ADULT = (
    r"(?:al-?anon|afg|nar-?anon|nfg|gam-?anon|(?<!young )adults?|parents?|famil(?:y|ies)"
    r"|aa|na|ga|aca|coda)"
)
AND = r"\s?(?:&|/|\+|,|\band\b|\bwith\b|\bw/|\bplus\b|\balso\b|\by\b)\s?"
_COMBINED = re.compile(
    rf"\b{ADULT}\b[^()]{{0,40}}?{AND}(?:\w+\s){{0,2}}{_CHILD.pattern}"
    rf"|{_CHILD.pattern}(?:\s\w+)?{AND}(?:\w+\s){{0,3}}{ADULT}\b"
    rf"|\b{ADULT}\b[^()]{{0,80}}\([^()]{{0,80}}{_CHILD.pattern}[^()]{{0,80}}\)"
    rf"|\b{ADULT}\b.{{0,60}}{_CHILD.pattern}.{{0,60}}"
    r"\b(?:concurrent\w*|same time|available|parallel)\b",
    re.IGNORECASE,
)
_FOR_THEM = re.compile(
    rf"\b(?:{BODY}|teens?|tweens?|teenagers|adolescents|kids|children|minors|youth"
    r"|(?:middle|high)[- ]school students|under[- ]18['’]?s?)"
    r"(?:\smembers)?\sonly\b"
    rf"|\b(?:is|are) an? (?:\w+ ){{0,2}}(?:{BODY}|teen\w*|adolescent) (?:meeting|group)\b"
    r"|\b(?:meeting|group|support|recovery)\s(?:is\s)?(?:only\s)?for\s"
    r"(?:teens|teenaged?|tweens|teenagers|adolescents|kids|children|minors|under[- ]18)"
    r"|\b(?:only|just|solely|strictly|exclusively|reserved|intended|meant) for\s"
    r"(?:teens|tweens|teenagers|adolescents|kids|children|under[- ]18)"
    rf"|\b(?:solo|solamente|unicamente|exclusivamente) para (?:los )?{_ABROAD}"
    rf"|\b(?:nur|ausschlie(?:ß|ss)lich|speziell) fur {_ABROAD}|\balleen voor {_ABROAD}"
    rf"|\b(?:reserve|uniquement|seulement|exclusivement) (?:aux?|pour(?: les)?) {_ABROAD}"
    r"|^\W*for (?:teens|tweens|teenagers|adolescents|kids|children)\b"
    rf"|{AGE_RANGE}|{GRADES}|\bmust be under 18\b"
    rf"|{one_of('said_for')}|{one_of('unspaced_said_for')}",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:also|another|separate|same time|concurrent\w*|available|parallel|while|child ?care"
    r"|babysit\w*|nursery|playroom|provided|offered|next door|upstairs|downstairs|welcome"
    r"|including|during|adult children|of any age|all ages"
    r"|for your (?:own )?(?:kids?|child(?:ren)?|teens?|teenagers?|sons?|daughters?|youngsters?)"
    rf"|there(?:['’]s| is| are| will be)|{one_of('elsewhere')})\b",
    re.IGNORECASE,
)
_KIDS_OF = re.compile(r"(?<!adult )\bkids of (?:aa|na|ga)\b", re.IGNORECASE)
# The body as a whole or its books, not a meeting of children.
_HARMLESS = re.compile(
    rf"(?:al-?anon)?\s?(?:/|and|&)?\s?{BODY}\s(?:family groups?|service|literature|information"
    r"|world|convention|conference|handbook|book|manual)\b",
    re.IGNORECASE,
)
_LONGEST_NAME = 500  # characters that are looked at
# Without one of these, or ages, no text names children, however its words are disguised.
_CHILD_SIGNS = signs(
    *("teen", "alatin", "under", "child", "kid", "алатин", "アラティーン", "schooler", "tween"),
    *("youth", "high school", "high-school", "juvenile"),
    *(*YOUNG_SIGNS, *words()["signs"], *words()["unspaced_signs"], *SLIPS),
    *IN_DIGITS,
)
_BODY = re.compile(BODY, re.IGNORECASE)
_FOR_ADULTS = re.compile(rf"\b{ADULT}\b", re.IGNORECASE)
_AGES = re.compile(r"(?i)1[0-3][\s_]*(?:-|–|to)[\s_]*1[6-9]")
_AGE_SIGNS = signs("age", "old", "boys", "girls")
_AGE_RANGE_ALONE = re.compile(AGE_RANGE, re.IGNORECASE)


def is_for_children(
    *,
    fellowship: str,
    name: str | None,
    group: str | None,
    audiences: frozenset[str],
    notes: str | None,
    regions: Iterable[str] = (),
    address: str | None = None,
) -> bool:
    """Whether the row is a meeting for under-18s, by its fellowship, audience, section or words.

    A meeting for adults that shares its name, group or notes with one is not. `address` is the
    publisher's identifier or page, which tells it where the name does not name adults.
    """
    by_fellowship, in_family = kind_of(fellowship)
    if by_fellowship or "teens" in audiences:
        return True
    told = (name, group, *map(_section, regions))
    if not may_name_children((*told, notes)):
        return bool(_names_body(address or "") and _section(name or ""))
    if any(map(_named_for_them, told)):
        return True
    if any(map(named_for_school_hours, (name, group))):
        return True
    if in_family and any(map(named_for_pupils, (name, group))):
        return True
    if bool(_names_body(address or "") and _section(name or "")) or _noted_for_them(notes):
        return True
    if named_for_programme(fellowship, name):
        return True
    titles = f"{name} {group}"
    if named_for_young(_NOT_CHILD.sub("", titles), fellowship) and names_under_18s(notes):
        return True
    young = named_for_young(titles, fellowship)
    return bool(_section(titles) or young) and said_to_be_theirs(notes)


def _names_body(text: str) -> bool:
    named = may_name_body(text) and may_hold(_CHILD_SIGNS, text)
    return named and _BODY.search(text) is not None


@lru_cache(maxsize=1024)
def _section(region: str) -> str | None:
    """A part of the list; one that is for adults as well decides nothing."""
    return None if _FOR_ADULTS.search(region) else region


def may_name_children(texts: Iterable[str | None]) -> bool:
    """A quick look: False where no text, nor what one disguises, can name children."""
    for text in texts:  # noqa: SIM110 - twice as quick as any(), and asked several times a row
        if text and _may_name_children(text):
            return True
    return False


@remembered
def _may_name_children(text: str) -> bool:
    if text.isascii() and not is_spelt_out(text):
        return _has_child_sign(text)
    return _has_child_sign(f"{text}\n{undisguised(text)}")


def _has_child_sign(text: str) -> bool:
    if may_hold(_CHILD_SIGNS, text) or ("1" in text and _AGES.search(text)):
        return True
    return may_hold(_AGE_SIGNS, text) and _AGE_RANGE_ALONE.search(text) is not None


def without_others(text: str) -> str:
    """Without those who are no children though children are named: "parents of teens"."""
    return _NOT_CHILD.sub("", text)


def without_harmless(text: str) -> str:
    """Without what is said of a body as a whole or of its books."""
    return _HARMLESS.sub("", text) if may_name_body(text) else text


@remembered
def _named_for_them(text: str | None) -> bool:
    if not text or not may_name_children((text[:_LONGEST_NAME],)):
        return False
    text = undisguised(text[:_LONGEST_NAME])
    bare = without_harmless(_NOT_CHILD.sub("", text))
    if not _CHILD.search(bare):
        return False
    return not _COMBINED.search(_KIDS_OF.sub("kids", bare))


@lru_cache(maxsize=1024)
def _noted_for_them(text: str | None) -> bool:
    if not text or not may_name_children((text,)):
        return False
    text = undisguised(text)
    if not _CHILD.search(text):
        return False
    said = (MEETS_APART.sub("", sentence) for sentence, _ in sentences(text))
    bare = (_NOT_CHILD.sub("", sentence) for sentence in said)
    return any(_FOR_THEM.search(part) and not _ELSEWHERE.search(part) for part in bare)
