"""The word index: Whoosh stores postings and corrects spelling; the only module that knows it.

One Whoosh document a meeting, with one field, in which each word is posted once, with the weight
of the most important text it stands in. The postings come sorted, a term at a time, so they pass
by Whoosh's pool, which would sort them one by one: that is most of the time of a plain build.
"""

from array import array
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whoosh import fields, writing
from whoosh.codec import whoosh3
from whoosh.filedb import filestore

from finder.search.columns.terms import Terms

FIELD = "words"
_BLOCK = 1024  # postings that Whoosh packs together
# Whoosh has no annotations.
_SCHEMA: Any = fields.Schema
_WORDS: Any = fields.KEYWORD  # scores are computed elsewhere: no lengths, no positions
_STORAGE: Any = filestore.FileStorage
_CODEC: Any = whoosh3.W3Codec
_WRITER: Any = writing.SegmentWriter


def write(folder: Path, found: Terms) -> None:
    """Stores the terms of some meetings, in the order of rows."""
    folder.mkdir(parents=True, exist_ok=True)
    index = _STORAGE(str(folder)).create_index(_SCHEMA(**{FIELD: _WORDS()}))
    try:
        writer = _WRITER(index, codec=_CODEC(blocklimit=_BLOCK))
        _add(writer.fieldwriter, writer.schema[FIELD], found)
        writer.docnum, writer._added = len(found.title_ends), True
        writer.commit(merge=False)
    finally:
        index.close()


def _add(writer: Any, field: Any, found: Terms) -> None:
    """Hands over the postings of each term at once."""
    writer.start_field(FIELD, field)
    starts = found.starts.tolist()
    for term, begin, end in zip(found.terms, starts, starts[1:], strict=False):
        writer.start_term(term)
        for at in range(begin, end, _BLOCK):
            _fill(writer._postwriter, found, at, min(at + _BLOCK, end))
        writer.finish_term()
    writer.finish_field()


def _fill(block: Any, found: Terms, begin: int, end: int) -> None:
    """Fills one block of postings, as adding them one by one would."""
    if len(block):
        block._write_block()
    block._ids = array("I", found.rows[begin:end].tobytes())
    block._weights = array("f", found.weights[begin:end].astype("float32").tobytes())
    block._maxweight = float(found.weights[begin:end].max())


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
