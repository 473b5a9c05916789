"""Our own engine as the benchmark asks it, and answers in the form in which all are compared."""

from datetime import datetime

from bench.answers import Engine, Plain, without_zeros
from bench.sheet import Facets
from bench.workload import Question, asked
from finder.search.asked import Query
from finder.search.engine import Answer, find
from finder.snapshot import Snapshot

TITLE = "ours"


class Ours:
    """The engine over an opened snapshot, at one moment."""

    def __init__(self, snapshot: Snapshot, now: datetime) -> None:
        self._snapshot, self._now = snapshot, now
        self._fetched = dict.fromkeys(snapshot.fetched, now)

    def warm(self) -> None:
        """What the first query of a minute makes for all queries of that minute."""
        query = self.read(Question(shape=0, page=1000))
        self.find(query)

    def find(self, query: Query) -> Answer:
        """A query that was read before."""
        return find(self._snapshot.index, query, self._now, fetched=self._fetched)

    def ask(self, query: Query) -> tuple[Answer, Facets]:
        """The answer, and its counts by value: what every engine gives."""
        answer = self.find(query)
        counts = answer.facets.items()
        return answer, {
            name: dict(zip(item.values, item.numbers, strict=True)) for name, item in counts
        }

    def read(self, question: Question) -> Query:
        """The question as a query."""
        return asked(question, self._snapshot.index)

    def plain(self, found: tuple[Answer, Facets]) -> Plain:
        """In the common form."""
        answer, facets = found
        meetings = self._snapshot.meetings([hit.row for hit in answer.hits])
        return Plain(
            total=answer.total,
            ids=tuple(meeting.id for meeting in meetings),
            facets=without_zeros(facets),
        )


def our_engine(ours: Ours) -> Engine:
    """Ours, as all are asked."""
    return Engine(name="ours", title=TITLE, read=ours.read, ask=ours.ask, plain=ours.plain)
