"""The contract between the formats and the rest: Feed, Part, Draft, Row, Problem.

A format is a module `importers/formats/<key>.py`, pure (no network, clock or files), with

* `parse(parts, feed) -> Iterator[Row]`: one Row for each record of the listing, in order,
* `sniff(part) -> bool`: whether this part is the listing itself, in this format,
* optionally `more(parts, feed) -> list[str]`: the addresses still wanted,

and is discovered by its file name. It turns each record into a `Draft` (what the record says, in
the format's own terms resolved) and hands the drafts to `importers.clean.finish.finish`, which
applies every rule that holds for all formats: text, links, places, zone, access, children,
anonymity, identity.

A Row is *used* (it holds meetings), *refused* (a problem with `refused=True`) or *withheld* (its
publisher says not to list it), so that rows = used + refused + withheld by construction.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from finder.errors import NotAListing
from finder.model import (
    Access,
    Attendance,
    Caution,
    DateException,
    Facilitation,
    Kind,
    Meeting,
    Publisher,
    Registration,
    Weekday,
)

__all__ = ["Code", "Draft", "Feed", "Listing", "NotAListing", "Part", "Problem", "Row"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """What one address gave. `content_type` may be empty; nothing relies on it alone."""

    url: str
    content_type: str = ""
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One publisher's listing: a table of `feeds.toml` (DESIGN, section 6).

    `urls` are its addresses or paths, at least one. `fellowships` maps a mixed list's own
    words to register keys. `columns` maps a field of ours to a heading of theirs. `interval`
    is in minutes. `format` None means: found by looking at the payload. `guard` are bounds of
    `importers.guard` that this feed sets for itself.
    """

    key: str
    urls: tuple[str, ...]
    title: str = ""
    format: str | None = None
    fellowship: str | None = None
    fellowships: Mapping[str, str] = field(default_factory=dict)
    timezone: str | None = None
    website: str | None = None
    helpline: str | None = None
    contact: str | None = None
    corrections_url: str | None = None
    official_finder: str | None = None
    license: str | None = None
    permission: str | None = None
    enabled: bool = True
    interval: int = 24 * 60
    publish: bool = True
    join_details: bool = False
    contacts: bool = False
    region: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    private: bool = False
    guard: Mapping[str, float] = field(default_factory=dict)
    demo: bool = False
    today: date | None = field(default=None, repr=False, compare=False)  # when it is read

    @property
    def publisher(self) -> Publisher:
        """What the site shows of this feed."""
        web = [url for url in self.urls if url.startswith(("http://", "https://"))]
        return Publisher(
            key=self.key,
            title=self.title or self.key,
            fellowship=self.fellowship,
            url=web[0] if web else None,
            website=self.website,
            helpline=self.helpline,
            contact=self.contact,
            corrections_url=self.corrections_url,
            official_finder=self.official_finder,
            license=self.license,
            permission=self.permission,
            join_details=self.join_details,
            contacts=self.contacts,
            demo=self.demo,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A row, or one value of it, that could not be understood.

    `row` counts the records of the listing from 1; 0 is the listing itself. `ref` is the
    publisher's own identifier. `field` is a field of `Meeting`. `reason` is one of a small
    set of plain phrases (problems are counted by field and reason), so the particular value
    stands in `value` alone, with whatever personal it held masked by `clean.privacy`.
    """

    row: int
    ref: str | None = None
    field: str | None = None
    reason: str
    value: str | int | float | bool | None = None
    refused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What became of one record: used (has meetings), refused or withheld.

    `shares` is the number of the row that has its meeting: another date of the same series.
    `as_anybody` are ids it would give if it were not for under-18s: never stored or shown.
    """

    number: int
    ref: str | None = None
    meetings: tuple[Meeting, ...] = ()
    problems: tuple[Problem, ...] = ()
    withheld: bool = False
    shares: int | None = None
    as_anybody: tuple[str, ...] = ()

    @property
    def used(self) -> bool:
        return bool(self.meetings) or self.shares is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One type as the source wrote it, and where to look it up.

    `lookups` are (system, code) pairs of the register's vocabulary, tried in order; the first
    that is known wins.
    """

    text: str
    lookups: tuple[tuple[str, str], ...]

    def __hash__(self) -> int:
        """By the text alone: codes are looked up often, and its look-ups follow from it."""
        return hash(self.text)


@dataclass(slots=True, kw_only=True)
class Draft:
    """One record, read but not yet cleaned: text fields are raw, times and days are read.

    A format fills what the record says and leaves the rest; `finish` does the common work.
    `problems` collects what the format could not read. `withheld` and `refused` end the row.
    """

    row: int
    ref: str | None = None
    identifier: str | None = None
    source_url: str | None = None
    name: str | None = None
    group: str | None = None
    fellowship: str | None = None  # a register key; None: the feed's
    weekdays: tuple[Weekday, ...] = ()  # several: one meeting each; none: by appointment
    start: time | None = None
    end: time | None = None  # finish turns it into a duration, with the rules for slips
    duration: int | None = None  # minutes; wins over `end`
    timezone: str | None = None  # as written
    starts: tuple[datetime, ...] = ()  # with the offsets that are stated: the zone has to agree
    weeks: tuple[int, ...] = ()
    date_from: date | None = None
    date_until: date | None = None
    dates: tuple[date, ...] = ()
    exceptions: tuple[DateException, ...] = ()
    cautions: frozenset[Caution] = frozenset()
    kind: Kind | None = None  # None: by the words of the name
    suspended: bool = False
    attendance: Attendance | None = None  # as stated; None: from types, link and address
    facilitation: Facilitation | None = None
    codes: tuple[Code, ...] = ()
    access: Access | None = None  # stated outside the codes
    access_text: str | None = None
    access_weeks: Mapping[Access, tuple[int, ...]] = field(default_factory=dict)
    audiences: frozenset[str] = frozenset()  # known outside the codes
    languages: frozenset[str] = frozenset()
    conditions: str | None = None
    registration: Registration | None = None
    cost: str | None = None
    venue_name: str | None = None
    address: str | None = None  # whole, in parts joined by commas; the parts below win
    street: str | None = None
    locality: str | None = None
    region: str | None = None
    postal_code: str | None = None
    country: str | None = None
    latitude: object = None  # as given: number, text or nothing
    longitude: object = None
    approximate: bool | None = None  # as stated
    venue_notes: str | None = None
    online_url: str | None = None
    online_notes: str | None = None
    dial_in: str | None = None
    dial_in_notes: str | None = None
    regions: tuple[str, ...] = ()
    notes: str | None = None
    updated: str | None = None  # ISO already, or None
    website: str | None = None
    contact_email: str | None = None
    contact_phone: str | None = None
    problems: list[Problem] = field(default_factory=list)
    withheld: bool = False
    refused: bool = False

    def problem(self, name: str | None, reason: str, value: object = None) -> None:
        """Notes that a value was not understood; the row goes on without it."""
        plain = value if isinstance(value, str | int | float | bool | None) else repr(value)
        self.problems.append(
            Problem(row=self.row, ref=self.ref, field=name, reason=reason, value=plain)
        )

    def refuse(self, name: str | None, reason: str, value: object = None) -> None:
        """Ends the row: it cannot become a meeting."""
        plain = value if isinstance(value, str | int | float | bool | None) else repr(value)
        self.refused = True
        self.problems.append(
            Problem(
                row=self.row, ref=self.ref, field=name, reason=reason, value=plain, refused=True
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A payload read to its end."""

    format: str
    rows: Sequence[Row]
    problems: Sequence[Problem] = ()  # of the listing as a whole (row 0)
