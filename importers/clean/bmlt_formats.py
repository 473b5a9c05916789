"""BMLT's formats: the ids and keys of a row -> Codes, by world id, then by the server's own names.

Ids and keys differ from server to server: M is *Mujeres* on one, *Men* on the next. So a key means
what the server's list of formats says; what it means elsewhere counts only without any list. A
format has one record for each language (facts: bmlt, section 5).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from finder.register.vocabulary import Meaning, meaning
from importers import Code
from importers.clean.bmlt_names import Format, lookups
from importers.clean.remembered import remembered

_Group = tuple[Format, ...]  # one format in all of its languages
_MOST_LANGUAGES, _MOST_NAMESAKES = 20, 5  # of a format, of a key: far more than servers have


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One format of a row: its Code, and what the server's list holds of it."""

    code: Code
    group: _Group = ()

    def meanings(self) -> tuple[Meaning, ...]:
        """As its Code will be understood; () where no look-up knows it."""
        return next((found for pair in self.code.lookups if (found := meaning(*pair))), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Formats:
    """All that is known of a server's formats, by id and by key in any language."""

    by_id: Mapping[str, _Group] = field(default_factory=dict)
    by_key: Mapping[str, Sequence[_Group]] = field(default_factory=dict)
    languages: frozenset[str] = frozenset()

    def of_row(self, ids: Sequence[str], keys: Sequence[str], language: str) -> list[Told]:
        """Each format of the row once, in the order of its keys; `language` may be empty.

        A format that the row names by its id alone, and that the server does not tell of, stays
        as that number: it was said, and is not understood.
        """
        known = [self.by_id[number] for number in ids if number in self.by_id]
        by_key = _keyed(known, language)
        named = [
            _told(key, by_key[key], language)
            if key in by_key
            else self._by_key_alone(key, language, in_any=not ids)
            for key in keys
        ]
        told = {id(by_key[key]) for key in keys if key in by_key}
        untold = [group for group in known if id(group) not in told]
        strange = [number for number in ids if number not in self.by_id]
        unnamed = strange[sum(key not in by_key for key in keys) :]
        return [
            *named,
            *(_told(_key(group, language), group, language) for group in untold),
            *(Told(code=Code(text=number, lookups=())) for number in unnamed),
        ]

    def _by_key_alone(self, key: str, language: str, *, in_any: bool) -> Told:
        """As the list has that key in the row's language; without ids (`in_any`) in others too.

        Where it may be one of several that differ it is not understood, but all of them are kept.
        """
        groups = self.by_key.get(key, ())[:_MOST_NAMESAKES]
        if not groups:
            listed = bool(self.languages) if not language else language in self.languages
            return Told(code=Code(text=key, lookups=lookups(key, (), language, listed=listed)))
        own = [group for group in groups if _has(group, key, language)]
        found = [_told(key, group, language) for group in own or (groups if in_any else ())]
        meanings = {item.meanings() for item in found}
        if len(found) == 1 or (len(meanings) == 1 and any(meanings)):
            return found[0]
        several = tuple(item for group in groups for item in group)
        return Told(code=Code(text=key, lookups=()), group=several)


def read_formats(records: Iterable[Any]) -> Formats:
    """The records of any number of GetFormats answers; what is no record is passed over."""
    by_id: dict[str, dict[str, Format]] = {}
    for record in records:
        if isinstance(record, dict):
            found = _format(record)
            number = found.id or f"without an id: {found.key}"
            languages = by_id.setdefault(number, {})
            if len(languages) < _MOST_LANGUAGES:
                languages[found.language] = found
    groups = {number: tuple(group.values()) for number, group in by_id.items()}
    by_key: dict[str, dict[int, _Group]] = {}
    for group in groups.values():
        for item in group:
            by_key.setdefault(item.key, {})[id(group)] = group
    return Formats(
        by_id=groups,
        by_key={key: tuple(several.values()) for key, several in by_key.items()},
        languages=frozenset(item.language for group in groups.values() for item in group),
    )


def _format(record: Mapping[str, Any]) -> Format:
    def text(name: str) -> str:
        return str(record.get(name) or "").strip()

    return Format(
        id=text("id"),
        key=text("key_string"),
        name=text("name_string"),
        description=text("description_string"),
        language=text("lang").lower(),
        world_id=text("world_id").upper(),
        kind=text("format_type_enum"),
    )


def _keyed(groups: Iterable[_Group], language: str) -> dict[str, _Group]:
    """By each of their keys; one in the row's own language goes before another's."""
    pairs = [(item, group) for group in groups for item in group]
    pairs.sort(key=lambda pair: pair[0].language == language)
    return {item.key: group for item, group in pairs}


@remembered  # most rows have one of a few formats
def _told(key: str, group: _Group, language: str) -> Told:
    return Told(
        code=Code(text=key, lookups=lookups(key, group, language, listed=True)), group=group
    )


def _key(group: _Group, language: str) -> str:
    return next((item.key for item in group if item.language == language), group[0].key)


def _has(group: _Group, key: str, language: str) -> bool:
    return any(item.key == key and item.language == language for item in group)
