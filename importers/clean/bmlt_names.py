"""Where to look up a BMLT format: its week, its world id, its name in any language, never its key.

A stock key says nothing against the name the server gives it: O is *Outdoor* somewhere. The three
keys that every server reserves count where the words agree (facts: bmlt, section 5).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from finder.register.plain import plain_words
from finder.register.vocabulary import LABELS

_WORLD = "bmlt-world-id"
_ENGLISH = "bmlt-en"
_STOCK = (_ENGLISH, "bmlt-de")  # what servers start from; another name in full counts on any
# Stems that stand in the words of such a format in most languages (plain words, see `_agrees`).
_RESERVED = {
    "VM": ("virtu", "online", "zoom", "internet", "en linea", "en ligne"),
    "HY": ("hybrid", "ibrid", "virtu", "online"),
    "TC": ("clos", "cerrad", "ferm", "chius", "geschl", "fechad", "tempor", "virtu", "online"),
}
_OPEN_IN_WEEK = re.compile(r"O-([1-5L])", re.ASCII)  # format_type_enum of German-speaking servers
_LONGEST_CODE = 3  # a name this short may be the key of another format
_Lookup = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One record of GetFormats: a format in one language."""

    id: str = ""
    key: str = ""
    name: str = ""
    description: str = ""
    language: str = ""
    world_id: str = ""
    kind: str = ""

    def by_name(self) -> Iterator[_Lookup]:
        if len(self.name) > _LONGEST_CODE:
            yield from ((system, self.name) for system in (f"bmlt-{self.language}", *_STOCK))
        if self.kind == "LANG" or self.world_id == "LANG":
            yield "languages", self.name
        if self.name:
            yield LABELS, self.name


def lookups(
    key: str, group: Sequence[Format], language: str, *, listed: bool
) -> tuple[_Lookup, ...]:
    """What to try, in order; `group` is the format in all its languages, the row's goes first.

    The key's own meaning is tried only where there is no list (`listed`), or no word in it.
    """
    ordered = sorted(group, key=lambda item: item.language != language)
    weeks = (_OPEN_IN_WEEK.fullmatch(item.kind) for item in ordered)
    found = [
        *(("bmlt-de", f"O{week[1]}") for week in weeks if week),  # its key may be another's "open"
        *((_WORLD, item.world_id) for item in ordered if item.world_id),
        *(pair for item in ordered for pair in item.by_name()),
    ]
    if not listed or (group and not any(item.name for item in group)):
        found.append((f"bmlt-{language or 'en'}", key))
    english = (item.key for item in group if item.language == "en")
    found.extend((_ENGLISH, name) for name in (key, *english) if _agrees(name, group))
    return tuple(dict.fromkeys(found))


def _agrees(key: str, group: Sequence[Format]) -> bool:
    """Whether a reserved key stands for what it is reserved for: TC may be *Topic/Chair*."""
    stems = _RESERVED.get(key)
    if stems is None:
        return False
    words = " ".join(plain_words(f"{item.name} {item.description}", " ") for item in group)
    return not words.strip() or any(stem in words for stem in stems)
