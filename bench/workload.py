"""The workload: 14 shapes of query, each with 24 different arguments, the same for every catalogue.

Order is soonest first, with a place nearest first: orders that every engine can give exactly.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from types import MappingProxyType

from bench.made.world import Spot, world
from finder.search.asked import Query
from finder.search.index import Index
from finder.search.query import parse_query

EACH = 24
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TIMES = ("evening", "morning", "midday", "night")
_FELLOWSHIPS = ("aa", "na", "al-anon", "aca", "oa", "ga")
_TYPES = (
    "discussion", "literature", "speaker", "step_study", "attendance_verification", "big_book",
    "varies", "parking", "children_welcome", "basic_text", "tradition_study", "workbook",
)  # fmt: skip
Wanted = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One query. `words` are whole ones but for the last where it is `unfinished`.

    `around` is (latitude, longitude, kilometres); `wanted` the values of each filter: all of them
    for `type`, any of them otherwise. `page` has 25 meetings.
    """

    shape: int
    words: tuple[str, ...] = ()
    unfinished: bool = False
    around: tuple[float, float, float] | None = None
    wanted: Wanted = field(default_factory=dict)
    page: int = 1
    by_relevance: bool = False

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The same as parameters of an address."""
        pairs = [("q", " ".join(self.words))] if self.words else []
        if self.around:
            names = ("lat", "lon", "within")
            pairs += [(name, f"{value:g}") for name, value in zip(names, self.around, strict=True)]
        pairs += [(name, value) for name, values in self.wanted.items() for value in values]
        pairs += [("page", str(self.page))] if self.page > 1 else []
        return [*pairs, ("sort", self.sort)] if self.words and not self.around else pairs

    @property
    def sort(self) -> str:
        """The order in which it is answered."""
        if self.around:
            return "nearest"
        return "relevance" if self.by_relevance else "soonest"


SHAPES: Mapping[int, str] = MappingProxyType(
    {
        1: "rare word, soonest",
        2: "common word",
        3: "two words",
        4: "two common words + day + open",
        5: "unfinished word of three letters",
        6: "25 km, nearest",
        7: "10 km + day + time",
        8: "day + fellowship + open",
        9: "online + two types",
        10: "common word + 50 km + day",
        11: "word + type + fellowship",
        12: "region + time",
        13: "everything, soonest",
        14: "500 km + type",
    }
)
PLACED = frozenset({6, 7, 10, 14})  # the shapes with a place
WORDS_ALONE = (1, 2, 3, 5)


def asked(question: Question, index: Index) -> Query:
    """The question as our engine takes it: its words are only words, whatever they look like."""
    plain = [(name, value) for name, value in question.pairs if name not in ("q", "sort")]
    query = parse_query(plain, index, None)
    if not question.words:
        return query
    return replace(
        query,
        q=" ".join(question.words),
        words=question.words,
        spoken=question.words,
        unfinished=question.unfinished,
        sort=question.sort,
        sort_given=True,
    )


@cache
def questions() -> Mapping[int, tuple[Question, ...]]:
    """All of them, by shape."""
    return {shape: tuple(_MAKERS[shape]()) for shape in SHAPES}


def by_relevance() -> Mapping[int, tuple[Question, ...]]:
    """The shapes of words alone, in the order in which the site shows them. What is relevant every
    engine says in its own way, so that nobody is compared by it.
    """
    return {
        shape: tuple(replace(question, by_relevance=True) for question in questions()[shape])
        for shape in WORDS_ALONE
    }


def _word(rank: int) -> str:
    """The word that comes so many-th in frequency."""
    word: str = world().words.values[rank]
    return word


def _spot(rank: int, km: float) -> tuple[float, float, float]:
    spot: Spot = world().spots.values[rank]
    return round(spot.latitude, 2), round(spot.longitude, 2), km


def _rare() -> Iterator[Question]:
    return (Question(shape=1, words=(_word(4_000 + 600 * n),)) for n in range(EACH))


def _common() -> Iterator[Question]:
    return (Question(shape=2, words=(_word(n),)) for n in range(EACH))


def _two() -> Iterator[Question]:
    ranks = ((30 + 7 * n, 200 + 30 * n) for n in range(EACH))
    return (Question(shape=3, words=(_word(one), _word(other))) for one, other in ranks)


def _two_common() -> Iterator[Question]:
    for n in range(EACH):
        wanted = {"day": (_DAYS[n % 7],), "access": ("open",)}
        yield Question(shape=4, words=(_word(n), _word((n + 5) % EACH)), wanted=wanted)


def _unfinished() -> Iterator[Question]:
    begun = dict.fromkeys(_word(17 * n)[:3] for n in range(20 * EACH))
    return (Question(shape=5, words=(word,), unfinished=True) for word in list(begun)[:EACH])


def _near() -> Iterator[Question]:
    return (Question(shape=6, around=_spot(5 * n, 25)) for n in range(EACH))


def _near_then() -> Iterator[Question]:
    for n in range(EACH):
        wanted = {"day": (_DAYS[n % 7],), "time": (_TIMES[n % 4],)}
        yield Question(shape=7, around=_spot(5 * n + 1, 10), wanted=wanted)


def _day_fellowship() -> Iterator[Question]:
    for n in range(EACH):
        fellowship = _FELLOWSHIPS[n // 7 + n % 3]
        wanted = {"day": (_DAYS[n % 7],), "fellowship": (fellowship,), "access": ("open",)}
        yield Question(shape=8, wanted=wanted)


def _online_types() -> Iterator[Question]:
    size = len(_TYPES)
    for n in range(EACH):
        types = (_TYPES[n % size], _TYPES[(n % size + 1 + n // size) % size])
        yield Question(shape=9, wanted={"attendance": ("online",), "type": types})


def _word_near() -> Iterator[Question]:
    for n in range(EACH):
        wanted = {"day": (_DAYS[n % 7],)}
        yield Question(shape=10, words=(_word(n),), around=_spot(5 * n + 2, 50), wanted=wanted)


def _word_type() -> Iterator[Question]:
    for n in range(EACH):
        wanted = {"type": (_TYPES[n % 6],), "fellowship": (_FELLOWSHIPS[n % 3],)}
        yield Question(shape=11, words=(_word(100 + 35 * n),), wanted=wanted)


def _region() -> Iterator[Question]:
    paths = dict.fromkeys(spot.regions[0].lower() for spot in world().spots.values)
    for n, path in enumerate(list(paths)[:EACH]):
        yield Question(shape=12, wanted={"region": (path,), "time": (_TIMES[n % 4],)})


def _everything() -> Iterator[Question]:
    return (Question(shape=13, page=n + 1) for n in range(EACH))


def _far() -> Iterator[Question]:
    for n in range(EACH):
        wanted = {"type": (_TYPES[n % len(_TYPES)],)}
        yield Question(shape=14, around=_spot(7 * n + 3, 500), wanted=wanted)


_MAKERS: Mapping[int, Callable[[], Iterator[Question]]] = {
    1: _rare, 2: _common, 3: _two, 4: _two_common, 5: _unfinished, 6: _near, 7: _near_then,
    8: _day_fellowship, 9: _online_types, 10: _word_near, 11: _word_type, 12: _region,
    13: _everything, 14: _far,
}  # fmt: skip
