"""How many meetings a query would find with each option of a facet."""

from collections.abc import Collection, Iterator, Sequence
from itertools import compress, repeat
from operator import itemgetter
from typing import NamedTuple, TypeVar, overload

T = TypeVar("T")


class FacetCount(NamedTuple):
    """A value of a facet, and how many meetings the query would find with it."""

    value: str
    label: str
    count: int  # type: ignore[assignment]  # a tuple's method of that name is not needed


class Counts(Sequence[FacetCount]):
    """The options of one facet, in order, as columns: who reads one of them pays for no other.

    Of `known` values and their labels those at `places` are the options; all where that is None.
    As a sequence it has a `FacetCount` for each option; they are made when first looked at.
    """

    __slots__ = ("_every", "known", "numbers", "places")

    def __init__(
        self,
        values: Sequence[str],
        labels: Sequence[str],
        numbers: Sequence[int],
        places: Sequence[int] | None = None,
    ) -> None:
        self.known, self.numbers, self.places = (values, labels), numbers, places
        self._every: tuple[FacetCount, ...] | None = None

    def picked(self, known: Sequence[T]) -> Sequence[T]:
        """Of what there is for each known value, in their order, that of the options."""
        if self.places is None:
            return known
        if len(self.places) < 2:
            return [known[place] for place in self.places]
        found: tuple[T, ...] = itemgetter(*self.places)(known)
        return found

    def only(self, values: Collection[str]) -> "Counts":
        """Those options alone, in the same order."""
        chosen = [value in values for value in self.values]
        places = range(len(self.known[0])) if self.places is None else self.places
        left = list(compress(places, chosen))
        return Counts(*self.known, list(compress(self.numbers, chosen)), left)

    @property
    def values(self) -> Sequence[str]:
        return self.picked(self.known[0])

    @property
    def labels(self) -> Sequence[str]:
        return self.picked(self.known[1])

    @property
    def columns(self) -> tuple[Sequence[str], Sequence[str], Sequence[int]]:
        """Values, labels and numbers."""
        return self.values, self.labels, self.numbers

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, place: int) -> FacetCount: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[FacetCount, ...]: ...
    def __getitem__(self, place: int | slice) -> FacetCount | tuple[FacetCount, ...]:
        return self._made()[place]

    def __iter__(self) -> Iterator[FacetCount]:
        return iter(self._made())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Counts) and self._made() == other._made()

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return repr(self._made())

    def _made(self) -> tuple[FacetCount, ...]:
        if self._every is None:
            # Hundreds a page: made without the checks of `FacetCount(…)`.
            columns = zip(self.values, self.labels, self.numbers, strict=True)
            self._every = tuple(map(tuple.__new__, repeat(FacetCount), columns))
        return self._every
