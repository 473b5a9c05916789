"""The example payloads: `<quirk>.json` (or .csv), its parts, its feed, and what must come of it.

`python -m tests.formats.examples` writes what is read now over every expectation: look at the
difference before you commit it.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from finder.record import to_record
from importers import Feed, Listing, Part, Problem, Row
from importers.listing import formats, read

FOLDER = Path(__file__).parent
_NOT_PARTS = ("expected", "feed")
_USUAL_FEED = {"fellowship": "aa"}


@dataclass(frozen=True, slots=True)
class Example:
    format: str
    quirk: str

    @property
    def expected(self) -> Path:
        return FOLDER / self.format / f"{self.quirk}.expected.json"

    def parts(self) -> list[Part]:
        """The payload itself first, then its other parts by name."""
        paths = sorted((FOLDER / self.format).glob(f"{self.quirk}.*"), key=lambda path: path.name)
        paths = [path for path in paths if path.name.split(".")[1] not in _NOT_PARTS]
        paths.sort(key=lambda path: path.name.count("."))
        return [Part(url=path.name, body=path.read_bytes()) for path in paths]

    def feed(self) -> Feed:
        settings = FOLDER / self.format / f"{self.quirk}.feed.json"
        given = json.loads(settings.read_text("utf-8")) if settings.exists() else _USUAL_FEED
        return Feed(key="example", urls=("example",), **given)

    def read(self) -> dict[str, Any]:
        return as_json(read(self.parts(), self.feed()))


def examples() -> Iterator[Example]:
    for key in formats():
        names = {path.name.split(".")[0] for path in (FOLDER / key).glob("*.*")}
        yield from (Example(key, name) for name in sorted(names) if not name.startswith("_"))


def as_json(listing: Listing) -> dict[str, Any]:
    whole = {"problems": [_problem(item) for item in listing.problems]} if listing.problems else {}
    return {**whole, "rows": [_row(row) for row in listing.rows]}


def _row(row: Row) -> dict[str, Any]:
    record = {
        "number": row.number,
        "ref": row.ref,
        "withheld": row.withheld,
        "shares": row.shares,
        "meetings": [to_record(meeting) for meeting in row.meetings],
        "problems": [_problem(item) for item in row.problems],
    }
    return {name: value for name, value in record.items() if value not in (None, False, [])}


def _problem(item: Problem) -> dict[str, Any]:
    record = {
        "field": item.field,
        "reason": item.reason,
        "value": item.value,
        "refused": item.refused,
    }
    return {name: value for name, value in record.items() if value not in (None, False)}


def _write() -> None:
    for example in examples():
        text = json.dumps(example.read(), indent=1, ensure_ascii=False, sort_keys=True)
        example.expected.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    _write()
