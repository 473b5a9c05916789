"""Tantivy: words and values as postings, counts by terms aggregations over fast fields.

As fast as we could make it: one segment, postings without frequencies, the order of next starts as
one fast field, a fast field of its own for each facet of which a meeting has one value (a fifth of
the time of a field with several), and for a facet's own count an aggregation of that field alone.
It has no geography: the cells of a grid are terms, and NumPy does the rest with its hits.
"""

import shutil
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import tantivy

from bench.peers.grid import Grid
from bench.peers.rows import SINGLE, Columns
from bench.sheet import NARROWING, PAGE, Counted, Found, Ints, Sheet
from bench.workload import Question

TITLE = f"Tantivy {'.'.join(version('tantivy').split('.')[:2])}"
_ALL = 20_000  # more than there are atoms
_HEAP = 2_000_000_000  # a million documents fit, and make one segment
_Query = Any


def opened(sheet: Sheet, folder: Path) -> "Tantivy":
    """Indexed where it is not yet."""
    if not (folder / "done").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        _fill(sheet, folder)
        (folder / "done").touch()
    return Tantivy(sheet, folder)


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("words", tokenizer_name="whitespace", index_option="basic")
    for name in ("value", "cell"):
        builder.add_unsigned_field(name, indexed=True)
    for name in (*SINGLE, "several", "soonest", "row"):
        builder.add_unsigned_field(name, fast=True)
    return builder.build()


def _fill(sheet: Sheet, folder: Path) -> None:
    columns, cells = Columns(sheet), Grid(sheet).cells()
    carried: list[list[int]] = [[] for _ in sheet.group]
    for atom, value in zip(sheet.carrier.tolist(), sheet.carried.tolist(), strict=True):
        carried[atom].append(value)
    index = tantivy.Index(_schema(), path=str(folder))
    writer = index.writer(heap_size=_HEAP, num_threads=1)
    for row in range(len(sheet)):
        document = tantivy.Document()
        document.add_text("words", sheet.words[row])
        for atom in sheet.atoms[sheet.bounds[row] : sheet.bounds[row + 1]].tolist():
            for value in carried[atom]:
                document.add_unsigned("value", value)
        for cell in cells[row]:
            document.add_unsigned("cell", cell)
        for name, column in columns.single.items():
            document.add_unsigned(name, int(column[row]))
        for atom in columns.several[row].tolist():
            if atom != columns.nothing:
                document.add_unsigned("several", atom)
        document.add_unsigned("soonest", int(sheet.soonest[row]))
        document.add_unsigned("row", row)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


class Tantivy:
    """The index, open in this process; a search runs in the thread that asks."""

    def __init__(self, sheet: Sheet, folder: Path) -> None:
        index = tantivy.Index.open(str(folder))
        self._schema = index.schema
        self._searcher = index.searcher()
        self._sheet, self._columns, self._grid = sheet, Columns(sheet), Grid(sheet)

    def close(self) -> None:
        """Nothing runs."""

    def answer(self, question: Question) -> Found:
        always = [*self._words(question), *self._narrowing(question)]
        wanted = {name: v for name, v in question.wanted.items() if name not in NARROWING}
        if question.around is not None:
            near = self._term_set("cell", self._grid.near(question.around))
            return self._columns.answer(question, self._rows(_all([*always, near])), wanted)
        filters = {name: self._any_of(name, values) for name, values in wanted.items()}
        restricted = self._any_of("access", ["restricted"])
        others = 0
        if "access" not in wanted:
            others = self._count(_all([*always, *filters.values(), restricted]))
            always = [*always, (tantivy.Occur.MustNot, restricted)]
        query = _all([*always, *filters.values()])
        own = {
            name: self._counted(
                _all([*always, *(f for other, f in filters.items() if other != name)]),
                [name, "several"] if name in ("feed", "language") else [name],
            )
            for name in filters
        }
        counted = Counted(
            main=self._counted(query, [*SINGLE, "several"]), own=own, restricted=others
        )
        total, rows = self._page(query, question.page)
        return Found(total=total, rows=rows, facets=self._sheet.facets(question, counted))

    def _words(self, question: Question) -> list[_Query]:
        last = len(question.words) - 1
        return [
            self._begun(word) if question.unfinished and place == last else self._word(word)
            for place, word in enumerate(question.words)
        ]

    def _word(self, word: str) -> _Query:
        return tantivy.Query.term_query(self._schema, "words", word, index_option="basic")

    def _begun(self, word: str) -> _Query:
        return tantivy.Query.regex_query(self._schema, "words", f"{word}.*")

    def _narrowing(self, question: Question) -> list[_Query]:
        return [
            self._any_of(name, [value])
            for name in NARROWING
            for value in question.wanted.get(name, ())
        ]

    def _any_of(self, parameter: str, values: Iterable[str]) -> _Query:
        numbers = self._sheet.number
        known = [numbers[parameter, value] for value in values if (parameter, value) in numbers]
        return self._term_set("value", known)

    def _term_set(self, field: str, numbers: Sequence[int]) -> _Query:
        if len(numbers) == 1:
            return tantivy.Query.term_query(self._schema, field, numbers[0], index_option="basic")
        return tantivy.Query.term_set_query(self._schema, field, list(numbers))

    def _count(self, query: _Query) -> int:
        return int(self._searcher.search(query, limit=1).count)

    def _rows(self, query: _Query) -> Ints:
        """All hits. They come unscored, since every clause is a filter or a constant."""
        hits = self._searcher.search(query, limit=max(len(self._sheet), 1), count=False).hits
        addresses = [address for _, address in hits]
        return np.array(self._searcher.fast_field_values("row", addresses), dtype=np.int64)

    def _page(self, query: _Query, page: int) -> tuple[int, list[int]]:
        found = self._searcher.search(
            query,
            limit=PAGE,
            offset=(page - 1) * PAGE,
            order_by_field="soonest",
            order=tantivy.Order.Asc,
        )
        addresses = [address for _, address in found.hits]
        return found.count, self._searcher.fast_field_values("row", addresses)

    def _counted(self, query: _Query, fields: Sequence[str]) -> Ints:
        asked = {
            name: {"terms": {"field": name, "size": _ALL, "segment_size": _ALL}} for name in fields
        }
        found = self._searcher.aggregate(query, asked)
        counts = np.zeros(self._columns.nothing + 1, dtype=np.int64)
        for name in fields:
            for bucket in found[name]["buckets"]:
                counts[bucket["key"]] += bucket["doc_count"]
        return counts[: self._columns.nothing]


def _all(clauses: Sequence[_Query]) -> _Query:
    """A query that asks for all of them; a clause may bring its own occurrence."""
    pairs = [one if isinstance(one, tuple) else (tantivy.Occur.Must, one) for one in clauses]
    if all(occur is not tantivy.Occur.Must for occur, _ in pairs):
        pairs.append((tantivy.Occur.Must, tantivy.Query.all_query()))
    return tantivy.Query.boolean_query(pairs)
