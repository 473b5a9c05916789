"""The parts of a meeting: its place, its link, its odd dates."""

from dataclasses import dataclass
from datetime import date, time

from finder.model.closed_sets import Change, Placed


@dataclass(frozen=True, slots=True, kw_only=True)
class DateException:
    """One date on which the rule does not hold, with the publisher's words."""

    date: date
    change: Change
    start: time | None = None
    end: time | None = None
    place: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """A place. `country` is ISO 3166-1 alpha-2; the point is in degrees, WGS 84.

    `approximate` is true where the publisher's point or address stands for an area only.
    `placed` is None where the point is the publisher's own; it is never in the catalogue.
    """

    name: str | None = None
    street: str | None = None
    locality: str | None = None
    region: str | None = None
    postal_code: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    approximate: bool = False
    placed: Placed | None = None
    notes: str | None = None

    @property
    def only_near(self) -> bool:
        """Whether the point, if there is one, is somewhere near and not the place itself."""
        return self.approximate or self.placed in (Placed.TOWN, Placed.POSTAL_CODE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Online:
    """How to join from afar. `phone` is a dial string (`+1312…,,123#`)."""

    url: str | None = None
    provider: str | None = None
    notes: str | None = None
    phone: str | None = None
    phone_notes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """What one has to do before the first time."""

    required: bool | None = None
    url: str | None = None
    phone: str | None = None
    notes: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A group's own published contact; kept only where the feed says `contacts = "public"`."""

    email: str | None = None
    phone: str | None = None
    url: str | None = None
