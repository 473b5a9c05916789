"""What becomes of every row of the real listings, as a table: `docs/coverage.md`.

`python -m importers.coverage FOLDER > docs/coverage.md` writes it anew. Which files make a listing
and what its operator would say of it stands in `coverage.toml`; the listings are not part of the
project.
"""

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from finder.errors import BadFeed
from importers import Feed, Listing, Part
from importers.coverage_facets import INTRODUCTION as FACETS
from importers.coverage_facets import facets
from importers.listing import Summary, read, summary

_TABLE_HEAD = (
    "| listing | format | rows | used | refused | withheld | meetings | with day and time | "
    "types understood | problems |\n|---|---|--:|--:|--:|--:|--:|--:|--:|--:|"
)
_INTRODUCTION = """# Coverage

What becomes of every row of the listings that we test against, made by
`python -m importers.coverage FOLDER > docs/coverage.md` and checked by `tests/test_coverage.py`
where the folder is there. Rows are *used* (one or more meetings: one for each day named),
*refused* (a counted problem) or *withheld* (the publisher says not to list it);
*rows = used + refused + withheld* in every line. A used row may carry problems of single values.
Formats and service-bodies files are parts of their listing, not listings.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """One entry of coverage.toml; `note` explains what its numbers do not say themselves.

    `facets` are the fellowships whose meetings in it are counted by facet.
    """

    feed: Feed
    parts: tuple[str, ...]
    refused: bool
    newest: bool
    note: str
    facets: tuple[str, ...]


def known() -> Iterator[Known]:
    """Every listing we know of, in the file's order."""
    text = files("importers").joinpath("coverage.toml").read_text("utf-8")
    for key, entry in tomllib.loads(text).items():
        parts = tuple(entry["parts"])
        yield Known(
            feed=Feed(
                key=key,
                urls=parts,
                fellowship=entry.get("fellowship"),
                timezone=entry.get("timezone"),
                columns=entry.get("columns", {}),
                fellowships=entry.get("fellowships", {}),
            ),
            parts=parts,
            refused=entry.get("refused", False),
            newest=entry.get("newest", False),
            note=entry.get("note", ""),
            facets=tuple(entry.get("facets", ())),
        )


def read_known(folder: Path, entry: Known) -> Listing:
    """Reads a listing from its files; raises NotAListing like any other."""
    parts = [Part(url=name, body=(folder / name).read_bytes()) for name in entry.parts]
    return read(parts, entry.feed)


def document(folder: Path) -> str:
    """The whole page."""
    lines: list[str] = []
    details: list[str] = []
    families: list[str] = []
    for entry in known():
        try:
            listing = read_known(folder, entry)
        except BadFeed as error:
            lines.append(_refused_line(entry, error))
        else:
            lines.append(_line(entry, listing))
            details.extend(_details(entry, listing))
            families.extend(_by_facet(entry, listing))
    problems = ["", "## Problems by kind", *details, ""]
    return "\n".join([_INTRODUCTION, _TABLE_HEAD, *lines, FACETS, *families, *problems])


def _by_facet(entry: Known, listing: Listing) -> Iterator[str]:
    if entry.facets:
        yield f"\n### {entry.feed.key}: {', '.join(entry.facets)}\n"
        yield from facets(listing, entry.facets)


def _refused_line(entry: Known, error: BadFeed) -> str:
    return f"| {entry.feed.key} | – | | | | | | | | refused: {error} |"


def _line(entry: Known, listing: Listing) -> str:
    counts = summary(listing)
    cells = [
        entry.feed.key,
        counts.format,
        str(counts.rows),
        str(counts.used),
        str(counts.refused),
        str(counts.withheld),
        str(counts.meetings),
        _timed(listing),
        _understood(listing, counts),
        str(sum(counts.problems.values())),
    ]
    return f"| {' | '.join(cells)} |"


def _timed(listing: Listing) -> str:
    meetings = [meeting for row in listing.rows for meeting in row.meetings]
    timed = sum(not meeting.by_appointment for meeting in meetings)
    return _percent(timed, len(meetings))


def _understood(listing: Listing, counts: Summary) -> str:
    """The share of code uses with a meaning in the register."""
    uses = sum(len(row.meetings[0].source_types) for row in listing.rows if row.meetings)
    unknown = counts.problems.get(("types", "type not known"), 0)
    return _percent(uses - unknown, uses)


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"


def _details(entry: Known, listing: Listing) -> Iterator[str]:
    counts = summary(listing)
    if not counts.problems and not entry.note:
        return
    yield f"\n### {entry.feed.key}\n"
    if entry.note:
        yield f"{entry.note}\n"
    refused = _refused_kinds(listing)
    for (field, reason), number in _ranked(counts.problems):
        ending = " (row refused)" if (field, reason) in refused else ""
        yield f"* {number} × {field or 'row'}: {reason}{ending}"


def _ranked(
    problems: Mapping[tuple[str | None, str], int],
) -> list[tuple[tuple[str | None, str], int]]:
    return sorted(problems.items(), key=lambda item: (-item[1], item[0][0] or "", item[0][1]))


def _refused_kinds(listing: Listing) -> Mapping[tuple[str | None, str], int]:
    return Counter(
        (problem.field, problem.reason)
        for row in listing.rows
        for problem in row.problems
        if problem.refused
    )


if __name__ == "__main__":
    sys.stdout.write(document(Path(sys.argv[1])))
