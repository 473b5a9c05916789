"""The word index: Whoosh analyses, indexes and corrects spelling; the only module that knows it.

One Whoosh document a meeting, with one field. Its text is the meeting's texts by importance,
joined by `PART`; each word is posted once, with the weight of the most important text it stands
in. When a snapshot is made the postings are read out once, for flat arrays to be made of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from whoosh import analysis, fields
from whoosh.filedb import filestore

from finder.search.tokens import words

FIELD = "words"
PART = "\x1e"
WEIGHTS = (8, 4, 2, 1)  # name, group, place, notes
_MEMORY_MB = 128
# Whoosh has no annotations.
_TOKEN: Any = analysis.Token
_SCHEMA: Any = fields.Schema
_TEXT: Any = fields.TEXT
_STORAGE: Any = filestore.FileStorage


class BestText(analysis.Analyzer):
    """Yields each distinct word of a text once, weighted by the first part it stands in."""

    def __call__(self, value: str, **_: Any) -> Iterator[Any]:
        """The words of `PART`-joined texts, the most important text first."""
        token = _TOKEN(positions=False, chars=False)
        for word, weight in best_weights(value.split(PART)).items():
            token.text, token.boost, token.stopped = word, float(weight), False
            yield token


def best_weights(parts: Sequence[str]) -> dict[str, int]:
    """Word -> weight of the most important of the (at most four) texts it stands in."""
    best: dict[str, int] = {}
    for part, weight in zip(parts, WEIGHTS, strict=False):
        for word in words(part):
            best.setdefault(word, weight)
    return best


def write(folder: Path, documents: Iterable[Sequence[str]]) -> None:
    """Indexes the texts (name, group, place, notes) of each meeting, in the order of rows."""
    folder.mkdir(parents=True, exist_ok=True)
    schema = _SCHEMA(**{FIELD: _TEXT(analyzer=BestText(), phrase=False)})
    index = _STORAGE(str(folder)).create_index(schema)
    try:
        writer = index.writer(limitmb=_MEMORY_MB)
        for texts in documents:
            writer.add_document(**{FIELD: PART.join(texts)})
        writer.commit(merge=False)
    finally:
        index.close()


def postings(folder: Path) -> Iterator[tuple[str, list[int], list[int]]]:
    """Every term in the order of its UTF-8 octets, with its rows and their weights."""
    reader = _reader(folder)
    try:
        for octets in reader.lexicon(FIELD):
            rows, weights = [], []
            matcher = reader.postings(FIELD, octets)
            while matcher.is_active():
                rows.append(matcher.id())
                weights.append(round(matcher.weight()))
                matcher.next()
            yield octets.decode("utf-8"), rows, weights
    finally:
        reader.close()


def spellings(folder: Path, word: str, *, limit: int = 5) -> list[str]:
    """Words of the index that differ from this one by one letter, the likeliest first."""
    reader = _reader(folder)
    try:
        return list(reader.corrector(FIELD).suggest(word, limit=limit, maxdist=1, prefix=1))
    finally:
        reader.close()


def _reader(folder: Path) -> Any:
    return _STORAGE(str(folder), readonly=True).open_index().reader()
