"""BMLT's formats: the ids and keys of a row -> Codes, by world id before local key.

Ids and keys differ from server to server; the world ids (NAWS) and the words do not. A format has
one record for each language (facts: bmlt, section 5).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from finder.register.vocabulary import LABELS
from importers import Code

_ANY_SERVER = frozenset(("VM", "TC", "HY"))  # reserved: the same English key on every server
_OPEN_IN_WEEK = re.compile(r"O-([1-5L])", re.ASCII)  # format_type_enum of German-speaking servers


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One record of GetFormats: a format in one language."""

    id: str
    key: str
    name: str
    language: str
    world_id: str
    kind: str

    def lookups(self) -> Iterator[tuple[str, str]]:
        system = f"bmlt-{self.language}"
        if self.world_id:
            yield "bmlt-world-id", self.world_id
        if week := _OPEN_IN_WEEK.fullmatch(self.kind):  # its key may be another's "open"
            yield "bmlt-de", f"O{week[1]}"
        yield from ((system, self.key), (system, self.name))
        if self.kind == "LANG" or self.world_id == "LANG":
            yield "languages", self.name


@dataclass(frozen=True, slots=True)
class Formats:
    """All that is known of a server's formats, by id; every language of one format together."""

    by_id: Mapping[str, tuple[Format, ...]] = field(default_factory=dict)

    def of_row(self, ids: Sequence[str], keys: Sequence[str], language: str) -> list[Code]:
        """One Code for each format of the row, in the order of its keys.

        A format that the row names by its id alone, and that the server does not tell of, stays
        as that number: it was said, and is not understood.
        """
        known = [self.by_id[number] for number in ids if number in self.by_id]
        by_key = {item.key: group for group in known for item in group}
        named = [_code(key, by_key.get(key, ()), language) for key in keys]
        told = {id(by_key[key]) for key in keys if key in by_key}
        untold = [group for group in known if id(group) not in told]
        strange = [number for number in ids if number not in self.by_id]
        unnamed = strange[sum(key not in by_key for key in keys) :]
        return [
            *named,
            *(_code(group[0].key, group, language) for group in untold),
            *(Code(text=number, lookups=()) for number in unnamed),
        ]


def read_formats(records: Iterable[Any]) -> Formats:
    """The records of any number of GetFormats answers; what is no record is passed over."""
    by_id: dict[str, dict[str, Format]] = {}
    for record in records:
        if isinstance(record, dict):
            found = _format(record)
            by_id.setdefault(found.id, {})[found.language] = found
    return Formats({number: tuple(group.values()) for number, group in by_id.items()})


def _format(record: Mapping[str, Any]) -> Format:
    def text(name: str) -> str:
        return str(record.get(name) or "").strip()

    return Format(
        id=text("id"),
        key=text("key_string"),
        name=text("name_string"),
        language=text("lang").lower(),
        world_id=text("world_id").upper(),
        kind=text("format_type_enum"),
    )


def _code(key: str, group: Sequence[Format], language: str) -> Code:
    """World id first, then the row's language, then the others; a key alone by that language."""
    ordered = sorted(group, key=lambda item: item.language != language)
    lookups = [pair for item in ordered for pair in item.lookups()]
    lookups.sort(key=lambda pair: pair[0] != "bmlt-world-id")
    if not group:
        lookups.append((f"bmlt-{language}", key))
    if key in _ANY_SERVER:
        lookups.append(("bmlt-en", key))
    lookups.extend((LABELS, item.name) for item in ordered if item.name)
    return Code(text=key, lookups=tuple(dict.fromkeys(lookups)))
