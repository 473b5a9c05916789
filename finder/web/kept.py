"""What a process keeps of one snapshot: the parts of its answers that are dear to make."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from finder.exports import keeping
from finder.exports.records import Records
from finder.exports.shape import Context
from finder.settings import Settings
from finder.snapshot import Snapshot
from finder.web.listed import Cards

VERSION = "2"  # part of every page's ETag: raise it when the same data would look different
MOST_TOWNS = 8_192  # some 300 bytes each
Called = tuple[str, str | None]  # a town's name and region, folded; None where it tells no region


@dataclass(kw_only=True)
class Kept:
    """Ready parts by meeting, never by what was asked. `context` says how links begin.

    `home_country` is that of the operator's home place, "" where it has none, None until asked for.
    `titled` are feeds as they are listed, and their titles; `towns` are places of our meetings by
    number, and `large` whether each is of some size.
    """

    snapshot: Snapshot
    context: Context
    settings: Settings
    home_country: str | None = None
    titled: tuple[Sequence[str], Sequence[str]] | None = None
    towns: dict[int, Called] = field(default_factory=dict)
    large: keeping.Kept[int, bool] = field(default_factory=lambda: keeping.Kept(MOST_TOWNS))

    @cached_property
    def mark(self) -> str:
        """What every page depends on beside the clock: data, their age, software, settings."""
        fetched = sorted((key, at.isoformat()) for key, at in self.snapshot.fetched.items())
        told = repr((self.snapshot.name, fetched, VERSION, self.settings, self.context.base_url))
        return hashlib.sha256(told.encode()).hexdigest()

    @cached_property
    def titles(self) -> dict[str, str]:
        """The publisher's name of each feed."""
        return {key: publisher.title for key, publisher in self.snapshot.publishers.items()}

    @cached_property
    def records(self) -> Records:
        return Records(self.snapshot.meetings, self.context, self.snapshot.prepared)

    @cached_property
    def cards(self) -> Cards:
        return Cards(self.snapshot)
