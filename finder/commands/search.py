"""`search`: a query and its answer as a table in the terminal."""

from argparse import ArgumentParser, Namespace

from finder.commands.terminal import Terminal
from finder.config import Config
from finder.model import Meeting
from finder.register.access import access_label
from finder.register.gazetteer import open_gazetteer
from finder.search.engine import Hit, find
from finder.search.query import parse_query
from finder.snapshot import open_current

NAME = "search"
HELP = "find meetings: a table in the terminal"
# The query parameters of DESIGN, section 6, but `q`, which the words are.
PARAMETERS = (
    "near lat lon within unit day time after before from soon on tz fellowship concern for access "
    "attendance type audience language accessibility facilitation style kind status region feed "
    "sort page per_page"
).split()


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("words", nargs="*", metavar="WORDS")
    for name in PARAMETERS:
        parser.add_argument(
            f"--{name.replace('_', '-')}", dest=f"p_{name}", action="append", metavar="VALUE"
        )


def run(options: Namespace, config: Config, terminal: Terminal) -> int:
    snapshot = open_current(config.data, config.corrections, today=terminal.now().date())
    pairs = [("q", " ".join(options.words))] if options.words else []
    for name in PARAMETERS:
        pairs += [(name, value) for value in getattr(options, f"p_{name}") or ()]
    place_like = options.words or options.p_near  # the gazetteer takes seconds to make, once
    gazetteer = open_gazetteer(config.data / "gazetteer") if place_like else None
    query = parse_query(pairs, snapshot.index, gazetteer)
    found = find(snapshot.index, query, terminal.now(), fetched=snapshot.fetched, facets=False)
    meetings = snapshot.meetings(hit.row for hit in found.hits)
    rows = [_line(meeting, hit) for meeting, hit in zip(meetings, found.hits, strict=True)]
    if rows:
        terminal.table(("next", "meeting", "where", "who may come", "id"), rows)
    terminal.tell(f"{len(rows)} of {found.total} meetings")
    if found.left_out:
        feeds = ", ".join(found.left_out_feeds)
        terminal.tell(f"{found.left_out} more were not confirmed for long; see --feed: {feeds}")
    return 0


def _line(meeting: Meeting, hit: Hit) -> tuple[str, ...]:
    start = hit.next_start.strftime("%a %Y-%m-%d %H:%M") if hit.next_start else "ask the group"
    if hit.stale:
        start += f" (not confirmed for {hit.stale.days} days)"
    return start, meeting.name, _where(meeting, hit), access_label(meeting, hit.access), meeting.id


def _where(meeting: Meeting, hit: Hit) -> str:
    venue = meeting.venue
    place = venue and (venue.locality or venue.region or venue.country)
    if hit.distance_km is not None and place:
        return f"{place}, {hit.distance_km:.1f} km"
    return place or meeting.attendance.value.replace("_", " ")
